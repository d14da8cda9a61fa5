package io.generalscaler.api.status;

import static io.generalscaler.api.status.Evaluations.QUEUE;
import static io.generalscaler.api.status.Evaluations.at;
import static io.generalscaler.api.status.Evaluations.first;
import static io.generalscaler.api.status.Evaluations.value;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.generalscaler.engine.model.Freeze;
import io.generalscaler.engine.model.Reading;
import io.generalscaler.engine.model.Reason;
import io.generalscaler.engine.model.Trace;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ConditionsTest {
    private static List<String> shown(Trace trace, Optional<Unwritten> problem) {
        return Conditions.of(trace, problem).stream()
                .map(it -> it.type() + "=" + it.state() + "/" + it.reason())
                .toList();
    }

    private static Trace decided(String more, int replicas, Reading queue) {
        return first(QUEUE + more, replicas, Map.of("queue", queue)).trace();
    }

    static Stream<Arguments> states() {
        Reading timeout = new Reading.Missing("Timeout");
        return Stream.of(
                arguments(
                        "all is well at the size that is asked for",
                        decided("", 5, value(50)),
                        "Ready=True/CanWork ScalingActive=True/ValidMetricFound MetricsAvailable=True/MetricsRead"
                                + " AbleToScale=True/ReadyForNewScale ScalingLimited=False/DesiredWithinRange"
                                + " Paused=False/NotPaused"),
                arguments(
                        "a step that is limited says by what",
                        decided("behavior: {scaleUp: {maxIncrement: 5}}", 2, value(120)),
                        "Ready=True/CanWork ScalingActive=True/ValidMetricFound MetricsAvailable=True/MetricsRead"
                                + " AbleToScale=True/SucceededRescale ScalingLimited=True/ScaleUpLimit"
                                + " Paused=False/NotPaused"),
                arguments(
                        "a step down that is limited says so",
                        decided("behavior: {scaleDown: {maxDecrement: 1}}", 8, value(10)),
                        "Ready=True/CanWork ScalingActive=True/ValidMetricFound MetricsAvailable=True/MetricsRead"
                                + " AbleToScale=True/SucceededRescale ScalingLimited=True/ScaleDownLimit"
                                + " Paused=False/NotPaused"),
                arguments(
                        "more than maxReplicas is asked for",
                        decided("", 20, value(500)),
                        "Ready=True/CanWork ScalingActive=True/ValidMetricFound MetricsAvailable=True/MetricsRead"
                                + " AbleToScale=True/ReadyForNewScale ScalingLimited=True/TooManyReplicas"
                                + " Paused=False/NotPaused"),
                arguments(
                        "a missing metric is no fault of the scaler, and nothing is scaled by it",
                        decided("", 5, timeout),
                        "Ready=True/CanWork ScalingActive=False/FailedGetExternalMetric"
                                + " MetricsAvailable=False/FailedGetExternalMetric AbleToScale=True/ReadyForNewScale"
                                + " ScalingLimited=False/DesiredWithinRange Paused=False/NotPaused"),
                arguments(
                        "a missing Secret and a wrong login are weather too",
                        decided("", 5, new Reading.Missing("SecretUnavailable")),
                        "Ready=True/CanWork ScalingActive=False/FailedGetExternalMetric"
                                + " MetricsAvailable=False/FailedGetExternalMetric AbleToScale=True/ReadyForNewScale"
                                + " ScalingLimited=False/DesiredWithinRange Paused=False/NotPaused"),
                arguments(
                        "a refused address is for somebody to mend",
                        decided("", 5, new Reading.Missing("AddressRefused")),
                        "Ready=False/AddressRefused ScalingActive=False/FailedGetExternalMetric"
                                + " MetricsAvailable=False/FailedGetExternalMetric AbleToScale=True/ReadyForNewScale"
                                + " ScalingLimited=False/DesiredWithinRange Paused=False/NotPaused"),
                arguments(
                        "a fallback scales",
                        decided("fallback: {afterFailures: 1, replicas: 8}", 5, timeout),
                        "Ready=True/CanWork ScalingActive=True/FallbackUsed"
                                + " MetricsAvailable=False/FailedGetExternalMetric AbleToScale=True/SucceededRescale"
                                + " ScalingLimited=False/DesiredWithinRange Paused=False/NotPaused"),
                arguments(
                        "a pause says so, and is ready",
                        decided("pause: {reason: load test}", 5, value(500)),
                        "Ready=True/CanWork ScalingActive=False/Paused MetricsAvailable=True/MetricsRead"
                                + " AbleToScale=True/ReadyForNewScale ScalingLimited=False/DesiredWithinRange"
                                + " Paused=True/Paused"),
                arguments(
                        "a limit that an override passes over limits nothing",
                        decided("override: {replicas: 9}\nbehavior: {scaleUp: {maxIncrement: 1}}", 5, value(500)),
                        "Ready=True/CanWork ScalingActive=False/Overridden MetricsAvailable=True/MetricsRead"
                                + " AbleToScale=True/SucceededRescale ScalingLimited=False/DesiredWithinRange"
                                + " Paused=False/NotPaused"),
                arguments(
                        "an override beyond the bounds is limited by them",
                        decided("override: {replicas: 900}", 5, value(50)),
                        "Ready=True/CanWork ScalingActive=False/Overridden MetricsAvailable=True/MetricsRead"
                                + " AbleToScale=True/SucceededRescale ScalingLimited=True/TooManyReplicas"
                                + " Paused=False/NotPaused"),
                arguments(
                        "a recommendation is not followed",
                        decided("mode: Recommend", 5, value(80)),
                        "Ready=True/CanWork ScalingActive=False/RecommendOnly MetricsAvailable=True/MetricsRead"
                                + " AbleToScale=True/ReadyForNewScale ScalingLimited=False/DesiredWithinRange"
                                + " Paused=False/NotPaused"),
                arguments(
                        "a window holds the size",
                        at(
                                        Evaluations.NOW.plusSeconds(15),
                                        QUEUE,
                                        8,
                                        Map.of("queue", value(10)),
                                        first(QUEUE, 8, Map.of("queue", value(80)))
                                                .history())
                                .trace(),
                        "Ready=True/CanWork ScalingActive=True/ValidMetricFound MetricsAvailable=True/MetricsRead"
                                + " AbleToScale=True/ScaleDownStabilized ScalingLimited=False/DesiredWithinRange"
                                + " Paused=False/NotPaused"),
                arguments(
                        "a workload that a person stopped is left alone",
                        decided("", 0, value(50)),
                        "Ready=True/CanWork ScalingActive=False/ScalingDisabled MetricsAvailable=True/MetricsRead"
                                + " AbleToScale=True/ReadyForNewScale ScalingLimited=False/DesiredWithinRange"
                                + " Paused=False/NotPaused"),
                arguments(
                        "without its workload nothing works",
                        Trace.refused(Evaluations.NOW, 0, Reason.TargetNotFound, "there is no Deployment app"),
                        "Ready=False/TargetNotFound ScalingActive=False/TargetNotFound MetricsAvailable=Unknown/NotAsked"
                                + " AbleToScale=False/TargetNotFound ScalingLimited=False/DesiredWithinRange"
                                + " Paused=False/NotPaused"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void states(String state, Trace trace, String expected) {
        assertThat(String.join(" ", shown(trace, Optional.empty()))).isEqualTo(expected);
    }

    @Test
    void aWriteThatIsRefusedIsNotReadyAndOneThatGotNoAnswerIs() {
        Trace trace = decided("", 2, value(30));
        assertThat(shown(trace, Optional.of(new Unwritten("the controller may not patch the scale", true))))
                .contains("Ready=False/FailedUpdateScale", "AbleToScale=False/FailedUpdateScale");
        assertThat(shown(trace, Optional.of(new Unwritten("the API server did not answer the write", false))))
                .contains("Ready=True/CanWork", "AbleToScale=False/FailedUpdateScale");
    }

    @Test
    void messagesAreShortAndARefusalSaysWhy() {
        assertThat(Conditions.of(decided("", 5, new Reading.Missing("Timeout")), Optional.empty()))
                .extracting(Condition::message)
                .contains("no reading of queue (Timeout)")
                .allMatch(message -> message.length() < 60);
        assertThat(Conditions.of(
                                Trace.refused(Evaluations.NOW, 0, Reason.TargetNotFound, "there is no Deployment app"),
                                Optional.empty())
                        .getFirst()
                        .message())
                .isEqualTo("there is no Deployment app");
    }

    @Test
    void whatCannotWorkShowsAFreezeAndClaimsNothingOfPods() {
        Freeze freeze = new Freeze(Evaluations.NOW.plusSeconds(60), "ConfigMap shop/generalscaler-freeze", "sale");
        Trace refused = Trace.refused(
                Evaluations.NOW, 0, Reason.TargetNotFound, "there is no Deployment app", Optional.of(freeze));
        assertThat(Conditions.of(refused, Optional.empty()))
                .extracting(Condition::message)
                .contains(
                        "there is no Deployment app",
                        "frozen until 2026-01-15T10:31:00Z by ConfigMap shop/generalscaler-freeze (sale)");
        assertThat(refused.summary())
                .isEqualTo("there is no Deployment app; frozen until 2026-01-15T10:31:00Z by ConfigMap"
                        + " shop/generalscaler-freeze (sale)");
        assertThat(Conditions.pods(false, Optional.empty()).state()).isEqualTo(Condition.State.Unknown);
        assertThat(Conditions.pods(true, Optional.empty()).state()).isEqualTo(Condition.State.True);
    }

    @Test
    void aConditionHasOneOfItsOwnReasons() {
        assertThatThrownBy(() -> new Condition(Condition.Type.Ready, true, ConditionReason.NotPaused))
                .hasMessageContaining("NotPaused is none of Ready");
    }
}
