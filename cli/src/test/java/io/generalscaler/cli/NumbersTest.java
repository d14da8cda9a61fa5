package io.generalscaler.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A number that no field can hold is said of its field, and of nothing else. */
class NumbersTest {
    private static final String GOOD =
            "{\"id\": \"good\", \"scaler\": {\"maxReplicas\": 5, \"metric\": {\"type\": \"redis\", \"targetValue\": 10}},"
                    + " \"state\": {\"now\": \"2026-01-15T10:30:00Z\", \"replicas\": 2, \"metrics\": {\"redis\": 40}}}";

    static Stream<String> numbers() {
        return Stream.of(
                "1e-2000",
                "1e-99999999999",
                "1e99999999999",
                "-1e99999999999",
                "1e2147483647",
                "1e-2147483648",
                "1e999999999",
                "0.5",
                "1" + "0".repeat(5_000),
                "0." + "1".repeat(5_000));
    }

    @ParameterizedTest(name = "{index}")
    @MethodSource("numbers")
    void areViolationsOfTheirQuestionAlone(String number) {
        String bad = GOOD.replace("good", "bad").replace(": 5,", ": " + number + ",");
        String badState = GOOD.replace("good", "bad").replace("\"replicas\": 2", "\"replicas\": " + number);

        Run run = Run.withInput(GOOD + "\n" + bad + "\n" + badState + "\n" + GOOD + "\n", "decide");

        assertThat(run.lines()).hasSize(4);
        assertThat(run.lines().get(0)).isEqualTo(run.lines().get(3)).contains("\"desiredReplicas\":4");
        assertThat(run.lines().get(1)).contains("\"id\":\"bad\"", "\"path\":\"spec.maxReplicas\"");
        assertThat(run.lines().get(2)).contains("\"id\":\"bad\"", "\"path\":\"state.replicas\"");
        assertThat(run.err()).isEmpty();
    }

    @ParameterizedTest(name = "{index}")
    @MethodSource("numbers")
    void everyNumberOfAStateGetsAnAnswer(String number) {
        for (String state : new String[] {
            "\"metrics\": {\"redis\": " + number + "}",
            "\"metrics\": {\"redis\": {\"value\": 1, \"ageSeconds\": " + number + "}}",
            "\"metrics\": {\"redis\": 1}, \"history\": {\"lastScaleAgeSeconds\": " + number
                    + ", \"consecutiveFailures\": {\"redis\": " + number
                    + "}, \"spend\": {\"podSeconds\": " + number + "}, \"scaleEvents\": [{\"ageSeconds\": " + number
                    + ", \"change\": " + number
                    + "}]}"
        }) {
            Run run = Run.withInput(GOOD.replace("\"metrics\": {\"redis\": 40}", state) + "\n" + GOOD + "\n", "decide");
            assertThat(run.lines()).hasSize(2);
            assertThat(run.lines()).noneMatch(line -> line.contains("a defect of gscale"));
            assertThat(run.lines().get(1)).contains("\"desiredReplicas\":4");
        }
    }

    @ParameterizedTest(name = "{index}")
    @MethodSource("numbers")
    void areViolationsOfTheirDocumentAlone(String number) {
        String scaler = """
                apiVersion: autoscaling.generalscaler.io/v1alpha1
                kind: GeneralScaler
                metadata: {name: %s}
                spec: {targetRef: {name: %s}, maxReplicas: %s, metric: {type: redis, targetValue: 1, redis: {host: r, queueName: q}}}
                ---
                """;

        Run run = Run.withInput(
                scaler.formatted("a", "a", number) + scaler.formatted("b", "b", "5"), "validate", "-f", "-");

        assertThat(run.out()).contains("spec.maxReplicas", "GeneralScaler a rejected", "GeneralScaler b accepted");
    }
}
