package io.generalscaler.api.status;

import io.generalscaler.api.claim.Hold;
import io.generalscaler.engine.model.History;
import io.generalscaler.engine.model.TargetState;
import io.generalscaler.engine.model.Trace;
import java.util.Map;
import java.util.Optional;

/**
 * One evaluation at a scaler, after it is over.
 *
 * @param generation the object's {@code metadata.generation} that was decided on
 * @param trace what was decided
 * @param problem why a decision to scale could not be carried out; empty when it was, or there was none
 * @param restart what the next decision needs, also after a restart
 * @param target the workload after the evaluation, a size that was written included; empty where there is none
 * @param hold the workload that the scaler holds against others; empty if it holds none
 * @param missing why metrics have no value: a sentence by the metric's name
 * @param stuck why ready pods do not follow the workload's size; empty where they do, or may still
 */
public record Evaluation(
        long generation,
        Trace trace,
        Optional<Unwritten> problem,
        Restart restart,
        Optional<TargetState> target,
        Optional<Hold> hold,
        Map<String, String> missing,
        Optional<Stuck> stuck) {

    public Evaluation {
        missing = Map.copyOf(missing);
    }

    /** One whose pods follow. */
    public Evaluation(
            long generation,
            Trace trace,
            Optional<Unwritten> problem,
            Restart restart,
            Optional<TargetState> target,
            Optional<Hold> hold,
            Map<String, String> missing) {
        this(generation, trace, problem, restart, target, hold, missing, Optional.empty());
    }

    /** The same, with something else to remember. */
    public Evaluation with(Restart other) {
        return new Evaluation(generation, trace, problem, other, target, hold, missing, stuck);
    }

    /** What the next decision needs. */
    public History history() {
        return restart.history();
    }
}
