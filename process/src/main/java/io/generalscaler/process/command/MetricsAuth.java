package io.generalscaler.process.command;

import java.util.Locale;

/** Who may read {@code /metrics}. */
public enum MetricsAuth {
    /** Anyone who reaches the port. */
    NONE,
    /** Whoever shows a token that the API server knows, of an account that may {@code get} the path {@code /metrics}. */
    TOKEN_REVIEW;

    /** As it is written in a flag. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
