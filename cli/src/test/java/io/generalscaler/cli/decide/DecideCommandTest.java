package io.generalscaler.cli.decide;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.generalscaler.cli.Run;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DecideCommandTest {
    private static final JsonMapper JSON = new JsonMapper();
    private static final String SCALER =
            "{\"maxReplicas\": 20, \"metric\": {\"name\": \"queue\", \"type\": \"redis\", \"targetValue\": 10}}";
    private static final String STATE =
            "{\"now\": \"2026-01-15T10:30:00Z\", \"replicas\": 2, \"metrics\": {\"queue\": 40}}";

    private static String question(String id) {
        return "{\"id\": " + id + ", \"scaler\": " + SCALER + ", \"state\": " + STATE + "}";
    }

    private static List<JsonNode> answers(Run run) {
        return run.lines().stream().map(DecideCommandTest::json).toList();
    }

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            throw new AssertionError("no JSON: " + text, e);
        }
    }

    @Test
    void anAnswerHasTheQuestionsIdAndWhatTheStatusWouldSay() {
        JsonNode answer = answers(Run.withInput(question("\"a\""), "decide")).getFirst();
        assertThat(answer.fieldNames())
                .toIterable()
                .containsExactly("id", "desiredReplicas", "decision", "reason", "message", "steps", "conditions");
        assertThat(answer.path("conditions").fieldNames())
                .toIterable()
                .containsExactly(
                        "Ready", "ScalingActive", "MetricsAvailable", "AbleToScale", "ScalingLimited", "Paused");
        assertThat(answer.path("desiredReplicas").asInt()).isEqualTo(4);
    }

    @ParameterizedTest(name = "an id may be {0}")
    @CsvSource({"7", "1.5", "true", "null", "'\"text\"'"})
    void anIdIsGivenBackAsItCame(String id) {
        JsonNode answer = answers(Run.withInput(question(id), "decide")).getFirst();
        assertThat(answer.path("id")).isEqualTo(json(id));
    }

    @Test
    void nothingInAnAnswerSteersATerminal() {
        String id = "a\u009b31m\u202e\u2028\ud83d\ude00\udb40\udc41ä";

        Run run = Run.withInput(question("\"" + id + "\""), "decide");

        assertThat(run.out())
                .contains("\"a\\u009b31m\\u202e\\u2028\\ud83d\\ude00\\udb40\\udc41ä\"")
                .doesNotContain("\u009b", "\u202e", "\u2028");
        assertThat(answers(run).getFirst().path("id").asText()).isEqualTo(id);
    }

    @Test
    void manyEmptyLinesBeforeTheFirstQuestionArePassedOver() {
        assertThat(answers(Run.withInput("\n".repeat(100_000) + question("7"), "decide")))
                .hasSize(1);
    }

    @Test
    void emptyLinesAndTheMarksOfWindowsArePassedOver() {
        String input = "\uFEFF" + question("1") + "\r\n\r\n" + question("2") + "\r\n";
        Run run = Run.withInput(input, "decide");
        assertThat(answers(run)).extracting(it -> it.path("id").asInt()).containsExactly(1, 2);
        assertThat(run.exitCode()).isZero();
    }

    @Test
    void aLineThatMakesNoSenseIsAnsweredInItsPlace() {
        Run run = Run.withInput(question("1") + "\n?\n" + question("2"), "decide");
        assertThat(answers(run).get(1).path("line").asInt()).isEqualTo(2);
        assertThat(answers(run).get(1).path("error").asText()).startsWith("is not one JSON object");
        assertThat(answers(run).get(2).path("id").asInt()).isEqualTo(2);
        assertThat(run.exitCode()).isEqualTo(1);
    }

    @Test
    void aLineOfManyMegabytesIsRefusedAndTheNextIsAnswered() {
        Run run = Run.withInput("{\"id\": \"" + "x".repeat(4_000_000) + "\"}\n" + question("2"), "decide");
        assertThat(answers(run).getFirst().path("error").asText()).contains("longer than 3145728 bytes");
        assertThat(answers(run).get(1).path("desiredReplicas").asInt()).isEqualTo(4);
    }

    @Test
    void nestingWithoutEndIsRefused() {
        Run run = Run.withInput("{\"id\": " + "[".repeat(100_000), "decide");
        assertThat(answers(run).getFirst().path("error").asText()).isEqualTo("is nested deeper than 64 levels");
    }

    @Test
    void aTextWithoutEndIsRefused() {
        Run run = Run.withInput("{\"id\": \"" + "x".repeat(2_000_000) + "\"}\n" + question("2"), "decide");
        assertThat(answers(run).getFirst().path("error").asText())
                .isEqualTo("holds a text of more than 1000000 characters");
        assertThat(answers(run).get(1).path("desiredReplicas").asInt()).isEqualTo(4);
    }

    @ParameterizedTest(name = "{0} is no number of JSON")
    @ValueSource(strings = {"NaN", "Infinity", "-Infinity"})
    void whatIsNoNumberIsToldHowToBeWritten(String word) {
        JsonNode answer = answers(Run.withInput(question("1").replace("40}", word + "}"), "decide"))
                .getFirst();
        assertThat(answer.path("error").asText()).contains("are no numbers in JSON", "{\"missing\": \"NaN\"}");
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"replicas\": 2 | \"replicas\": \"2\" | state.replicas: \"2\": must be an integer, not a string: leave out the quotes",
                "\"replicas\": 2 | \"replicas\": 2.5 | state.replicas: 2.5: must be a whole number",
                "\"replicas\": 2 | \"replica\": 2 | state.replica: \"replica\": is not a field; the fields here are now, replicas, readyReplicas, replicasSetBy, metrics, history; did you mean replicas?",
                "\"replicas\": 2 | \"replicas\": 2, \"x\": 1 | state.x: \"x\": is not a field; the fields here are now, replicas, readyReplicas, replicasSetBy, metrics, history",
                "40} | \"40\"} | state.metrics[queue]: \"40\": must be a number, {value: 50, ageSeconds: 3}",
                "40} | {\"value\": 40, \"ageSeconds\": -3}} | state.metrics[queue].ageSeconds: -3: must be from 0",
                "40}} | 40}, \"history\": {\"lastScaleAgeSeconds\": -5}} | lastScaleAgeSeconds: -5: must be from 0",
                "\"maxReplicas\": 20 | \"maxReplica\": 20 | did you mean maxReplicas?",
                "\"maxReplicas\": 20 | \"maxReplicas\": 20, \"nonsense\": 1 | is not a field; the fields here are targetRef, mode"
            })
    void whatIsWrongIsNamedWithWhatWouldBeValid(String right, String wrong, String says) {
        Run run = Run.withInput(question("1").replace(right, wrong), "decide");
        assertThat(answers(run).getFirst().path("error").asText()).contains(says);
        assertThat(run.exitCode()).isEqualTo(1);
    }

    @Test
    void aMillionPodsForAMonthAreCounted() {
        String spent = "40}, \"history\": {\"spend\": {\"month\": \"2026-01\", \"podSeconds\": 2678400000000}}}";
        Run run = Run.withInput(question("1").replace("40}}", spent), "decide");
        assertThat(run.exitCode()).isZero();
    }

    @Test
    void aBombOfAliasesIsRefusedBeforeItIsCopied() {
        StringBuilder bomb = new StringBuilder("id: 1\na0: &a0 [x, x]\n");
        for (int i = 1; i < 30; i++) {
            bomb.append("a%d: &a%d [*a%d, *a%d]\n".formatted(i, i, i - 1, i - 1));
        }
        String input = bomb + "---\nid: 2\nscaler: " + SCALER + "\nstate: " + STATE + "\n";
        List<JsonNode> answers = answers(Run.withInput(input, "decide"));
        assertThat(answers.getFirst().path("error").asText()).contains("has aliases (*name) that stand for more than");
        assertThat(answers.get(1).path("desiredReplicas").asInt()).isEqualTo(4);
    }

    @Test
    void aNumberWithAHugeExponentIsAnsweredQuickly() {
        Run run = Run.withInput(question("1").replace("40}", "1e999999999}"), "decide");
        assertThat(answers(run).getFirst().path("desiredReplicas").asInt()).isEqualTo(6);
    }

    @Test
    void aBrokenYamlDocumentDoesNotHideTheNext() {
        String input = "# questions\nid: 1\nscaler: {\n---\nid: 2\nscaler: " + SCALER + "\nstate: " + STATE + "\n";
        List<JsonNode> answers = answers(Run.withInput(input, "decide"));
        assertThat(answers).hasSize(2);
        assertThat(answers.getFirst().path("error").asText()).startsWith("is neither YAML nor JSON");
        assertThat(answers.get(1).path("id").asInt()).isEqualTo(2);
    }

    @Test
    void anObjectOverSeveralLinesIsOneQuestion() {
        String input = "{\n  \"id\": 1,\n  \"scaler\": " + SCALER + ",\n  \"state\": " + STATE + "\n}\n";
        assertThat(answers(Run.withInput(input, "decide"))
                        .getFirst()
                        .path("desiredReplicas")
                        .asInt())
                .isEqualTo(4);
    }

    @Test
    void theFormMayBeSaid() {
        Run run = Run.withInput(question("1"), "decide", "--input", "yaml");
        assertThat(answers(run).getFirst().path("desiredReplicas").asInt()).isEqualTo(4);
    }

    @Test
    void noInputHasNoAnswer() {
        Run run = Run.withInput("", "decide");
        assertThat(run.out()).isEmpty();
        assertThat(run.exitCode()).isZero();
    }

    @Test
    void asTextEachStepIsALine() {
        Run run = Run.withInput(question("\"two to four\""), "decide", "-o", "text");
        assertThat(run.lines())
                .contains("two to four", "  2 → 4  Scale ScaledUp")
                .anyMatch(line -> line.matches(" +Combine +2 → 4 +AboveTarget +queue 40 at 10 per replica asks for 4"));
    }

    @Test
    void aFileThatIsNotThereIsOneLine(@TempDir Path folder) {
        Run run = Run.gscale("decide", "-f", folder.resolve("none").toString());
        assertThat(run.exitCode()).isEqualTo(3);
        assertThat(run.err().lines()).hasSize(1);
    }

    @Test
    void questionsMayBeInAFile(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(folder.resolve("questions.jsonl"), question("1") + "\n");
        assertThat(answers(Run.gscale("decide", "-f", file.toString()))).hasSize(1);
    }
}
