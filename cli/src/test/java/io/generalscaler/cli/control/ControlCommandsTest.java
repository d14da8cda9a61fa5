package io.generalscaler.cli.control;

import static io.generalscaler.cli.cluster.FakeApi.SCALERS;
import static io.generalscaler.cli.cluster.FakeApi.status;
import static org.assertj.core.api.Assertions.assertThat;

import io.generalscaler.cli.Run;
import io.generalscaler.cli.cluster.FakeApi;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Pause, override and resume, by what they say and by what they send. The clock stands at 10:30. */
class ControlCommandsTest {
    @TempDir
    Path folder;

    private FakeApi api;

    @BeforeEach
    void start() {
        api = new FakeApi(folder);
    }

    @AfterEach
    void stop() {
        api.close();
    }

    private FakeApi with(Map<String, Object> more) {
        Map<String, Object> spec = new HashMap<>(Map.of("minReplicas", 2, "maxReplicas", 20));
        spec.putAll(more);
        Map<String, Object> scaler = Map.of(
                "apiVersion",
                "autoscaling.generalscaler.io/v1alpha1",
                "kind",
                "GeneralScaler",
                "metadata",
                Map.of("name", "worker", "namespace", "shop"),
                "spec",
                spec);
        return api.get(SCALERS + "/worker", 200, scaler).patch(SCALERS + "/worker", 200, scaler);
    }

    private void says(Run run, String line) {
        assertThat(run.err()).isEmpty();
        assertThat(run.out()).isEqualTo(line + "\n");
        assertThat(run.exitCode()).isZero();
    }

    private void sent(String patch) {
        assertThat(api.requests())
                .filteredOn(it -> it.startsWith("PATCH"))
                .containsExactly("PATCH " + SCALERS + "/worker?fieldManager=gscale " + patch);
    }

    @Test
    void aPauseHoldsForAsLongAsItSays() {
        says(
                with(Map.of()).run("pause", "worker", "--for", "1h30m", "--reason", "load test"),
                "generalscaler shop/worker paused until 2026-01-15T12:00:00Z");
        sent("{\"spec\":{\"pause\":{\"until\":\"2026-01-15T12:00:00Z\",\"reason\":\"load test\"}}}");
    }

    @Test
    void aPauseWithoutAnEndTakesTheOneOfAnEarlierPauseAway() {
        says(
                with(Map.of()).run("pause", "worker"),
                "generalscaler shop/worker paused; gscale resume worker -n shop ends it");
        sent("{\"spec\":{\"pause\":{\"until\":null,\"reason\":null}}}");
    }

    @ParameterizedTest(name = "gscale {0} refuses a reason that holds what is not seen")
    @CsvSource({"pause", "override"})
    void aReasonIsOneLineOfWhatIsSeen(String command) {
        for (String reason : new String[] {"\u007f", "a\nb", "a\u009bb", "a\u202eb"}) {
            Run run = command.equals("pause")
                    ? with(Map.of()).run("pause", "worker", "--reason", reason)
                    : with(Map.of()).run("override", "worker", "--replicas", "3", "--reason", reason);
            assertThat(run.exitCode()).isEqualTo(2);
            assertThat(run.err())
                    .contains(
                            "--reason must be one line without control characters or other characters that are not seen");
        }
    }

    @Test
    void anEndMayBeATimeOfAnyZone() {
        says(
                with(Map.of()).run("pause", "worker", "--until", "2026-01-15T12:00:00+01:00"),
                "generalscaler shop/worker paused until 2026-01-15T11:00:00Z");
    }

    @Test
    void anOverrideSendsItsNumber() {
        says(
                with(Map.of()).run("override", "worker", "--replicas", "12", "--for", "90m", "--reason", "launch"),
                "generalscaler shop/worker overridden with 12 until 2026-01-15T12:00:00Z");
        sent("{\"spec\":{\"override\":{\"replicas\":12,\"until\":\"2026-01-15T12:00:00Z\",\"reason\":\"launch\"}}}");
    }

