package io.generalscaler.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.generalscaler.engine.model.History;
import io.generalscaler.engine.model.Reason;
import io.generalscaler.engine.model.Snapshot;
import io.generalscaler.engine.model.Step;
import io.generalscaler.engine.model.Trace;
import io.generalscaler.engine.model.WriteOutcome;
import io.generalscaler.engine.plan.SizeLimits;
import io.generalscaler.engine.schedule.ScheduleOutlook;
import java.util.List;

/** What holds for every snapshot, however absurd: an answer, in time, in words, within the bounds, and the same one again. */
final class Invariants {
    private static final int MOST_WORDS = 20_000;

    private Invariants() {}

    static void hold(String told, Snapshot snapshot) {
        try {
            check(told, snapshot);
        } catch (RuntimeException e) {
            throw new AssertionError(told + " " + snapshot, e);
        }
    }

    private static void check(String told, Snapshot snapshot) {
        Trace trace = Engine.decide(snapshot);
        String all = told + " " + trace.summary();
        assertThat(all).hasSizeLessThan(MOST_WORDS);
        assertThat(Engine.decide(snapshot)).as(all).isEqualTo(trace);
        staysInBounds(all, snapshot, trace);
        leadsFromSizeToSize(all, snapshot, trace);
        for (WriteOutcome outcome : WriteOutcome.values()) {
            History history = Engine.remember(snapshot, trace, outcome);
            Snapshot next =
                    new Snapshot(snapshot.now(), snapshot.target(), snapshot.readings(), snapshot.plan(), history);
            staysInBounds(all, next, Engine.decide(next));
        }
        Quick.answers(all, () -> {
            Trace again = Engine.decide(snapshot);
            return List.of(
                    again.summary(),
                    again.wakeAt(),
                    again.interventions(),
                    again.findings().schedule().flatMap(ScheduleOutlook::next),
                    Engine.remember(snapshot, again, WriteOutcome.APPLIED));
        });
    }

    private static void staysInBounds(String told, Snapshot snapshot, Trace trace) {
        SizeLimits limits = snapshot.plan().limits();
        if (isFrozen(trace)) {
            assertThat(trace.desiredReplicas())
                    .as(told)
                    .isEqualTo(snapshot.target().replicas());
        } else {
            assertThat(trace.desiredReplicas()).as(told).isBetween(limits.minReplicas(), limits.maxReplicas());
        }
    }

    private static void leadsFromSizeToSize(String told, Snapshot snapshot, Trace trace) {
        int number = snapshot.target().replicas();
        for (Step step : trace.steps()) {
            assertThat(step.before()).as(told).isEqualTo(number);
            assertThat(step.message()).as(told).doesNotContain("{}").isNotBlank();
            number = step.after();
        }
        assertThat(number).as(told).isEqualTo(trace.desiredReplicas());
    }

    static boolean isFrozen(Trace trace) {
        return trace.decision().reason() == Reason.Paused
                || trace.decision().reason() == Reason.SetToZeroByHand
                || !trace.steps(Reason.BackedOff).isEmpty();
    }
}
