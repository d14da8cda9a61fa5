package io.generalscaler.certs.store;

/** The shared CA cannot be read or written. The message says why and what would help; it never holds a key. */
public final class CaStoreException extends Exception {
    public CaStoreException(String message) {
        super(message);
    }

    public CaStoreException(String message, Throwable cause) {
        super(message, cause);
    }
}
