package io.generalscaler.controller.report;

import io.generalscaler.api.status.Evaluation;
import io.generalscaler.api.status.Unwritten;
import io.generalscaler.controller.observe.cluster.Scaler;
import io.generalscaler.controller.observe.source.Answer;
import io.generalscaler.engine.model.Trace;
import java.util.Map;
import java.util.Optional;

/**
 * A finished evaluation of a scaler: what was seen, what was decided, and what became of it.
 *
 * @param scaler whose it was
 * @param answers what the metrics' sources said, by metric name
 * @param result the decision, and what became of it
 */
public record ScalerEvaluation(Scaler scaler, Map<String, Answer> answers, Evaluation result) {

    /** The decision and how it came about. */
    public Trace trace() {
        return result.trace();
    }

    /** Why a decision to scale could not be carried out; empty when it was, or there was none. */
    public Optional<String> problem() {
        return result.problem().map(Unwritten::why);
    }
}
