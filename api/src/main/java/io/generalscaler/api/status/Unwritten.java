package io.generalscaler.api.status;

/**
 * Why a decision to scale could not be carried out.
 *
 * @param why a clause for people
 * @param isRefused whether the API server will not do it until somebody changes something; otherwise the next evaluation may succeed
 */
public record Unwritten(String why, boolean isRefused) {}
