package io.generalscaler.controller.loop;

import io.generalscaler.controller.report.ReportState;
import io.generalscaler.engine.NextEvaluation;
import io.generalscaler.engine.model.History;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What is remembered of one scaler between two evaluations. Belongs to the scaler's worker, of which there is one at a time. */
final class ScalerMemory {

    final String uid;
    History history;
    ReportState reported;
    NextEvaluation next = NextEvaluation.UNKNOWN;
    private @Nullable Unsure unsure;

    ScalerMemory(String uid, History history, ReportState reported) {
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
        history = history.scaled(open.at, open.from, open.to);
    }

    private record Unsure(Instant at, int from, int to) {}
}
