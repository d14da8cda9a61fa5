package io.generalscaler.engine.plan;

/** How fast the size may move, per direction. */
public record Behavior(DirectionRules up, DirectionRules down) {}
