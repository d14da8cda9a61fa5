package io.generalscaler.process.serve;

/** Who may read {@code /metrics}. */
@FunctionalInterface
public interface MetricsAccess {

    /** Anyone. */
    MetricsAccess OPEN = _ -> 200;

    /**
     * Judges a caller; may block for a few seconds.
     *
     * @param token the bearer token, or empty when there is none
     * @return 200 when the caller may read, otherwise the HTTP status that says why not: 401, 403, or 503 when that cannot be found out
     */
    int judge(String token);
}
