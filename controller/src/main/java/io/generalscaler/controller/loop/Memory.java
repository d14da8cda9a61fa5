package io.generalscaler.controller.loop;

import io.generalscaler.controller.report.ReportState;
import io.generalscaler.engine.model.Decision;
import io.generalscaler.engine.model.History;
import io.generalscaler.engine.model.ScaleEvent;
import io.generalscaler.engine.model.Trace;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What is remembered of one scaler between two visits. Belongs to the scaler's worker, of which there is one at a time. */
final class Memory {

    final String uid;
    History history;
    ReportState reported;
    private @Nullable Unsure unsure;
    private long generation = -1;
    private Optional<Instant> wakeAt = Optional.empty();

    Memory(String uid, History history, ReportState reported) {
        this.uid = uid;
        this.history = history;
        this.reported = reported;
    }

    /** A write went out and no answer came back. */
    void unsure(Instant at, int from, int to) {
        unsure = new Unsure(at, from, to);
    }

    /** Settles an open question by what the workload's size turned out to be: a change that did happen is remembered as one. */
    void settle(int replicas) {
        Unsure open = unsure;
        unsure = null;
        if (open == null || open.to != replicas) {
            return;
        }
        List<ScaleEvent> events = new ArrayList<>(history.scaleEvents());
        events.add(new ScaleEvent(open.at, open.to - open.from));
        history = new History(
                history.recommendations(),
                events,
                Optional.of(open.at),
                history.consecutiveFailures(),
                history.carried().withScaledToZero(open.to == 0));
    }

    /**
     * When the next decision would differ by the clock alone. Worked out again once it has passed or the spec has changed: a calendar is
     * searched for it. A refusal knows nothing of it.
     */
    Optional<Instant> wakeAt(Trace trace, long specGeneration) {
        if (trace.decision() instanceof Decision.Refuse) {
            return Optional.empty();
        }
        if (generation != specGeneration
                || wakeAt.filter(at -> !at.isAfter(trace.at())).isPresent()) {
            generation = specGeneration;
            wakeAt = trace.wakeAt();
        }
        return wakeAt;
    }

    private record Unsure(Instant at, int from, int to) {}
}
