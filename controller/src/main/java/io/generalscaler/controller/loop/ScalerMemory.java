package io.generalscaler.controller.loop;

import io.generalscaler.api.compile.CompiledMetric;
import io.generalscaler.api.status.Restart;
import io.generalscaler.api.status.SeenMetrics;
import io.generalscaler.api.workload.TargetIdentity;
import io.generalscaler.controller.observe.source.Answer;
import io.generalscaler.controller.report.ReportState;
import io.generalscaler.engine.NextEvaluation;
import io.generalscaler.engine.model.History;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is remembered of one scaler between two evaluations. Belongs to the scaler's worker, of which there is one at a time. */
final class ScalerMemory {

    private static final int MOST_FAILURES = 2;

    final String uid;
    Restart restart;
    ReportState reported;
    NextEvaluation next = NextEvaluation.UNKNOWN;
    private @Nullable Unsure unsure;
    private int failures;
    private boolean hasLooked;

    ScalerMemory(String uid, Restart restart, ReportState reported) {
        this.uid = uid;
        this.restart = restart;
        this.reported = reported;
    }

    /** This is the workload now. What was remembered of another one counts no longer. */
    void meet(TargetIdentity target) {
        Restart met = restart.at(target);
        if (!met.history().equals(restart.history())) {
            next = NextEvaluation.UNKNOWN;
            unsure = null;
        }
        restart = met;
    }

    /** Whether this process looks at the scaler for the first time; from then on it does not. */
    boolean isFirst() {
        boolean first = !hasLooked;
        hasLooked = true;
        return first;
    }

    /** What the next decision needs. */
    History history() {
        return restart.history();
    }

    void remember(History history) {
        restart = restart.with(history);
    }

    /** These answers as they count after what was answered before, which they add to. */
    Map<String, Answer> judged(List<CompiledMetric> metrics, Map<String, Answer> answers, Instant now) {
        SeenMetrics seen = EmptyAnswers.seen(restart.seen(), metrics, answers);
        if (!seen.equals(restart.seen())) {
            restart = restart.with(seen);
        }
        return EmptyAnswers.judged(answers, metrics, seen, now);
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
        remember(history().scaled(open.at, history().reference(open.from), open.to));
    }

    /**
     * An evaluation ended in an exception that nobody expected. What is remembered came in part from a status, which anybody with the right
     * to may have written: after a second one in a row it is forgotten, once. As the last change is forgotten as well, one counts from now.
     *
     * @return whether it was forgotten
     */
    boolean failed(Instant now) {
        failures++;
        if (failures != MOST_FAILURES) {
            return false;
        }
        restart = Restart.lost(now);
        reported = ReportState.NOTHING;
        next = NextEvaluation.UNKNOWN;
        unsure = null;
        return true;
    }

    /** An evaluation came to its end. */
    void succeeded() {
        failures = 0;
    }

    private record Unsure(Instant at, int from, int to) {}
}
