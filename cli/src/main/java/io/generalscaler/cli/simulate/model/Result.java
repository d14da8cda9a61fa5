package io.generalscaler.cli.simulate.model;

/** What a simulation leaves: every look, and what they add up to. */
public record Result(Timeline timeline, Figures figures) {}
