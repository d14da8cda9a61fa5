package io.generalscaler.cli.simulate.model;

/** What a simulation leaves: every evaluation, and what they add up to. */
public record Result(Timeline timeline, Figures figures) {}
