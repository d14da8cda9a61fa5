package io.generalscaler.sources.client;

import io.generalscaler.reach.http.AnswerTooLargeException;
import io.generalscaler.reach.http.NoRoomException;
import io.generalscaler.sources.spi.FailureReason;
import io.generalscaler.sources.spi.SourceException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import javax.net.ssl.SSLException;

/** What it means that a server gave no answer, or another one than was asked for, in our words. */
final class HttpFailure {

    private HttpFailure() {}

    /**
     * There was no answer.
     *
     * @param server what it is, for people: {@code Prometheus}
     * @param maxBytes that the answer could have
     */
    static SourceException of(IOException thrown, String server, URI uri, Duration within, int maxBytes) {
        return switch (thrown) {
            case InterruptedIOException _ ->
                new SourceException(
                        FailureReason.Timeout, server + " did not answer within " + within.toMillis() + " ms");
            case UnknownHostException _ ->
                new SourceException(FailureReason.Unreachable, "unknown host '" + uri.getHost() + "'");
            case SSLException _ ->
                new SourceException(FailureReason.Unreachable, "the TLS handshake with " + server + " failed");
            case ConnectException _ -> new SourceException(FailureReason.Unreachable, "no connection to " + server);
            case AnswerTooLargeException large ->
                new SourceException(
                        FailureReason.BadAnswer,
                        large.inHeader()
                                ? "the answer's header is larger than 8 KiB"
                                : "the answer is larger than " + maxBytes / 1024 + " KiB; ask for one number only");
            case NoRoomException _ ->
                new SourceException(
                        FailureReason.Overloaded, "other large answers take up the memory that there is for answers");
            case NoRouteToHostException _ ->
                new SourceException(FailureReason.Unreachable, "no connection to " + server);
            default -> new SourceException(FailureReason.ConnectionLost, "the connection to " + server + " broke");
        };
    }

    /** The answer has this status, which is not 200. */
    static SourceException refusal(String server, int status) {
        if (status == 401 || status == 403) {
            return new SourceException(FailureReason.Unauthorized, server + " refused the login (HTTP " + status + ")");
        }
        String what = status >= 300 && status < 400 ? "a redirect, which is not followed" : "HTTP " + status;
        boolean isSourceError = status >= 500 || status == 408 || status == 429;
        return new SourceException(
                isSourceError ? FailureReason.SourceError : FailureReason.BadAnswer, server + " answered with " + what);
    }
}
