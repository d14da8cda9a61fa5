package io.generalscaler.controller.observe.source;

import io.generalscaler.api.source.MetricEndpoint;
import io.generalscaler.process.log.WithoutMessages;
import io.generalscaler.reach.share.FairShare;
import io.generalscaler.sources.spi.FailureReason;
import io.generalscaler.sources.spi.MetricSource;
import io.generalscaler.sources.spi.SourceContext;
import io.generalscaler.sources.spi.SourceException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One open client per endpoint, and a guard for each namespace that reads from it. A client is opened by the first read and closed once
 * nobody has read for {@link #IDLE}, so that endpoints of deleted scalers go away without any bookkeeping of who uses what.
 *
 * <p>A namespace has at most {@link #ENDPOINTS} endpoints. Where it wants more, those that it has not read from for
 * {@link #UNUSED} make room.
 */
public final class SourcePool implements AutoCloseable {

    /** How long an endpoint stays open without a read; far beyond the deadline of any read. */
    public static final Duration IDLE = Duration.ofMinutes(2);

    /** How long an endpoint has to be unused to make room for another one of its namespace. */
    static final Duration UNUSED = Duration.ofSeconds(30);

    /** How often a namespace that wants more is looked through for those. */
    static final Duration LOOK_GAP = Duration.ofSeconds(5);

    /** Endpoints from which a namespace may read. */
    static final int ENDPOINTS = 500;

    /** Reads in flight per endpoint and namespace. */
    static final int BULKHEAD = 64;

    /** Reads in flight of all namespaces, and of one. */
    static final int READS = 1024;

    static final int READS_OF_ONE = 128;

    /** How long the end waits for a client to close. */
    private static final Duration CLOSE = Duration.ofSeconds(1);

    private static final Logger LOG = LoggerFactory.getLogger(SourcePool.class);

    static final int BREAKER_THRESHOLD = 5;
    static final Duration PROBE_GAP = Duration.ofMillis(500);

    private final MetricSourceOpeners openers;
    private final SourceContext context;
    private final LongSupplier nanoTime;
    private final FairShare reads;
    private final Object lock = new Object();

    /** By namespace. Changed under the lock, as are the tenants themselves. */
    private final Map<String, Tenant> tenants = new ConcurrentHashMap<>();

    private final Map<SourceKey, SourceClient> clients = new ConcurrentHashMap<>();

    /**
     * A pool without clients.
     *
     * @param openers of clients
     * @param context what the clients may use
     * @param nanoTime a monotonic clock
     */
    public SourcePool(MetricSourceOpeners openers, SourceContext context, LongSupplier nanoTime) {
        this.openers = openers;
        this.context = context;
        this.nanoTime = nanoTime;
        this.reads = new FairShare(READS, READS_OF_ONE, nanoTime);
    }

    /** The reads that are in flight, of which each namespace has its part. */
    FairShare reads() {
        return reads;
    }

    /** The client behind a guard. */
    MetricSource source(Guard guard) throws InterruptedException {
        return guard.client.source(openers);
    }

    /**
     * What guards a client for a namespace.
     *
     * @throws SourceException when the namespace reads from too many endpoints
     */
    Guard guard(SourceKey source, String namespace) throws SourceException {
        Tenant tenant = tenants.get(namespace);
        Guard guard = tenant == null ? null : tenant.guards.get(source);
        if (guard == null) {
            return open(source, namespace);
        }
        guard.lastUsedNanos = nanoTime.getAsLong();
        return guard;
    }

    private Guard open(SourceKey source, String namespace) throws SourceException {
        synchronized (lock) {
            Tenant tenant = tenants.computeIfAbsent(namespace, name -> new Tenant());
            Guard known = tenant.guards.get(source);
            if (known != null) {
                return known;
            }
            makeRoom(tenant, source.endpoint());
            SourceClient client = clients.computeIfAbsent(source, key -> new SourceClient(key, context, nanoTime));
            client.guards++;
            Guard guard = new Guard(client, nanoTime);
            tenant.add(source, guard);
            return guard;
        }
    }

    private void makeRoom(Tenant tenant, MetricEndpoint endpoint) throws SourceException {
        long now = nanoTime.getAsLong();
        if (tenant.isFull(endpoint, ENDPOINTS) && now - tenant.lookedNanos >= LOOK_GAP.toNanos()) {
            tenant.lookedNanos = now;
            drop(tenant, now - UNUSED.toNanos());
        }
        if (tenant.isFull(endpoint, ENDPOINTS)) {
            throw new SourceException(
                    FailureReason.Overloaded,
                    "the namespace reads from " + ENDPOINTS + " endpoints already, which is the most");
        }
    }

    /** Closes what nobody has used for {@link #IDLE}. */
    public void closeIdle() {
        synchronized (lock) {
            long limit = nanoTime.getAsLong() - IDLE.toNanos();
            tenants.values().removeIf(tenant -> {
                drop(tenant, limit);
                return tenant.guards.isEmpty();
            });
        }
    }

    private void drop(Tenant tenant, long limit) {
        tenant.guards.values().removeIf(guard -> {
            boolean drop = guard.lastUsedNanos - limit <= 0;
            if (drop && --guard.client.guards == 0) {
                clients.remove(guard.client.key, guard.client);
                var _ = close(guard.client);
            }
            return drop;
        });
        tenant.recount();
    }

    /** How many endpoints are open. */
    public int size() {
        return clients.size();
    }

    /** How many endpoints are held back by a breaker, for one namespace at least. */
    public long sick() {
        return tenants.values().stream()
                .flatMap(tenant -> tenant.guards.values().stream())
                .filter(Guard::isSick)
                .map(guard -> guard.client)
                .distinct()
                .count();
    }

    @Override
    public void close() {
        List<Thread> closing = clients.values().stream().map(SourcePool::close).toList();
        clients.clear();
        tenants.clear();
        try {
            for (Thread each : closing) {
                each.join(CLOSE);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Closes what is open, on a thread of its own: a plug-in may take its time, or fail. */
    private static Thread close(SourceClient client) {
        return Thread.ofVirtual().name("close source").start(() -> {
            try {
                client.close();
            } catch (Throwable e) {
                LOG.atWarn().setCause(WithoutMessages.of(e)).log("A metric source could not be closed");
            }
        });
    }
}
