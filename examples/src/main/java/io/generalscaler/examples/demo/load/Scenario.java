package io.generalscaler.examples.demo.load;

import java.time.Duration;

/** One workload's world: called once per tick, it moves its load on and lets the ready replicas work on it. */
public interface Scenario {

    /** The Deployment whose ready replicas do the work. */
    String workload();

    /**
     * Moves the world on by one tick.
     *
     * @param elapsed since the start of the demo
     * @param tick how long this tick is
     * @param readyReplicas of {@link #workload()}, 0 or more
     */
    void advance(Duration elapsed, Duration tick, int readyReplicas);
}
