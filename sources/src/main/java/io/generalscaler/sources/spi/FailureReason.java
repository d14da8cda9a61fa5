package io.generalscaler.sources.spi;

/**
 * Why a metric has no value. The word stands as it is in status, events, metric labels and logs.
 *
 * <p>{@link #health()} tells a sick endpoint from a wrong question: only the former opens the breaker, so that one misspelt query
 * cannot cut off its neighbours. Only a failure to connect counts beyond the namespace that asked.
 */
public enum FailureReason {
    /** No answer before the deadline. */
    Timeout(Health.SICK),
    /** No connection: refused, unknown host, failed TLS handshake. Whoever asks this endpoint fails. */
    Unreachable(Health.DOWN),
    /** The connection broke before the answer was there. */
    ConnectionLost(Health.SICK),
    /** The source answered that it cannot serve now (HTTP 5xx, Redis LOADING or BUSY). */
    SourceError(Health.SICK),
    /** The answer is not what such a source says: HTML, a redirect, broken JSON, too large. */
    BadAnswer(Health.SICK),
    /** The source refused our login, or the login has no right to read this. */
    Unauthorized(Health.WELL),
    /** The source refused the query itself. */
    QueryRejected(Health.WELL),
    /** What is asked for does not exist: a queue, a topic, a page. Never a 0, whatever an empty answer stands for. */
    NotFound(Health.WELL),
    /** The query has an answer, and it is empty. */
    NoData(Health.WELL),
    /** The same, and nothing was ever there since the metric was set. Told by the reader, which remembers; a source says {@link #NoData}. */
    NeverSeen(Health.WELL),
    /** The source says that it left something out: the value may be too low. */
    PartialAnswer(Health.WELL),
    /** The answer holds several elements where one number is needed. */
    SeveralElements(Health.WELL),
    /** The answer is "not a number". */
    NaN(Health.WELL),
    /** The answer is infinite. */
    Infinite(Health.WELL),
    /** The answer is below zero. */
    Negative(Health.WELL),
    /** The answer is something else than a number: a text, a histogram. */
    NotANumber(Health.WELL),
    /** The Redis key holds something other than a list. */
    WrongType(Health.WELL),
    /** The operator's allow-list does not admit the address. */
    AddressRefused(Health.UNKNOWN),
    /** The Secret, or a key in it, is missing or may not be read. */
    SecretUnavailable(Health.UNKNOWN),
    /** No room: too many reads for this endpoint or this namespace, too many endpoints of this namespace, too many bytes on their way. */
    Overloaded(Health.UNKNOWN),
    /** A defect in the provider; the log has the details. */
    Internal(Health.UNKNOWN);

    private final Health health;

    FailureReason(Health health) {
        this.health = health;
    }

    /** What this failure says about the endpoint as a whole. */
    public Health health() {
        return health;
    }

    /** What one read tells about its endpoint. */
    public enum Health {
        /** Nobody can connect; told to all who share the endpoint. */
        DOWN,
        /** Other reads of the same namespace would fail as well; those of others need not. */
        SICK,
        /** It answered; the question or the answer is the problem. */
        WELL,
        /** It was never asked. */
        UNKNOWN
    }
}
