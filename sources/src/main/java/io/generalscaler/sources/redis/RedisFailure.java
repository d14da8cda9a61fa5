package io.generalscaler.sources.redis;

import io.generalscaler.sources.spi.FailureReason;
import io.generalscaler.sources.spi.SourceException;
import io.lettuce.core.RedisCommandExecutionException;
import io.lettuce.core.RedisCommandTimeoutException;
import java.net.UnknownHostException;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** Turns what the client threw into a reason. */
final class RedisFailure {

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
                    return RedisError.ofConnecting(String.valueOf(refused.getMessage()));
                }
                case RedisCommandTimeoutException timeout -> {
                    return new SourceException(FailureReason.Timeout, "Redis did not answer in time");
                }
                case TimeoutException timeout -> {
                    return new SourceException(FailureReason.Timeout, "Redis did not answer in time");
                }
                case ReplyRefusedException other -> {
                    return new SourceException(
                            FailureReason.BadAnswer, "the answer is not one of Redis to what it was asked");
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
}
