package io.generalscaler.reach.secret;

/** Reads Secrets by name. */
public interface Secrets {

    /**
     * The entries of a Secret, no older than half a minute.
     *
     * @throws SecretUnavailableException when it is missing, may not be read, or the API server does not answer
     */
    SecretData read(SecretRef ref) throws SecretUnavailableException;
}
