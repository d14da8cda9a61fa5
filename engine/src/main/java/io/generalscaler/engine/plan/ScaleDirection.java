package io.generalscaler.engine.plan;

/** Up or down. */
public enum ScaleDirection {
    UP,
    DOWN
}
