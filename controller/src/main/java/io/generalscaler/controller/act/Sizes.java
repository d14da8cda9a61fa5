package io.generalscaler.controller.act;

import io.generalscaler.controller.observe.cluster.Target;

/** Writes sizes. */
@FunctionalInterface
public interface Sizes {

    /** Sets the size of a workload, provided that it is still what was decided on. */
    ScaleResult write(Target target, int replicas) throws InterruptedException;
}
