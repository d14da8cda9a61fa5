package io.generalscaler.controller.loop;

import io.generalscaler.controller.observe.cluster.ScalerKey;

/** What can be due. */
public sealed interface Task {

    /** For whom it is done; empty for the process itself. */
    default String namespace() {
        return switch (this) {
            case EvaluateScaler(ScalerKey key) -> key.namespace();
            case FollowAnnotations(ScalerKey deployment) -> deployment.namespace();
            case TidyUp() -> "";
        };
    }

    /** Evaluate a scaler: observe, decide, act, report. */
    record EvaluateScaler(ScalerKey key) implements Task {}

    /** Bring the scaler that a Deployment's annotations ask for into line with them. */
    record FollowAnnotations(ScalerKey deployment) implements Task {}

    /** Close what nobody uses, forget what is too old. */
    record TidyUp() implements Task {}
}
