package io.generalscaler.engine;

import io.generalscaler.engine.model.Carried;
import io.generalscaler.engine.model.Decision;
import io.generalscaler.engine.model.History;
import io.generalscaler.engine.model.Outcome;
import io.generalscaler.engine.model.Proposal;
import io.generalscaler.engine.model.Recommendation;
import io.generalscaler.engine.model.ScaleEvent;
import io.generalscaler.engine.model.Snapshot;
import io.generalscaler.engine.model.Trace;
import io.generalscaler.engine.plan.Behavior;
import io.generalscaler.engine.plan.RatePolicy;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

/**
 * Writes the history forward. What no rule can reach any more is dropped, and what is left is kept short, always on the side
 * of less change.
 */
final class Memory {

    private Memory() {}

    static History after(Snapshot snapshot, Trace trace, Outcome outcome) {
        History before = snapshot.history();
        Carried carried = trace.findings().remembered().carried();
        List<ScaleEvent> events = new ArrayList<>(before.scaleEvents());
        Optional<Instant> lastScale = before.lastScale().map(at -> notAfter(at, snapshot.now()));
        if (outcome == Outcome.APPLIED && trace.decision() instanceof Decision.Scale(int from, int to, var _)) {
            events.add(new ScaleEvent(snapshot.now(), to - from));
            lastScale = Optional.of(snapshot.now());
            carried = carried.withScaledToZero(to == 0);
        }
        return new History(
                recommendations(snapshot, trace),
                Shortened.events(heard(events, snapshot), snapshot.now(), longestPeriod(snapshot)),
                lastScale,
                failures(before.consecutiveFailures(), trace.proposals()),
                carried);
    }

    private static Optional<List<Recommendation>> recommendations(Snapshot snapshot, Trace trace) {
        Optional<List<Recommendation>> before = snapshot.history().recommendations();
        OptionalInt now = trace.findings().remembered().recommendation();
        if (now.isEmpty() && before.isEmpty()) {
            return Optional.empty();
        }
        List<Recommendation> all = new ArrayList<>();
        for (Recommendation recommendation : before.orElseGet(() ->
                List.of(new Recommendation(snapshot.now(), snapshot.target().replicas())))) {
            all.add(new Recommendation(notAfter(recommendation.at(), snapshot.now()), recommendation.replicas()));
        }
        now.ifPresent(replicas -> all.add(new Recommendation(snapshot.now(), replicas)));
        return Optional.of(Shortened.recommendations(all, snapshot.now(), longestWindow(snapshot)));
    }

    private static List<ScaleEvent> heard(List<ScaleEvent> events, Snapshot snapshot) {
        return events.stream()
                .map(event -> new ScaleEvent(notAfter(event.at(), snapshot.now()), event.change()))
                .toList();
    }

    private static Map<String, Integer> failures(Map<String, Integer> before, List<Proposal> proposals) {
        Map<String, Integer> failures = new HashMap<>();
        for (Proposal proposal : proposals) {
            if (!proposal.isFresh()) {
                int earlier = Math.min(before.getOrDefault(proposal.name(), 0), Integer.MAX_VALUE - 1);
                failures.put(proposal.name(), earlier + 1);
            }
        }
        return failures;
    }

    private static Duration longestWindow(Snapshot snapshot) {
        Behavior behavior = snapshot.plan().behavior();
        Duration up = behavior.up().stabilizationWindow();
        Duration down = behavior.down().stabilizationWindow();
        return up.compareTo(down) > 0 ? up : down;
    }

    private static Duration longestPeriod(Snapshot snapshot) {
        Behavior behavior = snapshot.plan().behavior();
        return Stream.of(behavior.up(), behavior.down())
                .flatMap(rules -> rules.rate().policies().stream())
                .map(RatePolicy::period)
                .max(Duration::compareTo)
                .orElse(Duration.ZERO);
    }

    private static Instant notAfter(Instant at, Instant now) {
        return at.isAfter(now) ? now : at;
    }
}
