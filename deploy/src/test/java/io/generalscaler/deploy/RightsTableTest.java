package io.generalscaler.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The guide's table of rights is what the chart grants: no right without its why, no why without its right. */
class RightsTableTest {
    private static final Path GUIDE = Path.of("..", "docs", "install.md");
    private static final String HEADER = "| program | where | resources | named | verbs | why |";
    private static final Pattern CELL = Pattern.compile("\\|");
    private static final Pattern COMMA = Pattern.compile(", ");
    private static final String LISTED = "each of `controller.secretNamespaces`";

    @Test
    void tableOfTheGuideIsWhatTheChartGrants() {
        assertThat(table()).isEqualTo(granted());
    }

    /** Program, place, resources, names and verbs, as the table writes them. */
    private record Right(String program, String where, Set<String> resources, String named, Set<String> verbs)
            implements Comparable<Right> {
        @Override
        public int compareTo(Right other) {
            return toString().compareTo(other.toString());
        }
    }

    private static Set<Right> table() {
        return Generated.read(GUIDE)
                .lines()
                .dropWhile(line -> !line.equals(HEADER))
                .skip(2)
                .takeWhile(line -> line.startsWith("|"))
                .map(line ->
                        CELL.splitAsStream(line.substring(1)).map(String::strip).toList())
                .peek(cells -> assertThat(cells.get(5)).as("why of %s", cells).isNotBlank())
                .map(cells -> new Right(
                        cells.get(0),
                        cells.get(1),
                        set(cells.get(2).replace("`", "")),
                        cells.get(3),
                        set(cells.get(4))))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<Right> granted() {
        Stream<JsonNode> roles = Stream.concat(
                Chart.objects("default").objects().stream(),
                // Of the other values only the namespaces with Secrets matter here.
                Chart.objects("split").ofKind("Role").stream().filter(RightsTableTest::isOfAListedNamespace));
        return roles.filter(role -> role.has("rules"))
                .filter(role -> List.of(
                                "generalscaler-webhook",
                                "generalscaler-controller",
                                "generalscaler-controller-endpoints",
                                "generalscaler-controller-secrets")
                        .contains(Rendered.name(role)))
                .flatMap(role -> Rendered.each(role.get("rules")).map(rule -> right(role, rule)))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static boolean isOfAListedNamespace(JsonNode role) {
        return !namespace(role).equals(Chart.NAMESPACE) && !namespace(role).equals("default");
    }

    private static String namespace(JsonNode role) {
        return role.at("/metadata/namespace").asText();
    }

    private static String where(JsonNode role) {
        if (Rendered.kind(role).equals("ClusterRole")) {
            return "cluster";
        }
        if (isOfAListedNamespace(role)) {
            return LISTED;
        }
        return namespace(role).equals(Chart.NAMESPACE) ? "own namespace" : "`default`";
    }

    private static Right right(JsonNode role, JsonNode rule) {
        String group = rule.at("/apiGroups/0").asText();
        Set<String> resources = Rendered.texts(rule.get("resources")).stream()
                .map(resource -> group.isEmpty() ? resource : resource + "." + group)
                .collect(Collectors.toCollection(TreeSet::new));
        return new Right(
                Rendered.name(role).contains("webhook") ? "webhook" : "controller",
                where(role),
                resources,
                String.join(", ", Rendered.texts(rule.path("resourceNames"))),
                new TreeSet<>(Rendered.texts(rule.get("verbs"))));
    }

    private static Set<String> set(String listed) {
        return COMMA.splitAsStream(listed).collect(Collectors.toCollection(TreeSet::new));
    }
}
