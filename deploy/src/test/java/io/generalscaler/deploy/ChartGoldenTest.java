package io.generalscaler.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** What the chart renders, word for word, so that a change of a template shows what it changes in a cluster. */
class ChartGoldenTest {
    private static final Path GOLDEN = Path.of("src", "test", "resources", "golden");

    private static final Pattern FILES =
            Pattern.compile("(?s)(?<=generalscaler\\.json: \\|-\n|kind: PrometheusRule\n.{0,1000}\nspec:\n).*");

    static final List<String> VALUE_SETS = Chart.VALUE_SETS;

    @ParameterizedTest(name = "renders {0} as reviewed")
    @FieldSource("VALUE_SETS")
    void rendersAsReviewed(String valueSet) {
        Generated.check(GOLDEN.resolve(valueSet + ".yaml"), withoutFiles(Chart.render(valueSet)));
    }

    @Test
    void lintsWithoutAWarning() {
        var result = Chart.helm().lint().strict().call();

        assertThat(result.isFailed()).as("%s", result.getMessages()).isFalse();
        assertThat(result.getMessages()).isEmpty();
    }

    @ParameterizedTest(name = "renders {0} equally twice")
    @FieldSource("VALUE_SETS")
    void rendersEquallyTwice(String valueSet) {
        assertThat(Chart.render(valueSet)).isEqualTo(Chart.render(valueSet));
    }

    @ParameterizedTest(name = "names nothing twice in {0}")
    @FieldSource("VALUE_SETS")
    void namesNothingTwice(String valueSet) {
        assertThat(Chart.objects(valueSet).titles()).doesNotHaveDuplicates();
    }

    /** The CRD, the dashboard and the alerts are files of their own, reviewed where they are. */
    private static String withoutFiles(String yaml) {
        return Rendered.documents(yaml).stream()
                .filter(document -> !document.contains("kind: CustomResourceDefinition"))
                .map(document -> "---\n" + FILES.matcher(document).replaceFirst("") + "\n")
                .collect(Collectors.joining());
    }
}
