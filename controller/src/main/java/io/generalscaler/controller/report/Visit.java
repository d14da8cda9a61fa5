package io.generalscaler.controller.report;

import io.generalscaler.controller.observe.cluster.Scaler;
import io.generalscaler.controller.observe.cluster.Target;
import io.generalscaler.controller.observe.source.Answer;
import io.generalscaler.engine.model.History;
import io.generalscaler.engine.model.Reading;
import io.generalscaler.engine.model.Trace;
import java.util.Map;
import java.util.Optional;

/**
 * A finished visit to a scaler: what was seen, what was decided, and what became of it.
 *
 * @param scaler whose it was
 * @param target the workload as it is now, a size that was written included; empty when there is none
 * @param answers what the metrics' sources said, by metric name
 * @param readings the same as the engine saw it
 * @param trace the decision and how it came about
 * @param problem why a decision to scale could not be carried out; empty when it was, or there was none
 * @param history what the next visit will know
 */
public record Visit(
        Scaler scaler,
        Optional<Target> target,
        Map<String, Answer> answers,
        Map<String, Reading> readings,
        Trace trace,
        Optional<String> problem,
        History history) {}
