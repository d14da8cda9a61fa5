package io.generalscaler.controller.observe.source;

/**
 * What to ask of which endpoint. Equal queries within a moment are sent once.
 *
 * @param endpoint where to ask
 * @param text what to ask, in the endpoint's own words: a list's key, a PromQL expression
 */
public record Query(Endpoint endpoint, String text) {}
