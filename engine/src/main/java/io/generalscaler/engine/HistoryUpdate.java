package io.generalscaler.engine;

import io.generalscaler.engine.model.Carried;
import io.generalscaler.engine.model.Decision;
import io.generalscaler.engine.model.Displacement;
import io.generalscaler.engine.model.History;
import io.generalscaler.engine.model.LastSize;
import io.generalscaler.engine.model.Proposal;
import io.generalscaler.engine.model.Reason;
import io.generalscaler.engine.model.Recommendation;
import io.generalscaler.engine.model.Snapshot;
import io.generalscaler.engine.model.Trace;
import io.generalscaler.engine.model.WriteOutcome;
import io.generalscaler.engine.plan.Behavior;
import io.generalscaler.engine.plan.RatePolicy;
import io.generalscaler.engine.safety.ForeignChange;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Writes the history forward. What no rule can reach any more is dropped, and what is left is kept short, always on the side
 * of less change.
 */
final class HistoryUpdate {

    private HistoryUpdate() {}

    static History after(Snapshot snapshot, Trace trace, WriteOutcome outcome) {
        History scaled = snapshot.history();
        Carried carried = trace.findings().remembered().carried();
        if (outcome == WriteOutcome.APPLIED && trace.decision() instanceof Decision.Scale(int from, int to, var _)) {
            scaled = scaled.scaled(snapshot.now(), reference(carried.size(), from, to), to);
            carried = carried.withScaledToZero(to == 0);
        }
        carried = carried.withSize(sizeAfter(carried.size(), snapshot, trace, outcome));
        return new History(
                recommendations(snapshot, trace),
                HistoryCompaction.events(
                        scaled.scaleEvents(),
                        snapshot.now(),
                        longestPeriod(snapshot.plan().behavior())),
                scaled.lastScale().map(at -> HistoryCompaction.notAfter(at, snapshot.now())),
                failures(scaled.consecutiveFailures(), trace.proposals()),
                carried);
    }

    /** The size that a change counts from; as while damping, growth beyond what another hand gave counts from there. */
    private static int reference(Optional<LastSize> size, int from, int to) {
        int decided =
                size.flatMap(LastSize::displacement).map(Displacement::decided).orElse(from);
        return decided < from && to >= from ? from : decided;
    }

    private static Optional<LastSize> sizeAfter(
            Optional<LastSize> size, Snapshot snapshot, Trace trace, WriteOutcome outcome) {
        if (size.isEmpty()) {
            return size;
        }
        LastSize found = size.get();
        boolean wrote = outcome == WriteOutcome.APPLIED && trace.decision() instanceof Decision.Scale;
        if (!wrote && found.displacement().isEmpty()) {
            return size;
        }
        return Optional.of(new LastSize(
                wrote ? trace.decision().desiredReplicas() : found.left(),
                wrote || found.ours(),
                found.displacement().filter(it -> staysOpen(it, snapshot, trace, wrote)),
                found.contest()));
    }

    /** A way back stays open until a size was written, or enough time has passed, with every reading there, nobody given way to and nothing frozen. */
    private static boolean staysOpen(Displacement wayBack, Snapshot snapshot, Trace trace, boolean wrote) {
        boolean isSettled = trace.proposals().stream().allMatch(Proposal::isFresh)
                && trace.steps(Reason.BackedOff).isEmpty()
                && trace.steps(Reason.Frozen).isEmpty();
        return !isSettled || (!wrote && snapshot.since(wayBack.since()).compareTo(ForeignChange.OPEN) < 0);
    }

    private static Optional<List<Recommendation>> recommendations(Snapshot snapshot, Trace trace) {
        Optional<List<Recommendation>> before = snapshot.history().recommendations();
        OptionalInt now = trace.findings().remembered().recommendation();
        if (now.isEmpty() && before.isEmpty()) {
            return Optional.empty();
        }
        List<Recommendation> all = new ArrayList<>(before.orElseGet(() ->
                List.of(new Recommendation(snapshot.now(), snapshot.target().replicas()))));
        now.ifPresent(replicas -> all.add(new Recommendation(snapshot.now(), replicas)));
        return Optional.of(HistoryCompaction.recommendations(
                all, snapshot.now(), longestWindow(snapshot.plan().behavior())));
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

    private static Duration longestWindow(Behavior behavior) {
        Duration up = behavior.up().stabilizationWindow();
        Duration down = behavior.down().stabilizationWindow();
        return up.compareTo(down) > 0 ? up : down;
    }

    private static Duration longestPeriod(Behavior behavior) {
        Duration longest = Duration.ZERO;
        for (RatePolicy policy : behavior.up().rate().policies()) {
            longest = policy.period().compareTo(longest) > 0 ? policy.period() : longest;
        }
        for (RatePolicy policy : behavior.down().rate().policies()) {
            longest = policy.period().compareTo(longest) > 0 ? policy.period() : longest;
        }
        return longest;
    }
}
