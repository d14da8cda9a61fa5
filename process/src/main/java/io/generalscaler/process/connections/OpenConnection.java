package io.generalscaler.process.connections;

import java.net.InetAddress;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.http.HttpParser;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.io.IdleTimeout;
import org.eclipse.jetty.server.internal.HttpConnection;
import org.jspecify.annotations.Nullable;

/**
 * One connection, and what it does now:
 *
 * <pre>
 * HANDSHAKE ─► UNUSED ─► REQUEST ─► ANSWER ─► IDLE ─► REQUEST …
 * </pre>
 *
 * The parser knows: it stands at its start between requests, at its end while a complete one is answered, and has the time of the first
 * byte. Asked from outside of the thread that parses, it may be late by a moment, never by a deadline.
 */
final class OpenConnection {

    /** How long a request that is told of its deadline has to say so to its caller. */
    private static final Duration LAST_WORD = Duration.ofSeconds(1);

    /** What a connection does, the first to give way first. */
    enum Phase {
        HANDSHAKE,
        UNUSED,
        IDLE,
        REQUEST,
        ANSWER
    }

    private final EndPoint network;
    private final InetAddress from;
    private final long opened;
    private volatile boolean secure;
    private volatile @Nullable HttpConnection http;
    private volatile boolean told;
    private volatile boolean retired;
    private volatile long retiredAt;

    OpenConnection(EndPoint network, InetAddress from, boolean secure, long now) {
        this.network = network;
        this.from = from;
        this.secure = secure;
        this.opened = now;
    }

    EndPoint network() {
        return network;
    }

    InetAddress from() {
        return from;
    }

    void handshaken() {
        secure = true;
    }

    void speaks(HttpConnection connection) {
        http = connection;
    }

    Phase phase() {
        HttpConnection connection = http;
        if (!secure || connection == null) {
            return Phase.HANDSHAKE;
        }
        HttpParser parser = connection.getParser();
        if (parser.isStart()) {
            return connection.getMessagesIn() == 0 ? Phase.UNUSED : Phase.IDLE;
        }
        return parser.isComplete() ? Phase.ANSWER : Phase.REQUEST;
    }

    /** How long it has been in {@code phase}, in nanoseconds; an answer counts from its request's first byte. */
    long age(Phase phase, long now) {
        HttpConnection connection = http;
        return switch (phase) {
            case HANDSHAKE, UNUSED -> now - opened;
            case IDLE ->
                network instanceof IdleTimeout timeout ? TimeUnit.MILLISECONDS.toNanos(timeout.getIdleFor()) : 0;
            case REQUEST, ANSWER ->
                connection == null ? 0 : now - connection.getParser().getBeginNanoTime();
        };
    }

    /** From now on it ends as soon as it asks nothing, and at once if it asks nothing now. */
    void retire(long now) {
        retiredAt = now;
        retired = true;
        if (phase().compareTo(Phase.REQUEST) < 0) {
            close();
        }
    }

    /** Ends it, if that was to come; whether it did. */
    boolean endIfRetired() {
        if (retired) {
            close();
        }
        return retired;
    }

    /** Ends it if it has been in its phase for too long. */
    Optional<Ended> judge(ConnectionLimits limits, long now) {
        Phase phase = phase();
        if (retired
                && (phase == Phase.IDLE || now - retiredAt > limits.exchange().toNanos())) {
            close();
            return Optional.of(Ended.RETIRED);
        }
        Duration age = Duration.ofNanos(age(phase, now));
        return switch (phase) {
            case HANDSHAKE -> over(age, limits.handshake(), Ended.SLOW_HANDSHAKE);
            case UNUSED -> over(age, limits.handshake().plus(limits.request()), Ended.UNUSED);
            case REQUEST -> tooSlow(age, limits.request());
            case ANSWER -> over(age, limits.exchange(), Ended.SLOW_ANSWER);
            case IDLE -> {
                told = false;
                yield Optional.empty();
            }
        };
    }

    private Optional<Ended> over(Duration age, Duration limit, Ended why) {
        if (age.compareTo(limit) <= 0) {
            return Optional.empty();
        }
        close();
        return Optional.of(why);
    }

    /** Who reads the body is told first, and can answer; without a reader, or with one that does not mind, the connection ends. */
    private Optional<Ended> tooSlow(Duration age, Duration limit) {
        HttpConnection connection = http;
        if (age.compareTo(limit) <= 0 || connection == null) {
            return Optional.empty();
        }
        if (!told) {
            told = true;
            if (!connection.onIdleExpired(new TimeoutException("the request is not complete"))) {
                return Optional.of(Ended.SLOW_REQUEST);
            }
            close();
            return Optional.of(Ended.SLOW_REQUEST);
        }
        if (age.compareTo(limit.plus(LAST_WORD)) > 0) {
            close();
        }
        return Optional.empty();
    }

    void close() {
        network.close();
    }
}
