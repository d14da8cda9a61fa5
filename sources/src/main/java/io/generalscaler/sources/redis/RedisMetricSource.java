package io.generalscaler.sources.redis;

import io.generalscaler.api.source.Question;
import io.generalscaler.api.source.RedisEndpoint;
import io.generalscaler.api.source.RedisQuestion;
import io.generalscaler.api.source.Tls;
import io.generalscaler.sources.spi.FailureReason;
import io.generalscaler.sources.spi.MetricSource;
import io.generalscaler.sources.spi.Sample;
import io.generalscaler.sources.spi.SourceContext;
import io.generalscaler.sources.spi.SourceException;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisFuture;
import io.lettuce.core.api.StatefulRedisConnection;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * One Redis server, user and database. Connects with the first read and again whenever the connection is gone: the client's own
 * reconnecting backs off for longer than an evaluation can wait, and would not resolve and check the address again.
 */
final class RedisMetricSource implements MetricSource {

    private final RedisEndpoint endpoint;
    private final RedisConnector connector;
    private final SourceContext context;
    private final ReentrantLock connecting = new ReentrantLock();
    private volatile @Nullable Open open;
    private volatile boolean closed;

    RedisMetricSource(RedisEndpoint endpoint, RedisConnector connector, SourceContext context) {
        this.endpoint = endpoint;
        this.connector = connector;
        this.context = context;
    }

    @Override
    public Sample read(Question question, Duration within) throws SourceException, InterruptedException {
        long deadline = System.nanoTime() + within.toNanos();
        StatefulRedisConnection<String, String> connection = connection(deadline);
        RedisFuture<Long> length = connection.async().llen(((RedisQuestion) question).key());
        try {
            return Sample.of(length.get(deadline - System.nanoTime(), TimeUnit.NANOSECONDS), context.now());
        } catch (ExecutionException e) {
            throw RedisFailure.of(e.getCause());
        } catch (TimeoutException e) {
            throw new SourceException(
                    FailureReason.Timeout, "Redis did not answer within " + within.toMillis() + " ms");
        } finally {
            length.cancel(true);
        }
    }

    private StatefulRedisConnection<String, String> connection(long deadline)
            throws SourceException, InterruptedException {
        Open current = open;
        if (current != null && current.connection.isOpen()) {
            return current.connection;
        }
        if (!connecting.tryLock(deadline - System.nanoTime(), TimeUnit.NANOSECONDS)) {
            throw new SourceException(FailureReason.Timeout, "no connection to Redis before the deadline");
        }
        try {
            current = open;
            if (current != null && current.connection.isOpen()) {
                return current.connection;
            }
            if (closed) {
                throw new SourceException(FailureReason.Unreachable, "the connection is closed");
            }
            dispose();
            Open fresh = connect(deadline);
            open = fresh;
            return fresh.connection;
        } finally {
            connecting.unlock();
        }
    }

    private Open connect(long deadline) throws SourceException, InterruptedException {
        InetSocketAddress address = address();
        RedisLogin login = RedisLogin.read(endpoint, context);
        RedisClient client = connector.client(endpoint, login, address);
        try {
            return new Open(client, connector.connect(client, endpoint, login, deadline - System.nanoTime()));
        } catch (SourceException | InterruptedException | RuntimeException e) {
            var _ = client.shutdownAsync(0, 0, TimeUnit.SECONDS);
            throw e;
        }
    }

    /** A checked address that carries the name which the server's certificate must have. */
    private InetSocketAddress address() throws SourceException, InterruptedException {
        InetAddress admitted = context.admit(endpoint.host());
        String name = endpoint.tls().flatMap(Tls::serverName).orElse(endpoint.host());
        try {
            return new InetSocketAddress(InetAddress.getByAddress(name, admitted.getAddress()), endpoint.port());
        } catch (UnknownHostException e) {
            throw new AssertionError("an address has four bytes or sixteen", e);
        }
    }

    private void dispose() {
        Open current = open;
        open = null;
        if (current != null) {
            var _ = current.client.shutdownAsync(0, 0, TimeUnit.SECONDS);
        }
    }

    @Override
    public void close() {
        closed = true;
        connecting.lock();
        try {
            dispose();
        } finally {
            connecting.unlock();
        }
    }

    /** A client and its one connection. */
    private record Open(RedisClient client, StatefulRedisConnection<String, String> connection) {}
}
