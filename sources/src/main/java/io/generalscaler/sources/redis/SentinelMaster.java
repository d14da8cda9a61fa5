package io.generalscaler.sources.redis;

import io.generalscaler.api.source.redis.RedisEndpoint;
import io.generalscaler.api.source.redis.RedisServers;
import io.generalscaler.sources.spi.FailureReason;
import io.generalscaler.sources.spi.SourceContext;
import io.generalscaler.sources.spi.SourceException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The server that sentinels name, and that says itself that it is the master. They are asked one after the other, and again when the
 * connection to the master is gone or it takes a command for a write: a server that was the master may come back as a replica.
 */
final class SentinelMaster implements Redis {

    /** To the master, and to one sentinel at a time. */
    private static final int CONNECTIONS = 2;

    private final RedisEndpoint endpoint;
    private final RedisServers.Sentinels sentinels;
    private final RedisConnector connector;
    private final SourceContext context;
    private final ReentrantLock looking = new ReentrantLock();
    private volatile @Nullable RedisServer master;
    private volatile boolean closed;

    SentinelMaster(
            RedisEndpoint endpoint, RedisServers.Sentinels sentinels, RedisConnector connector, SourceContext context) {
        this.endpoint = endpoint;
        this.sentinels = sentinels;
        this.connector = connector;
        this.context = context;
    }

    @Override
    public <T> T ask(RedisCall<T> call, long deadline) throws SourceException, InterruptedException {
        RedisServer known = master(deadline);
        try {
            return known.ask(call, deadline);
        } catch (RefusedException e) {
            if (!e.error().startsWith("READONLY")) {
                throw RedisError.of(e.error(), call);
            }
        } catch (SourceException e) {
            if (e.reason() != FailureReason.ConnectionLost && e.reason() != FailureReason.Unreachable) {
                throw e;
            }
        }
        forget(known);
        try {
            return master(deadline).ask(call, deadline);
        } catch (RefusedException e) {
            throw RedisError.of(e.error(), call);
        }
    }

    private RedisServer master(long deadline) throws SourceException, InterruptedException {
        RedisServer known = master;
        if (known != null) {
            return known;
        }
        if (!looking.tryLock(deadline - System.nanoTime(), TimeUnit.NANOSECONDS)) {
            throw new SourceException(FailureReason.Timeout, "no sentinel named the master before the deadline");
        }
        try {
            known = master;
            if (known == null) {
                known = find(deadline);
                master = known;
            }
            if (closed) {
                forget(known);
                throw new SourceException(FailureReason.Unreachable, "the connection is closed");
            }
            return known;
        } finally {
            looking.unlock();
        }
    }

    /** Each sentinel has its part of the time, so that a silent one leaves some for the others. */
    private RedisServer find(long deadline) throws SourceException, InterruptedException {
        List<RedisServers.One> hosts = sentinels.hosts();
        @Nullable SourceException failure = null;
        for (int i = 0; i < hosts.size(); i++) {
            long now = System.nanoTime();
            long until = now + Math.max(0, deadline - now) / (hosts.size() - i);
            try {
                return checked(named(hosts.get(i), until), until);
            } catch (SourceException e) {
                // Of those that said something, the first tells most.
                failure = failure == null || isSilence(failure) ? e : failure;
            }
        }
        throw failure == null ? new SourceException(FailureReason.Unreachable, "there are no sentinels") : failure;
    }

    private static boolean isSilence(SourceException failure) {
        return switch (failure.reason()) {
            case Unreachable, ConnectionLost, Timeout -> true;
            default -> false;
        };
    }

    private RedisServers.One named(RedisServers.One sentinel, long deadline)
            throws SourceException, InterruptedException {
        RedisCall<MasterAddress> call = RedisCall.master(sentinels.masterName());
        Peer peer = Peer.sentinel(endpoint, sentinel, sentinels.login());
        try (RedisServer server = new RedisServer(peer, connector, context, () -> CONNECTIONS, false)) {
            MasterAddress address = server.ask(call, deadline);
            if (address.elements() == 0) {
                throw new SourceException(FailureReason.NotFound, "it knows no master of this name");
            }
            return GivenServer.of(address.host(), address.port())
                    .orElseThrow(() -> new SourceException(FailureReason.BadAnswer, "it names no server"));
        } catch (RefusedException e) {
            throw ofSentinel(RedisError.of(e.error(), call));
        } catch (SourceException e) {
            throw ofSentinel(e);
        }
    }

    private static SourceException ofSentinel(SourceException failure) {
        return new SourceException(
                failure.reason(),
                "asking a sentinel: " + failure.explanation().replace("redis.authRef", "redis.sentinel.authRef"));
    }

    private RedisServer checked(RedisServers.One address, long deadline) throws SourceException, InterruptedException {
        RedisServer server =
                new RedisServer(Peer.given(endpoint, address), connector, context, () -> CONNECTIONS, false);
        boolean isMaster = false;
        try {
            isMaster = server.ask(RedisCall.ROLE, deadline).equals("master");
        } catch (RefusedException e) {
            throw RedisError.of(e.error(), RedisCall.ROLE);
        } finally {
            if (!isMaster) {
                server.close();
            }
        }
        if (!isMaster) {
            throw new SourceException(
                    FailureReason.SourceError, "the server that a sentinel names says that it is not the master");
        }
        return server;
    }

    private void forget(RedisServer server) {
        if (server.equals(master)) {
            master = null;
        }
        server.close();
    }

    @Override
    public void close() {
        closed = true;
        RedisServer known = master;
        if (known != null) {
            forget(known);
        }
    }
}
