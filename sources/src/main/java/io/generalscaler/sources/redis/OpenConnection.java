package io.generalscaler.sources.redis;

import io.lettuce.core.RedisClient;
import io.lettuce.core.api.StatefulRedisConnection;
import java.util.concurrent.TimeUnit;

/**
 * A client and its one connection, which several reads may use at once. When one of them gave up, or the connection is worn out, no more
 * come; it is closed as soon as the others have ended, so that nothing goes on arriving for nobody.
 */
final class OpenConnection {

    final StatefulRedisConnection<String, String> connection;

    private final RedisClient client;
    private final GuardedPipeline pipeline;
    private int users;
    private boolean retired;
    private boolean closed;

    OpenConnection(RedisClient client, StatefulRedisConnection<String, String> connection, GuardedPipeline pipeline) {
        this.client = client;
        this.pipeline = pipeline;
        this.connection = connection;
    }

    /** Whether the connection may be used; who may must {@link #leave}. */
    synchronized boolean enter() {
        retired |= !connection.isOpen() || pipeline.isWornOut();
        if (retired) {
            closeIfUnused();
            return false;
        }
        users++;
        return true;
    }

    /**
     * Ends a use.
     *
     * @param answered whether the server answered what it was asked
     */
    synchronized void leave(boolean answered) {
        users--;
        retired |= !answered;
        closeIfUnused();
    }

    /** Ends all uses. */
    synchronized void close() {
        retired = true;
        users = 0;
        closeIfUnused();
    }

    private void closeIfUnused() {
        if (retired && users <= 0 && !closed) {
            closed = true;
            var _ = client.shutdownAsync(0, 0, TimeUnit.SECONDS);
        }
    }
}
