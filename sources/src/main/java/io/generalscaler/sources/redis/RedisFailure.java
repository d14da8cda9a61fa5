package io.generalscaler.sources.redis;

import io.generalscaler.sources.spi.FailureReason;
import io.generalscaler.sources.spi.SourceException;
import io.lettuce.core.RedisCommandExecutionException;
import io.lettuce.core.RedisCommandTimeoutException;
import java.net.UnknownHostException;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** Turns what the client threw into a reason. Of a server's error only its first word, the error code, is looked at. */
final class RedisFailure {

    private static final Set<String> LOGIN = Set.of("NOAUTH", "WRONGPASS", "NOPERM");
    private static final Set<String> BUSY = Set.of("LOADING", "BUSY", "MASTERDOWN", "CLUSTERDOWN", "TRYAGAIN");

    private RedisFailure() {}

    /** Why a connection could not be made. */
    static SourceException connecting(@Nullable Throwable thrown) {
        return of(thrown, new SourceException(FailureReason.Unreachable, "no connection to Redis"));
    }

    /** Why a question has no answer. */
    static SourceException asking(@Nullable Throwable thrown) {
        return of(thrown, new SourceException(FailureReason.ConnectionLost, "the connection to Redis broke"));
    }

    private static SourceException of(@Nullable Throwable thrown, SourceException otherwise) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            switch (cause) {
                case RedisCommandExecutionException refused -> {
                    return refused(String.valueOf(refused.getMessage()));
                }
                case RedisCommandTimeoutException timeout -> {
                    return new SourceException(FailureReason.Timeout, "Redis did not answer in time");
                }
                case TimeoutException timeout -> {
                    return new SourceException(FailureReason.Timeout, "Redis did not answer in time");
                }
                case ReplyRefusedException other -> {
                    return new SourceException(
                            FailureReason.BadAnswer, "the answer is not one of Redis to the length of a list");
                }
                case SSLException tls -> {
                    return new SourceException(FailureReason.Unreachable, "the TLS handshake with Redis failed");
                }
                case UnknownHostException unknown -> {
                    return new SourceException(FailureReason.Unreachable, "unknown host");
                }
                default -> {}
            }
        }
        return otherwise;
    }

    private static SourceException refused(String message) {
        String code = message.split(" ", 2)[0];
        if (code.equals("WRONGTYPE")) {
            return new SourceException(FailureReason.WrongType, "the key is not a list, so it has no length");
        }
        if (LOGIN.contains(code) || message.contains("AUTH")) {
            return new SourceException(
                    FailureReason.Unauthorized, "Redis refused the login, or it may not read this key");
        }
        if (BUSY.contains(code)) {
            return new SourceException(FailureReason.SourceError, "Redis cannot serve now (" + code + ")");
        }
        if (code.equals("MOVED") || code.equals("ASK")) {
            return new SourceException(
                    FailureReason.QueryRejected,
                    "the key lives on another node of a Redis cluster, which is not supported");
        }
        return new SourceException(FailureReason.QueryRejected, "Redis answered with an error");
    }
}
