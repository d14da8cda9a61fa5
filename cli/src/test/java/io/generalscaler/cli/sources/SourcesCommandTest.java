package io.generalscaler.cli.sources;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.generalscaler.api.source.MetricSources;
import io.generalscaler.cli.Run;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

final class SourcesCommandTest {

    static Iterable<String> types() {
        return MetricSources.installed().types();
    }

    @Test
    void everyTypeIsListedWithItsShortForm() {
        Run run = Run.gscale("sources");
        assertThat(run.exitCode()).isZero();
        assertThat(run.lines()).containsAll(MetricSources.installed().types());
        assertThat(run.out()).contains("    annotation: http://host:port/path#/json/pointer");
    }

    @Test
    void aTypeIsShownWithItsFields() {
        Run run = Run.gscale("sources", "http");
        assertThat(run.exitCode()).isZero();
        assertThat(run.lines())
                .contains("  url (required)", "  authRef.secretName (required)", "  tls.caSecretName", "example:")
                .contains("    type: http", "    targetValue: 10");
    }

    @ParameterizedTest
    @MethodSource("types")
    void theExampleOfATypeIsAccepted(String type, @TempDir Path folder) throws Exception {
        String example = Run.gscale("sources", type).out();
        String metric = example.substring(example.indexOf("example:\n") + "example:\n".length());
        Path scaler = Files.writeString(folder.resolve("scaler.yaml"), """
                apiVersion: autoscaling.generalscaler.io/v1alpha1
                kind: GeneralScaler
                metadata: {name: app}
                spec:
                  targetRef: {name: app}
                  maxReplicas: 5
                """ + metric);
        Run run = Run.gscale("validate", "-f", scaler.toString());
        assertThat(run.exitCode()).as(run.out()).isZero();
    }

    @Test
    void aProgramGetsATree() throws Exception {
        JsonNode tree =
                new JsonMapper().readTree(Run.gscale("sources", "-o", "json").out());
        assertThat(tree.at("/sources").findValuesAsText("type"))
                .containsAll(MetricSources.installed().types());
    }

    @Test
    void anotherTypeIsNoneAndTheNearestIsNamed() {
        Run run = Run.gscale("sources", "htttp");
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err())
                .contains("there is no metric type \"htttp\"; there are http, ")
                .contains("did you mean http?");
    }

    @ParameterizedTest
    @ValueSource(ints = {60, 80, 120})
    void noLineIsWiderThanTheTerminal(int columns) {
        assertThat(Run.wide(columns, "sources", "http").lines()).allMatch(line -> line.length() <= columns);
        assertThat(Run.wide(columns, "sources").lines()).allMatch(line -> line.length() <= columns);
    }
}
