package io.generalscaler.api.status;

import static io.generalscaler.api.status.Evaluations.QUEUE;
import static io.generalscaler.api.status.Evaluations.first;
import static io.generalscaler.api.status.Evaluations.value;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

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
    private static List<String> shown(Trace trace, Optional<String> problem) {
        return Conditions.of(trace, problem).stream()
                .map(it -> it.type() + "=" + it.status() + "/" + it.reason())
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
                        "Ready=True/AtDesired ScalingActive=True/AtDesired AbleToScale=True/ReadyForNewScale"
                                + " ScalingLimited=False/DesiredWithinRange Paused=False/NotPaused"),
                arguments(
                        "a step that is limited says by what",
                        decided("behavior: {scaleUp: {maxIncrement: 5}}", 2, value(120)),
                        "Ready=True/ScaledUp ScalingActive=True/ScaledUp AbleToScale=True/ReadyForNewScale"
                                + " ScalingLimited=True/RateLimited Paused=False/NotPaused"),
                arguments(
                        "a missing metric is not ready, and nothing is scaled by it",
                        decided("", 5, timeout),
                        "Ready=False/AllMetricsMissing ScalingActive=False/AllMetricsMissing"
                                + " AbleToScale=True/ReadyForNewScale ScalingLimited=False/DesiredWithinRange"
                                + " Paused=False/NotPaused"),
                arguments(
                        "a fallback scales, and is not ready",
                        decided("fallback: {afterFailures: 1, replicas: 8}", 5, timeout),
                        "Ready=False/FallbackUsed ScalingActive=True/FallbackUsed AbleToScale=True/ReadyForNewScale"
                                + " ScalingLimited=False/DesiredWithinRange Paused=False/NotPaused"),
                arguments(
                        "a pause says so, and is ready",
                        decided("pause: {reason: load test}", 5, value(500)),
                        "Ready=True/Paused ScalingActive=False/Paused AbleToScale=True/ReadyForNewScale"
                                + " ScalingLimited=False/DesiredWithinRange Paused=True/Paused"),
                arguments(
                        "a limit that an override passes over limits nothing",
                        decided("override: {replicas: 9}\nbehavior: {scaleUp: {maxIncrement: 1}}", 5, value(500)),
                        "Ready=True/Overridden ScalingActive=False/Overridden AbleToScale=True/ReadyForNewScale"
                                + " ScalingLimited=False/DesiredWithinRange Paused=False/NotPaused"),
                arguments(
                        "an override beyond the bounds is limited by them",
                        decided("override: {replicas: 900}", 5, value(50)),
                        "Ready=True/Overridden ScalingActive=False/Overridden AbleToScale=True/ReadyForNewScale"
                                + " ScalingLimited=True/AtMaxReplicas Paused=False/NotPaused"),
                arguments(
                        "a recommendation is not followed",
                        decided("mode: Recommend", 5, value(80)),
                        "Ready=True/RecommendOnly ScalingActive=False/RecommendOnly AbleToScale=True/ReadyForNewScale"
                                + " ScalingLimited=False/DesiredWithinRange Paused=False/NotPaused"),
                arguments(
                        "without its workload nothing works",
                        Trace.refused(Evaluations.NOW, 0, Reason.TargetNotFound, "there is no Deployment app"),
                        "Ready=False/TargetNotFound ScalingActive=False/TargetNotFound AbleToScale=False/TargetNotFound"
                                + " ScalingLimited=False/DesiredWithinRange Paused=False/NotPaused"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void states(String state, Trace trace, String expected) {
        assertThat(String.join(" ", shown(trace, Optional.empty()))).isEqualTo(expected);
    }

    @Test
    void aWriteThatFailedIsNotReadyAndNotAble() {
        assertThat(shown(decided("", 2, value(30)), Optional.of("the API server refused the write")))
                .contains(
                        "Ready=False/FailedUpdateScale",
                        "AbleToScale=False/FailedUpdateScale",
                        "ScalingActive=True/ScaledUp");
    }

    @Test
    void messagesCarryNumbersAndTheRefusalsOwnWords() {
        assertThat(Conditions.of(decided("", 5, new Reading.Missing("Timeout")), Optional.empty())
                        .getFirst()
                        .message())
                .isEqualTo("no reading of queue (Timeout)");
        assertThat(Conditions.of(
                                Trace.refused(Evaluations.NOW, 0, Reason.TargetNotFound, "there is no Deployment app"),
                                Optional.empty())
                        .getFirst()
                        .message())
                .isEqualTo("there is no Deployment app");
    }
}
