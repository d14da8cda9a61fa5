package io.generalscaler.webhook.register;

/** Keeps a certificate served and its CA trusted, on a thread of its own, until it is closed. */
public interface CertificateSource extends AutoCloseable {
    /** Begins; returns at once. */
    void start();

    /** Whether it still does its work. */
    boolean isAlive();

    @Override
    void close();
}
