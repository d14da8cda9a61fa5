package io.generalscaler.engine.plan;

/** How a metric's quotient becomes whole replicas. */
public enum Rounding {
    /** No replica gets more than its target. */
    UP,
    /** Fewer replicas rather than idle ones, but never to 0 while the metric is above its activation value. */
    DOWN
}
