package io.generalscaler.controller.act;

import io.generalscaler.controller.observe.cluster.Lookup;
import io.generalscaler.controller.observe.cluster.Target;

/** Changes the size of a target. */
public interface Actuator {

    /** The target as it is at this moment; asks the API server. */
    Lookup current(Target target) throws InterruptedException;

    /**
     * Sets a size, provided that the target is still what was decided on.
     *
     * @param from what was decided on
     * @param to the number of replicas that it is to have
     */
    ScaleResult write(Target from, int to) throws InterruptedException;
}
