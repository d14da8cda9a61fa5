package io.generalscaler.controller.observe.pods;

import io.generalscaler.api.status.Stuck;
import io.generalscaler.controller.observe.cluster.ScalableTarget;
import org.jspecify.annotations.Nullable;

/** Asks a workload's pods why they are not ready. */
public interface PodQuestion {

    /** Why, as far as can be said; null where nobody can say now. */
    @Nullable Stuck ask(ScalableTarget target) throws InterruptedException;
}
