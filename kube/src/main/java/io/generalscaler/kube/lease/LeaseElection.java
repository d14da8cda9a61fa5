package io.generalscaler.kube.lease;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.generalscaler.kube.write.ApiAnswer;
import io.generalscaler.kube.write.ApiServer;
import io.generalscaler.kube.write.ApiUnreachableException;
import io.generalscaler.kube.write.MicroTime;
import java.time.InstantSource;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Holds a Lease of {@code coordination.k8s.io/v1}, or waits for it. Times that matter are measured on this machine's monotonic clock
 * only: how long the Lease has not changed since it was last seen to change, and how long ago our last renewal was sent. The
 * wall clock merely fills {@code renewTime} for people to read.
 *
 * <pre>
 * state     event                                                     next
 * follower  Lease absent, released, or unchanged for its duration     leader, when our conditional write succeeds
 * follower  Lease changed                                             follower, starts to count anew
 * leader    renewed                                                   leader
 * leader    not renewed for renewDeadline                             lost
 * leader    somebody else holds the Lease                             lost
 * lost      (the process ends)
 * </pre>
 */
public final class LeaseElection implements Leadership {

    private static final Logger LOG = LoggerFactory.getLogger(LeaseElection.class);

    private final ApiServer api;
    private final LeaseName name;
    private final LeaseTimings timings;
    private final InstantSource clock;
    private final LongSupplier nanoTime;

    private volatile State state = State.FOLLOWER;
    private volatile long renewedNanos;
    private boolean isTroubled;
    private String seen = "";
    private long seenNanos;

    /**
     * An election that has not begun.
     *
     * @param api a client without retries
     * @param name the Lease, and who we are
     * @param timings how long it holds
     * @param clock the wall clock, for people
     * @param nanoTime the monotonic clock, for decisions
     */
    public LeaseElection(
            ApiServer api, LeaseName name, LeaseTimings timings, InstantSource clock, LongSupplier nanoTime) {
        this.api = api;
        this.name = name;
        this.timings = timings;
        this.clock = clock;
        this.nanoTime = nanoTime;
    }

    /** Where this process stands. */
    public enum State {
        FOLLOWER,
        LEADER,
        LOST
    }

    /** Tries once to take or to renew the Lease. Blocks for two requests at most. */
    public State attempt() throws InterruptedException {
        if (check() == State.LOST) {
            return State.LOST;
        }
        try {
            ApiAnswer current = api.get(name.path());
            if (current.notFound()) {
                claim(null);
            } else if (current.ok()) {
                consider(current.json());
            } else {
                troubled("the API server answers the read with " + current.status());
            }
        } catch (ApiUnreachableException e) {
            troubled(String.valueOf(e.getMessage()));
        }
        return check();
    }

    /** Told once while it lasts: an attempt follows every few seconds. */
    private void troubled(String cause) {
        if (!isTroubled) {
            isTroubled = true;
            LOG.atWarn()
                    .addKeyValue("lease", name.path().text())
                    .addKeyValue("cause", cause)
                    .log("The Lease is out of reach");
        }
    }

    private void untroubled() {
        if (isTroubled) {
            isTroubled = false;
            LOG.atInfo().addKeyValue("lease", name.path().text()).log("The Lease is within reach again");
        }
    }

    private void consider(JsonNode lease) throws ApiUnreachableException, InterruptedException {
        JsonNode spec = lease.path("spec");
        String holder = spec.path("holderIdentity").asText("");
        if (holder.equals(name.identity())) {
            claim(lease);
            return;
        }
        if (state == State.LEADER) {
            lose("another replica holds the Lease");
            return;
        }
        untroubled();
        String version = lease.path("metadata").path("resourceVersion").asText();
        if (!version.equals(seen)) {
            seen = version;
            seenNanos = nanoTime.getAsLong();
        }
        long holdsNanos = Math.max(1, spec.path("leaseDurationSeconds").asLong(15)) * 1_000_000_000L;
        if (holder.isEmpty() || nanoTime.getAsLong() - seenNanos >= holdsNanos) {
            claim(lease);
        }
    }

    /** Writes our name on condition that the Lease is still what was read. */
    private void claim(@Nullable JsonNode lease) throws ApiUnreachableException, InterruptedException {
        long sentNanos = nanoTime.getAsLong();
        ApiAnswer answer = lease == null
                ? api.post(name.collection(), body(lease).toString())
                : api.put(name.path(), body(lease).toString());
        if (answer.ok()) {
            renewedNanos = sentNanos;
            untroubled();
            if (state == State.FOLLOWER) {
                state = State.LEADER;
                LOG.atInfo().addKeyValue("identity", name.identity()).log("Leading");
            }
        } else if (!answer.conflict()) {
            troubled("the API server answers the write with " + answer.status());
        }
    }

    private ObjectNode body(@Nullable JsonNode lease) {
        ObjectNode body = lease instanceof ObjectNode old ? old.deepCopy() : JsonNodeFactory.instance.objectNode();
        body.put("apiVersion", "coordination.k8s.io/v1").put("kind", "Lease");
        body.withObject("/metadata").put("name", name.name()).put("namespace", name.namespace());
        ObjectNode spec = body.withObject("/spec");
        String now = MicroTime.text(clock.instant());
        if (!spec.path("holderIdentity").asText("").equals(name.identity())) {
            int transitions = spec.path("leaseTransitions").asInt(0);
            spec.put("leaseTransitions", lease == null ? 0 : transitions + 1).put("acquireTime", now);
        }
        spec.put("holderIdentity", name.identity())
                .put("leaseDurationSeconds", timings.leaseDuration().toSeconds())
                .put("renewTime", now);
        return body;
    }

    /** Where this process stands, after looking at the clock: the watchdog. Never blocks. */
    public State check() {
        if (state == State.LEADER && sinceRenewal() >= timings.renewDeadline().toNanos()) {
            lose("the Lease was not renewed in time");
        }
        return state;
    }

    @Override
    public boolean mayWrite() {
        return check() == State.LEADER;
    }

    /** Gives the Lease back, so that a successor need not wait. Call it after the last write. */
    public void release() throws InterruptedException {
        if (check() != State.LEADER) {
            return;
        }
        state = State.LOST;
        try {
            JsonNode lease = api.get(name.path()).json();
            if (lease instanceof ObjectNode mine
                    && mine.path("spec").path("holderIdentity").asText("").equals(name.identity())) {
                mine.withObject("/spec").put("holderIdentity", "").put("leaseDurationSeconds", 1);
                api.put(name.path(), mine.toString());
            }
        } catch (ApiUnreachableException e) {
            LOG.atInfo().addKeyValue("cause", e.getMessage()).log("The Lease runs out by itself");
        }
    }

    private long sinceRenewal() {
        return nanoTime.getAsLong() - renewedNanos;
    }

    private synchronized void lose(String why) {
        if (state == State.LEADER) {
            state = State.LOST;
            LOG.atError().addKeyValue("cause", why).log("No longer leading");
        }
    }
}
