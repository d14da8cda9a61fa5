package io.generalscaler.api.source;

/**
 * One value in a Secret of the scaler's own namespace.
 *
 * @param secretName the Secret
 * @param key the key in it
 */
public record SecretKey(String secretName, String key) {}
