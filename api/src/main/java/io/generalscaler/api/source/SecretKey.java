package io.generalscaler.api.source;

import org.jspecify.annotations.Nullable;

/**
 * One value in a Secret of the scaler's own namespace.
 *
 * @param secretName the Secret
 * @param key the key in it
 */
public record SecretKey(String secretName, String key) {

    /** The key that is given, or else the usual one. */
    public static SecretKey of(String secretName, @Nullable String given, String usual) {
        return new SecretKey(secretName, given == null ? usual : given);
    }
}
