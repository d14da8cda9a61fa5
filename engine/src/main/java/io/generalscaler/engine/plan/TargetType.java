package io.generalscaler.engine.plan;

/** How a metric's value becomes a number of replicas. */
public enum TargetType {
    /** The value is a total over all replicas: {@code ceil(value / target)}. */
    AVERAGE_VALUE,
    /** The value is a ratio that more replicas bring down: {@code ceil(replicas × value / target)}. */
    VALUE
}
