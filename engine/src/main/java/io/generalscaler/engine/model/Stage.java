package io.generalscaler.engine.model;

/** The stages of a decision, in the order in which they run. The order is policy. */
public enum Stage {
    Hand,
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
    BackOff,
    Pause,
    Freeze,
    Mode
}
