package io.generalscaler.sources.sql;

import io.generalscaler.sources.spi.FailureReason;
import io.generalscaler.sources.spi.SourceException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * What is under one connection of a driver: the one address that it goes to, until when, and how much may arrive. Drivers read whatever a
 * server announces, and wait for it as long as it takes; here both end. Remembers why it ended, whatever a driver makes of that.
 *
 * <p>Used by the thread that holds the connection, which the drivers' classes find by {@link #CURRENT} while it connects.
 */
final class Wire implements AutoCloseable {

    /** The wire of the connection that this thread makes. */
    static final ScopedValue<Wire> CURRENT = ScopedValue.newInstance();

    /** What may arrive for one question, and before the first. A row with a number has some hundred bytes, a handshake some thousand. */
    static final int MOST = 64 * 1024;

    /** Of some messages, and of tickets of TLS, something is kept for as long as the connection is open. */
    private static final long WORN_OUT = 256 * 1024;

    /** What answers, for people. */
    final String server;

    final Messages messages;

    private final InetSocketAddress address;
    private final Optional<TlsPart> tls;
    private @Nullable WireSocket socket;
    private long deadlineNanos;
    private long room = MOST;
    private long arrived;
    private boolean encrypted;
    private @Nullable SourceException refusal;

    Wire(String server, Messages messages, InetSocketAddress address, Optional<TlsPart> tls, long deadlineNanos) {
        this.server = server;
        this.messages = messages;
        this.address = address;
        this.tls = tls;
        this.deadlineNanos = deadlineNanos;
    }

    /** From now on the next question is asked. */
    void begin(long deadline) {
        deadlineNanos = deadline;
        room = MOST;
        messages.begin();
    }

    /** Connects to the admitted address, whatever a driver would have called. */
    Socket connect() throws IOException {
        WireSocket fresh = new WireSocket(this);
        socket = fresh;
        try {
            fresh.connect(address, millisLeft());
            fresh.setTcpNoDelay(true);
            return fresh;
        } catch (InterruptedIOException e) {
            throw late();
        } catch (IOException e) {
            throw refuse(FailureReason.Unreachable, "no connection to " + server);
        }
    }

    /** The part of it that speaks TLS. */
    TlsPart startTls() throws IOException {
        encrypted = true;
        return tls.orElseThrow(() -> refuse(FailureReason.BadAnswer, server + " speaks TLS without being asked"));
    }

    boolean isEncrypted() {
        return encrypted;
    }

    /** Whether TLS is spoken from some point on. */
    boolean hasTls() {
        return tls.isPresent();
    }

    /** Bytes have arrived. */
    void count(int bytes) throws IOException {
        arrived += bytes;
        room -= bytes;
        if (room < 0) {
            throw tooLarge();
        }
    }

    IOException tooLarge() {
        return refuse(
                FailureReason.BadAnswer, "the answer is larger than " + MOST / 1024 + " KiB; ask for one number only");
    }

    /** At least 1. */
    int millisLeft() throws IOException {
        long millis = TimeUnit.NANOSECONDS.toMillis(deadlineNanos - System.nanoTime());
        if (millis <= 0) {
            throw late();
        }
        return (int) Math.min(millis, Integer.MAX_VALUE);
    }

    InterruptedIOException late() {
        remember(FailureReason.Timeout, server + " did not answer before the deadline");
        return new InterruptedIOException("late");
    }

    IOException lost() {
        end();
        return new IOException("lost");
    }

    /** The server has nothing more to say, while something is waited for. */
    void end() {
        remember(FailureReason.ConnectionLost, "the connection to " + server + " broke");
    }

    /** Ends the wire for this reason, unless there was another before. */
    IOException refuse(FailureReason reason, String words) {
        remember(reason, words);
        return new IOException(words);
    }

    private void remember(FailureReason reason, String words) {
        if (refusal == null) {
            refusal = new SourceException(reason, words);
        }
    }

    /** Why it has ended; empty while it has not. */
    Optional<SourceException> refusal() {
        return Optional.ofNullable(refusal);
    }

    /** Whether a further question may be asked. */
    boolean isUsable() {
        return refusal == null && arrived <= WORN_OUT && socket != null && !socket.isClosed();
    }

    /** Whatever a driver still does. */
    @Override
    public void close() {
        WireSocket open = socket;
        if (open != null) {
            try {
                open.close();
            } catch (IOException e) {
                // It is gone.
            }
        }
    }
}
