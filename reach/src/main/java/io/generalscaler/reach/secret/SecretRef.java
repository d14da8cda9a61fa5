package io.generalscaler.reach.secret;

/**
 * A Secret by name.
 *
 * @param namespace the namespace of the scaler that refers to it
 * @param name its name
 */
public record SecretRef(String namespace, String name) {}
