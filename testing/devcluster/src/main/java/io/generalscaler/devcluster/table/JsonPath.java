package io.generalscaler.devcluster.table;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The JSON paths that printer columns use: fields, {@code ['quoted fields']}, indices (negative from the end), {@code [*]}
 * and filters such as {@code [?(@.type=="Ready")]}.
 */
final class JsonPath {

    private static final Pattern STEP = Pattern.compile("\\.?(?:(?<field>(?:[^.\\[\\]\\\\]|\\\\.)+)"
            + "|\\[\\s*(?<index>-?\\d+)\\s*]"
            + "|\\[\\s*(?<all>\\*)\\s*]"
            + "|\\[\\s*(?:'(?<single>[^']*)'|\"(?<double>[^\"]*)\")\\s*]"
            + "|\\[\\?\\(\\s*@(?<path>[^=!]*?)\\s*(?<op>==|!=)\\s*(?<value>[^)]*?)\\s*\\)])");

    private interface Step {
        void apply(JsonNode node, List<JsonNode> found);
    }

    private final List<Step> steps;

    private JsonPath(List<Step> steps) {
        this.steps = steps;
    }

    /** Parses a path; what cannot be parsed finds nothing. */
    static JsonPath parse(String path) {
        List<Step> steps = new ArrayList<>();
        Matcher matcher = STEP.matcher(path);
        int at = 0;
        while (at < path.length()) {
            if (!matcher.region(at, path.length()).lookingAt()) {
                return new JsonPath(List.of((node, found) -> {}));
            }
            steps.add(step(matcher));
            at = matcher.end();
        }
        return new JsonPath(steps);
    }

    private static Step step(Matcher matcher) {
        if (matcher.group("index") != null) {
            int index = Integer.parseInt(matcher.group("index"));
            return (node, found) -> found.add(node.path(index < 0 ? node.size() + index : index));
        }
        if (matcher.group("all") != null) {
            return (node, found) -> node.forEach(found::add);
        }
        if (matcher.group("op") != null) {
            return filter(matcher);
        }
        String quoted = matcher.group("single") == null ? matcher.group("double") : matcher.group("single");
        String field = quoted == null ? matcher.group("field").replaceAll("\\\\(.)", "$1") : quoted;
        return (node, found) -> found.add(node.path(field));
    }

    private static Step filter(Matcher matcher) {
        JsonPath path = parse(matcher.group("path"));
        boolean equal = matcher.group("op").equals("==");
        String value = matcher.group("value").replaceAll("^['\"]|['\"]$", "");
        return (node, found) -> node.forEach(item -> {
            if (path.first(item).asText().equals(value) == equal) {
                found.add(item);
            }
        });
    }

    /** The first value that the path leads to; a missing node where it leads nowhere. */
    JsonNode first(JsonNode root) {
        List<JsonNode> at = List.of(root);
        for (Step step : steps) {
            List<JsonNode> next = new ArrayList<>();
            at.forEach(node -> step.apply(node, next));
            at = next.stream().filter(node -> !node.isMissingNode()).toList();
        }
        return at.isEmpty() ? MissingNode.getInstance() : at.getFirst();
    }
}
