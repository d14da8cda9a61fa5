package io.generalscaler.reach.secret;

/** Reads Secrets by name. */
@FunctionalInterface
public interface Secrets {

    /**
     * One entry of a Secret, no older than half a minute.
     *
     * @throws SecretUnavailableException when the Secret is missing, may not be read, or the API server does not answer
     */
    SecretEntry read(SecretRef ref, String key) throws SecretUnavailableException;
}
