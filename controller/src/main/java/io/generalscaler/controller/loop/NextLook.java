package io.generalscaler.controller.loop;

import io.generalscaler.engine.model.History;
import io.generalscaler.engine.model.Reason;
import io.generalscaler.engine.model.Recommendation;
import io.generalscaler.engine.model.ScaleEvent;
import io.generalscaler.engine.model.Step;
import io.generalscaler.engine.model.Trace;
import io.generalscaler.engine.plan.Behavior;
import io.generalscaler.engine.plan.DirectionRules;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

/**
 * When what damped a decision lets go of it: then is the time to look again, however long the polling interval is.
 *
 * <pre>
 * CoolingDown  the last change + cooldown
 * Stabilized   the last time at which the extreme of the window was asked for + window
 * </pre>
 *
 * A rate limit frees its room bit by bit and is left to the regular looks.
 */
final class NextLook {

    private NextLook() {}

    /** The first instant after the decision at which damping ends; empty where nothing was damped. */
    static Optional<Instant> undamped(Trace trace, History history, Behavior behavior) {
        return trace.steps().stream()
                .flatMap(step -> end(step, trace, history, behavior).stream())
                .filter(at -> at.isAfter(trace.at()))
                .min(Instant::compareTo);
    }

    private static Optional<Instant> end(Step step, Trace trace, History history, Behavior behavior) {
        if (step.reason() != Reason.CoolingDown && step.reason() != Reason.Stabilized) {
            return Optional.empty();
        }
        boolean up = step.before() > trace.decision().currentReplicas();
        DirectionRules rules = up ? behavior.up() : behavior.down();
        return step.reason() == Reason.CoolingDown
                ? lastChange(history).map(at -> at.plus(rules.cooldown()))
                : extremeEnds(history.recommendations().orElse(List.of()), trace.at(), rules.stabilizationWindow(), up);
    }

    private static Optional<Instant> lastChange(History history) {
        return Stream.concat(
                        history.lastScale().stream(),
                        history.scaleEvents().stream().map(ScaleEvent::at))
                .max(Instant::compareTo);
    }

    private static Optional<Instant> extremeEnds(
            List<Recommendation> recommendations, Instant now, Duration window, boolean smallest) {
        List<Recommendation> inside = recommendations.stream()
                .filter(each -> each.at().isAfter(now.minus(window)))
                .toList();
        OptionalInt extreme = smallest
                ? inside.stream().mapToInt(Recommendation::replicas).min()
                : inside.stream().mapToInt(Recommendation::replicas).max();
        return inside.stream()
                .filter(each -> extreme.isPresent() && each.replicas() == extreme.getAsInt())
                .map(Recommendation::at)
                .max(Instant::compareTo)
                .map(at -> at.plus(window));
    }
}
