package io.generalscaler.sources.redis;

import io.generalscaler.api.source.redis.RedisEndpoint;
import io.generalscaler.api.source.redis.RedisServers;
import io.generalscaler.sources.spi.FailureReason;
import io.generalscaler.sources.spi.FailureReason.Health;
import io.generalscaler.sources.spi.SourceContext;
import io.generalscaler.sources.spi.SourceException;
import io.lettuce.core.cluster.SlotHash;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A cluster, in which a key is on one node. Whoever is asked says which: a question follows at most three times, and where it ended is
 * remembered for the key's slot. No map of the cluster is kept, and nobody asks for one. Each node that is named is judged by the operator's
 * rules before anything goes there.
 */
final class ClusterNodes implements Redis {

    private static final int MOST_REDIRECTS = 3;

    /** More than a cluster of usual size has; what was not asked for longest makes room. */
    private static final int MOST_CONNECTIONS = 32;

    private static final int MOST_SLOTS = 1024;

    private final RedisEndpoint endpoint;
    private final RedisServers.Cluster cluster;
    private final RedisConnector connector;
    private final SourceContext context;
    private final SequencedMap<RedisServers.One, RedisServer> open = new LinkedHashMap<>(16, 0.75f, true);
    private final SequencedMap<Integer, RedisServers.One> slots = new LinkedHashMap<>(16, 0.75f, true);
    private boolean closed;

    ClusterNodes(
            RedisEndpoint endpoint, RedisServers.Cluster cluster, RedisConnector connector, SourceContext context) {
        this.endpoint = endpoint;
        this.cluster = cluster;
        this.connector = connector;
        this.context = context;
    }

    /** Where the key was last, then each node that the user named, until one knows the answer. */
    @Override
    public <T> T ask(RedisCall<T> call, long deadline) throws SourceException, InterruptedException {
        int slot = SlotHash.getSlot(call.key());
        Set<RedisServers.One> starts = starts(slot);
        @Nullable SourceException failure = null;
        int left = starts.size();
        for (RedisServers.One start : starts) {
            long now = System.nanoTime();
            long until = now + Math.max(0, deadline - now) / left--;
            try {
                return follow(call, slot, start, until);
            } catch (SourceException e) {
                if (e.reason().health() != Health.SICK && e.reason().health() != Health.DOWN) {
                    throw e;
                }
                forget(slot);
                failure = failure == null || failure.reason() == FailureReason.Unreachable ? e : failure;
            }
        }
        throw failure == null ? new SourceException(FailureReason.Unreachable, "there are no nodes") : failure;
    }

    private <T> T follow(RedisCall<T> call, int slot, RedisServers.One start, long deadline)
            throws SourceException, InterruptedException {
        RedisServers.One at = start;
        boolean isMoving = false;
        for (int redirects = 0; redirects <= MOST_REDIRECTS; redirects++) {
            try {
                RedisServer node = node(at);
                return isMoving ? node.askWhileMoving(call, deadline) : node.ask(call, deadline);
            } catch (RefusedException e) {
                Optional<Redirect> redirect = Redirect.of(e.error(), at);
                if (redirect.isEmpty()) {
                    throw RedisError.of(e.error(), call);
                }
                at = redirect.get().to();
                isMoving = !redirect.get().isForGood();
                if (redirect.get().isForGood()) {
                    remember(slot, at);
                }
            } catch (SourceException e) {
                throw redirects > 0 && e.reason() == FailureReason.Unreachable ? unreachable() : e;
            }
        }
        throw new SourceException(
                FailureReason.SourceError, "the nodes of the Redis cluster send the question from one to the other");
    }

    /** The cluster is there, so that it is not to be left alone by everybody. */
    private static SourceException unreachable() {
        return new SourceException(
                FailureReason.SourceError, "the node of the Redis cluster that has this key cannot be reached");
    }

    private synchronized Set<RedisServers.One> starts(int slot) {
        Set<RedisServers.One> starts = new LinkedHashSet<>();
        RedisServers.One known = slots.get(slot);
        if (known != null) {
            starts.add(known);
        }
        starts.addAll(cluster.nodes());
        return starts;
    }

    private synchronized void remember(int slot, RedisServers.One node) {
        slots.put(slot, node);
        if (slots.size() > MOST_SLOTS) {
            slots.pollFirstEntry();
        }
    }

    private synchronized void forget(int slot) {
        slots.remove(slot);
    }

    /** What makes room is closed without the lock: that may wait until it is connected. */
    private RedisServer node(RedisServers.One at) throws SourceException {
        List<RedisServer> rest = new ArrayList<>();
        RedisServer node = node(at, rest);
        rest.forEach(RedisServer::close);
        return node;
    }

    private synchronized RedisServer node(RedisServers.One at, List<RedisServer> rest) throws SourceException {
        if (closed) {
            throw new SourceException(FailureReason.Unreachable, "the connection is closed");
        }
        RedisServer known = open.get(at);
        if (known != null) {
            return known;
        }
        if (open.size() >= MOST_CONNECTIONS) {
            rest.add(open.pollFirstEntry().getValue());
        }
        Peer peer = cluster.nodes().contains(at) ? Peer.of(endpoint, at) : Peer.given(endpoint, at);
        RedisServer server = new RedisServer(peer, connector, context, this::connections, true);
        open.put(at, server);
        return server;
    }

    private synchronized int connections() {
        return open.size();
    }

    @Override
    public void close() {
        all().forEach(RedisServer::close);
    }

    private synchronized List<RedisServer> all() {
        closed = true;
        List<RedisServer> all = List.copyOf(open.values());
        open.clear();
        return all;
    }
}
