package io.generalscaler.process.connections;

import io.generalscaler.process.tick.Ticker;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongSupplier;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.io.ssl.SslConnection;
import org.eclipse.jetty.io.ssl.SslHandshakeListener;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.internal.HttpConnection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The open connections of a server. Each phase of a connection has a deadline, so that nobody holds one by sending a byte now and then.
 * At the limit the newest is let in, and another gives way: of the address that has most, the one that is least worth waiting
 * for, which is an unfinished handshake before an idle connection before an unfinished request before an answer. What has begun
 * only a moment ago stays, except where the newest comes from an address that has not even half as many. So callers that ask are served
 * while others only hold connections open, even from the same address; and no address keeps the others out, whatever it asks.
 */
public final class Connections implements Connection.Listener, HttpConfiguration.Customizer, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Connections.class);

    /** A request that is still arriving, or an answer that is not yet taken, after this long gives way. */
    private static final Duration BRISK = Duration.ofSeconds(1);

    /** Nothing had to give way for so long: the limit is reached no more. */
    private static final Duration QUIET = Duration.ofMinutes(1);

    private static final Duration MOST_BETWEEN_LOOKS = Duration.ofSeconds(1);

    private final ConnectionLimits limits;
    private final LongSupplier nanoTime;
    private final String server;
    private final Ticker looks;
    private final Map<EndPoint, OpenConnection> open = new HashMap<>();
    private final Map<InetAddress, Integer> perAddress = new HashMap<>();
    private final Map<Ended, LongAdder> ended = new EnumMap<>(Ended.class);
    private boolean full;
    private long lastFull;

    /**
     * Connections of a server that does not listen yet.
     *
     * @param server its name in the log
     * @param nanoTime as {@link System#nanoTime}, which also the parser of HTTP reads
     */
    public Connections(String server, ConnectionLimits limits, LongSupplier nanoTime) {
        this.server = server;
        this.limits = limits;
        this.nanoTime = nanoTime;
        for (Ended why : Ended.values()) {
            ended.put(why, new LongAdder());
        }
        Duration pause = min(min(limits.handshake(), limits.request()).dividedBy(8), MOST_BETWEEN_LOOKS);
        this.looks = Ticker.every(server + "-connections", pause, this::look);
    }

    /** Watches over {@code connector}'s connections from now on. */
    public void watch(ServerConnector connector) {
        connector.setIdleTimeout(limits.idle().toMillis());
        connector.addEventListener(this);
        looks.start();
    }

    /** How many are open. */
    public synchronized int size() {
        return open.size();
    }

    /** How many the server has ended for this reason. */
    public long ended(Ended why) {
        LongAdder count = ended.get(why);
        return count == null ? 0 : count.sum();
    }

    /** Ends those that are open now as soon as they ask nothing: what let them in holds no more. */
    public void retire() {
        long now = nanoTime.getAsLong();
        all().forEach(one -> one.retire(now));
    }

    @Override
    public void onOpened(Connection connection) {
        if (connection instanceof SslConnection tls) {
            OpenConnection one = add(tls.getEndPoint(), false);
            tls.addHandshakeListener(new SslHandshakeListener() {
                @Override
                public void handshakeSucceeded(Event event) {
                    one.handshaken();
                }
            });
            makeRoom(one);
        } else if (connection instanceof HttpConnection http) {
            if (http.getEndPoint() instanceof EndPoint.Wrapper tls) {
                find(tls.unwrap()).ifPresent(one -> one.speaks(http));
            } else {
                OpenConnection one = add(http.getEndPoint(), true);
                one.speaks(http);
                makeRoom(one);
            }
        }
    }

    @Override
    public synchronized void onClosed(Connection connection) {
        if (connection.getEndPoint() instanceof EndPoint.Wrapper) {
            return;
        }
        forget(connection.getEndPoint());
    }

    /** A request begins. On a connection that is to end it comes too late: the answer before it was still going out when that was said. */
    @Override
    public Request customize(Request request, HttpFields.Mutable answer) {
        EndPoint end = request.getConnectionMetaData().getConnection().getEndPoint();
        boolean ends = find(end instanceof EndPoint.Wrapper tls ? tls.unwrap() : end)
                .map(OpenConnection::endIfRetired)
                .orElse(false);
        if (ends) {
            count(Ended.RETIRED);
        }
        return request;
    }

    @Override
    public void close() {
        looks.close();
    }

    private synchronized Optional<OpenConnection> find(EndPoint network) {
        return Optional.ofNullable(open.get(network));
    }

    private synchronized void forget(EndPoint network) {
        OpenConnection one = open.remove(network);
        if (one != null) {
            perAddress.computeIfPresent(one.from(), (_, count) -> count == 1 ? null : count - 1);
        }
    }

    private synchronized OpenConnection add(EndPoint network, boolean secure) {
        OpenConnection one = new OpenConnection(network, address(network), secure, nanoTime.getAsLong());
        open.put(network, one);
        perAddress.merge(one.from(), 1, Integer::sum);
        return one;
    }

    private static InetAddress address(EndPoint network) {
        return network.getRemoteSocketAddress() instanceof InetSocketAddress inet && inet.getAddress() != null
                ? inet.getAddress()
                : InetAddress.getLoopbackAddress();
    }

    private void makeRoom(OpenConnection newest) {
        Optional<OpenConnection> leaving = leaving(newest);
        if (leaving.isPresent()) {
            count(leaving.get() == newest ? Ended.REFUSED : Ended.GAVE_WAY);
            leaving.get().close();
        }
    }

    /** Who has to go so that {@code newest} may stay, if anybody has to. */
    private synchronized Optional<OpenConnection> leaving(OpenConnection newest) {
        boolean tooMany = open.size() > limits.most();
        boolean tooManyFromOne = perAddress.getOrDefault(newest.from(), 0) > limits.mostFromOne();
        if (!tooMany && !tooManyFromOne) {
            return Optional.empty();
        }
        lastFull = nanoTime.getAsLong();
        if (!full) {
            full = true;
            LOG.atWarn()
                    .addKeyValue("server", server)
                    .addKeyValue("address", newest.from().getHostAddress())
                    .addKeyValue("connections", open.size())
                    .log("Connections are at their limit; those that ask nothing give way");
        }
        InetAddress from = tooManyFromOne ? newest.from() : busiest(newest.from());
        OpenConnection leaving = leastWorth(from, newest).orElse(newest);
        forget(leaving.network());
        return Optional.of(leaving);
    }

    private InetAddress busiest(InetAddress otherwise) {
        return perAddress.entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .map(Map.Entry::getKey)
                .orElse(otherwise);
    }

    private Optional<OpenConnection> leastWorth(InetAddress from, OpenConnection newest) {
        long now = nanoTime.getAsLong();
        boolean isFew = 2 * perAddress.getOrDefault(newest.from(), 0) < perAddress.getOrDefault(from, 0);
        record Candidate(OpenConnection connection, OpenConnection.Phase phase, long age) {}
        return open.values().stream()
                .filter(one -> one != newest && one.from().equals(from))
                .map(one -> {
                    OpenConnection.Phase phase = one.phase();
                    return new Candidate(one, phase, one.age(phase, now));
                })
                .filter(one -> switch (one.phase()) {
                    case HANDSHAKE, UNUSED, IDLE -> true;
                    case REQUEST, ANSWER -> isFew || one.age() > BRISK.toNanos();
                })
                .min(Comparator.comparing(Candidate::phase).thenComparing(Candidate::age, Comparator.reverseOrder()))
                .map(Candidate::connection);
    }

    private void look() {
        long now = nanoTime.getAsLong();
        for (OpenConnection one : all()) {
            one.judge(limits, now).ifPresent(this::count);
        }
        tellTheEnd(now);
    }

    private synchronized void tellTheEnd(long now) {
        if (full && now - lastFull > QUIET.toNanos()) {
            full = false;
            LOG.atInfo()
                    .addKeyValue("server", server)
                    .addKeyValue("connections", open.size())
                    .log("Connections are below their limit again");
        }
    }

    private synchronized List<OpenConnection> all() {
        return new ArrayList<>(open.values());
    }

    void count(Ended why) {
        LongAdder count = ended.get(why);
        if (count != null) {
            count.increment();
        }
    }

    private static Duration min(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