    @ParameterizedTest(name = "an override with {0} is kept at {2} by {1}, which is a warning")
    @CsvSource({"25,maxReplicas,20", "1,minReplicas,2", "0,minReplicas,2"})
    void anOverrideOutsideTheBoundsIsAWarning(int replicas, String bound, int kept) {
        Run run = with(Map.of()).run("override", "worker", "--replicas", String.valueOf(replicas));
        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).startsWith("generalscaler shop/worker overridden with " + replicas);
        assertThat(run.err())
                .isEqualTo("gscale: warning: spec.override.replicas is " + replicas + ", and " + bound + " keeps it at "
                        + kept + "\n");
    }

    @Test
    void whatAdmissionWarnsOfIsSaid() {
        api.get(
                SCALERS + "/worker",
                200,
                Map.of("metadata", Map.of("name", "worker"), "spec", Map.of("maxReplicas", 20)));
        api.warning(SCALERS + "/worker", "299 - \"spec.pause waits for \\\"noon\\\"\", 299 - \"and more\"");
        Run run = api.run("override", "worker", "--replicas", "25");
        assertThat(run.err()).isEqualTo("gscale: warning: spec.pause waits for \"noon\"\ngscale: warning: and more\n");
    }

    @Test
    void resumeEndsPauseAndOverride() {
        says(
                with(Map.of("pause", Map.of(), "override", Map.of("replicas", 3)))
                        .run("resume", "worker"),
                "generalscaler shop/worker resumed: its pause and override ended");
        sent("{\"spec\":{\"pause\":null,\"override\":null}}");
    }

    @Test
    void resumeOfWhatIsNotPausedSaysSoAndSendsNothing() {
        says(with(Map.of()).run("resume", "worker"), "generalscaler shop/worker is neither paused nor overridden");
        assertThat(api.requests()).noneMatch(it -> it.startsWith("PATCH"));
    }

    @Test
    void whatAdmissionRefusesIsSaidWithItsCauses() {
        Map<String, Object> denied = new HashMap<>(status(
                422, "Invalid", "GeneralScaler.autoscaling.generalscaler.io \"worker\" is invalid: spec.override"));
        denied.put(
                "details",
                Map.of(
                        "causes",
                        List.of(Map.of("field", "spec.override.replicas", "message", "must not be negative"))));
        api.get(SCALERS + "/worker", 200, Map.of("metadata", Map.of("name", "worker"), "spec", Map.of()))
                .patch(SCALERS + "/worker", 422, denied);
        Run run = api.run("override", "worker", "--replicas", "3");
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err())
                .isEqualTo("gscale: GeneralScaler.autoscaling.generalscaler.io \"worker\" is invalid: spec.override:"
                        + " spec.override.replicas: must not be negative\n");
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "--for 2x | '2x' is no duration such as 30s, 5m or 1h30m",
                "--for -5m | '-5m' is no duration such as 30s, 5m or 1h30m",
                "--for 0s | --for must be above 0",
                "--for 1h2 | '1h2' is no duration such as 30s, 5m or 1h30m",
                "--for 999999999d | --for must end within 100 years",
                "--until 2026-01-15T10:29:59Z | --until 2026-01-15T10:29:59Z is in the past",
                "--until 2026-01-15T10:30:00Z | --until 2026-01-15T10:30:00Z is in the past",
                "--until tomorrow | --until 'tomorrow' is no time such as 2026-12-01T00:00:00Z",
                "--until 2026-12-01 | --until '2026-12-01' is no time such as 2026-12-01T00:00:00Z",
                "--for 2h --until 2026-12-01T00:00:00Z | give --for or --until, not both"
            })
    void anEndThatMakesNoSenseIsUsageAndSendsNothing(String options, String message) {
        for (String command : List.of("pause worker " + options, "override worker --replicas 3 " + options)) {
            Run run = api.run(command.split(" "));
            assertThat(run.exitCode()).isEqualTo(2);
            assertThat(run.err()).contains(message).hasLineCount(1);
        }
        assertThat(api.requests()).isEmpty();
    }
}
