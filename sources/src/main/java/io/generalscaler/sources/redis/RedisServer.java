package io.generalscaler.sources.redis;

import io.generalscaler.sources.spi.FailureReason;
import io.generalscaler.sources.spi.SourceContext;
import io.generalscaler.sources.spi.SourceException;
import io.lettuce.core.RedisCommandExecutionException;
import io.lettuce.core.protocol.AsyncCommand;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;

/**
 * One server and the one connection to it. Connects with the first command and, if it should, again whenever the connection is gone: the
 * client's own reconnecting backs off for longer than an evaluation can wait, and would not resolve and check the address again.
 */
final class RedisServer implements AutoCloseable {

    /** A connection with the client around it, and with what TLS adds: buffers, and the certificates of a server that wants to be large. */
    private static final long PLAIN_BYTES = 32 * 1024;

    private static final long TLS_BYTES = 320 * 1024;

    private final Peer peer;
    private final RedisConnector connector;
    private final SourceContext context;
    private final IntSupplier connections;
    private final boolean again;
    private final ReentrantLock connecting = new ReentrantLock();
    private volatile @Nullable OpenConnection open;
    private volatile boolean closed;

    /**
     * Not connected yet.
     *
     * @param connections how many its source has, with this one
     * @param again whether to connect again; false where somebody has to be asked first which server it is
     */
    RedisServer(Peer peer, RedisConnector connector, SourceContext context, IntSupplier connections, boolean again) {
        this.peer = peer;
        this.connector = connector;
        this.context = context;
        this.connections = connections;
        this.again = again;
    }

    /**
     * The answer to a command.
     *
     * @throws RefusedException when it is an error
     */
    <T> T ask(RedisCall<T> call, long deadline) throws RefusedException, SourceException, InterruptedException {
        AsyncCommand<String, String, T> command = call.toSend();
        return answer(command, List.of(command), deadline);
    }

    /** The same where a cluster moves the key: the server answers for what it does not have whole yet. */
    <T> T askWhileMoving(RedisCall<T> call, long deadline)
            throws RefusedException, SourceException, InterruptedException {
        AsyncCommand<String, String, T> command = call.toSend();
        // Together, as it is for the next command alone and others use the connection too.
        return answer(command, List.of(RedisCall.ASKING.toSend(), command), deadline);
    }

    private <T> T answer(
            AsyncCommand<String, String, T> awaited, List<AsyncCommand<String, String, ?>> commands, long deadline)
            throws RefusedException, SourceException, InterruptedException {
        OpenConnection entered = enter(deadline);
        boolean answered = false;
        try {
            var _ = entered.connection.dispatch(commands);
            T answer = awaited.get(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
            answered = true;
            return answer;
        } catch (ExecutionException e) {
            answered = true;
            if (e.getCause() instanceof RedisCommandExecutionException refused) {
                throw new RefusedException(String.valueOf(refused.getMessage()));
            }
            throw RedisFailure.asking(e.getCause());
        } catch (TimeoutException e) {
            throw new SourceException(FailureReason.Timeout, "Redis did not answer in time");
        } finally {
            entered.leave(answered);
        }
    }

    private OpenConnection enter(long deadline) throws SourceException, InterruptedException {
        OpenConnection current = open;
        if (current != null && current.enter()) {
            return current;
        }
        if (current != null && !again) {
            throw new SourceException(FailureReason.ConnectionLost, "the connection to Redis is gone");
        }
        context.keeps(connections.getAsInt() * (peer.tls().isPresent() ? TLS_BYTES : PLAIN_BYTES));
        // Outside of the lock: whoever waits longer for a name or a Secret must not line up the others.
        InetSocketAddress address = address();
        RedisLogin login = RedisLogin.read(peer, context);
        if (!connecting.tryLock(deadline - System.nanoTime(), TimeUnit.NANOSECONDS)) {
            throw new SourceException(FailureReason.Timeout, "no connection to Redis before the deadline");
        }
        try {
            current = open;
            if (current != null && current.enter()) {
                return current;
            }
            OpenConnection fresh = connector.connect(peer, login, address, deadline);
            if (closed || !fresh.enter()) {
                fresh.close();
                throw new SourceException(FailureReason.Unreachable, "the connection is closed");
            }
            // The one before has ended, or does with the last read that uses it.
            open = fresh;
            return fresh;
        } finally {
            connecting.unlock();
        }
    }

    /** A checked address that carries the name which the server's certificate must have. */
    private InetSocketAddress address() throws SourceException, InterruptedException {
        try {
            InetAddress admitted = admitted();
            return new InetSocketAddress(
                    InetAddress.getByAddress(peer.certificateName(), admitted.getAddress()),
                    peer.at().port());
        } catch (UnknownHostException e) {
            throw new AssertionError("an address has four bytes or sixteen", e);
        }
    }

    private InetAddress admitted() throws SourceException, InterruptedException {
        try {
            return context.admit(peer.at().host());
        } catch (SourceException e) {
            throw peer.isGiven() ? GivenServer.notAdmitted(e.reason()) : e;
        }
    }

    @Override
    public void close() {
        closed = true;
        connecting.lock();
        try {
            OpenConnection current = open;
            open = null;
            if (current != null) {
                current.close();
            }
        } finally {
            connecting.unlock();
        }
    }
}
