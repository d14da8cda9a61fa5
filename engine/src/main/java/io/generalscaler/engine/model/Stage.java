package io.generalscaler.engine.model;

/** The stages of a decision, in the order in which they run. The order is policy. */
public enum Stage {
    Signals,
    Proposals,
    Combine,
    Policy,
    Schedule,
    Stabilization,
    Cooldown,
    Rate,
    Bounds,
    Budget,
    Override,
    Pause,
    Freeze,
    Mode
}
