package io.generalscaler.controller.report;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.generalscaler.api.v1alpha1.GeneralScaler;
import io.generalscaler.controller.observe.cluster.ScalerKey;
import io.generalscaler.kube.lease.Leadership;
import io.generalscaler.kube.write.ApiAnswer;
import io.generalscaler.kube.write.ApiServer;
import io.generalscaler.kube.write.ApiUnreachableException;
import io.generalscaler.kube.write.MicroTime;
import io.generalscaler.kube.write.ResourcePath;
import io.generalscaler.process.tick.TokenBucket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes Events of {@code events.k8s.io/v1}. The same news about the same object within {@link #SERIES} is counted on the Event that
 * is there already; an object may have {@link #BURST} Events of one action at once and then one each {@link #REFILL}, so that a
 * flapping metric cannot flood the API server, and many changes of size cannot keep an outage from being told. All objects of a
 * namespace together may have {@link #NAMESPACE_BURST} and then one each {@link #NAMESPACE_REFILL}: whoever creates and deletes objects in
 * a loop uses up the events of his own namespace.
 */
public final class EventWriter {

    static final Duration SERIES = Duration.ofMinutes(10);
    static final int BURST = 20;
    static final Duration REFILL = Duration.ofSeconds(30);
    static final int NAMESPACE_BURST = 500;
    static final Duration NAMESPACE_REFILL = Duration.ofMillis(200);

    /** Events of all namespaces that can be counted up; one more is written anew the next time. */
    static final int MOST_WRITTEN = 20_000;

    /** Characters of an object's name that an Event's begins with: with a dot and sixteen digits, 253 at most. */
    private static final int MOST_OF_NAME = 236;

    private static final Logger LOG = LoggerFactory.getLogger(EventWriter.class);

    private final ApiServer api;
    private final Leadership leadership;
    private final String instance;
    private final InstantSource clock;
    private final LongSupplier nanoTime;
    private final Map<String, Written> written = new ConcurrentHashMap<>();
    private final Map<String, TokenBucket> buckets = new ConcurrentHashMap<>();
    private final LongAdder dropped = new LongAdder();

    /** Whether the newest was refused, which is told once. */
    private final AtomicBoolean refused = new AtomicBoolean();

    /**
     * A writer that has written nothing.
     *
     * @param api where to write
     * @param leadership whether this process may write
     * @param instance the name of this process
     * @param clock stamps events
     * @param nanoTime a monotonic clock, for limits
     */
    public EventWriter(
            ApiServer api, Leadership leadership, String instance, InstantSource clock, LongSupplier nanoTime) {
        this.api = api;
        this.leadership = leadership;
        this.instance = instance;
        this.clock = clock;
        this.nanoTime = nanoTime;
    }

    /** Tells about a scaler. */
    public void tell(ScalerKey scaler, String uid, Announcement announcement) throws InterruptedException {
        tell(new Regarding(GeneralScaler.API_VERSION, GeneralScaler.KIND, scaler, uid), announcement);
    }

    /** Tells about any object. Failing to is logged and otherwise of no consequence. */
    public void tell(Regarding object, Announcement announcement) throws InterruptedException {
        if (!leadership.mayWrite()) {
            return;
        }
        // Thousands are remembered, and a note may have a thousand characters.
        String same = UUID.nameUUIDFromBytes((object.uid() + " " + announcement.reason() + " " + announcement.note())
                        .getBytes(StandardCharsets.UTF_8))
                .toString();
        Written earlier = written.get(same);
        long now = nanoTime.getAsLong();
        // The object's own first: what it may not say costs its neighbours nothing. A namespace's name has no blank.
        if (!allowed(object.uid() + " " + announcement.action(), BURST, REFILL, now)
                || !allowed(object.name().namespace(), NAMESPACE_BURST, NAMESPACE_REFILL, now)) {
            dropped.increment();
            return;
        }
        try {
            if (earlier != null && now - earlier.nanos() < SERIES.toNanos()) {
                count(object, same, earlier, now);
            } else {
                create(object, announcement, same, now);
            }
        } catch (ApiUnreachableException e) {
            LOG.atDebug()
                    .addKeyValue("object", object.name())
                    .addKeyValue("cause", e.getMessage())
                    .log("An event could not be written");
        }
    }

    /** How many Events were not written because of a limit. */
    public long dropped() {
        return dropped.sum();
    }

    /** Drops what cannot be counted up any more. */
    public void forgetOld() {
        long now = nanoTime.getAsLong();
        written.values().removeIf(event -> now - event.nanos() >= SERIES.toNanos());
        for (String about : buckets.keySet()) {
            buckets.computeIfPresent(about, (key, bucket) -> bucket.isFull(now) ? null : bucket);
        }
    }

    private boolean allowed(String about, int burst, Duration refill, long now) {
        boolean[] taken = new boolean[1];
        buckets.compute(about, (key, old) -> {
            TokenBucket bucket = old == null ? new TokenBucket(burst, refill, now) : old;
            taken[0] = bucket.take(now);
            return bucket;
        });
        return taken[0];
    }

    private void create(Regarding object, Announcement announcement, String same, long now)
            throws ApiUnreachableException, InterruptedException {
        Instant time = clock.instant();
        String name = beginning(object.name().name()) + "."
                + Long.toHexString(time.getEpochSecond() * 1_000_000_000L + time.getNano());
        ObjectNode event = JsonNodeFactory.instance.objectNode();
        event.put("apiVersion", "events.k8s.io/v1").put("kind", "Event");
        event.putObject("metadata")
                .put("name", name)
                .put("namespace", object.name().namespace());
        event.put("eventTime", MicroTime.text(time))
                .put("reportingController", "generalscaler.io/controller")
                .put("reportingInstance", instance)
                .put("action", announcement.action())
                .put("reason", announcement.reason())
                .put("type", announcement.warning() ? "Warning" : "Normal")
                .put("note", announcement.note());
        event.putObject("regarding")
                .put("apiVersion", object.apiVersion())
                .put("kind", object.kind())
                .put("namespace", object.name().namespace())
                .put("name", object.name().name())
                .put("uid", object.uid());
        ApiAnswer answer = api.post(collection(object), event.toString());
        if (answer.ok()) {
            if (written.size() < MOST_WRITTEN) {
                written.put(same, new Written(name, 1, now));
            }
            if (refused.getAndSet(false)) {
                LOG.atInfo().log("Events are written again");
            }
        } else if (!answer.conflict() && !refused.getAndSet(true)) {
            LOG.atWarn()
                    .addKeyValue("object", object.name())
                    .addKeyValue("status", answer.status())
                    .addKeyValue("cause", answer.reason())
                    .log("Events are refused");
        }
    }

    private void count(Regarding object, String same, Written earlier, long now)
            throws ApiUnreachableException, InterruptedException {
        ObjectNode patch = JsonNodeFactory.instance.objectNode();
        patch.putObject("series")
                .put("count", earlier.count() + 1)
                .put("lastObservedTime", MicroTime.text(clock.instant()));
        ApiAnswer answer = api.merge(collection(object).then(earlier.name()), patch.toString());
        if (answer.ok()) {
            written.put(same, new Written(earlier.name(), earlier.count() + 1, now));
        } else {
            written.remove(same);
        }
    }

    /** A name ends with a letter or digit, and so does a part of it before a dot. */
    private static String beginning(String name) {
        int end = Math.min(name.length(), MOST_OF_NAME);
        while (end > 1 && !Character.isLetterOrDigit(name.charAt(end - 1))) {
            end--;
        }
        return name.substring(0, end);
    }

    private static ResourcePath collection(Regarding object) {
        return ResourcePath.of("events.k8s.io/v1", object.name().namespace(), "events");
    }

    /**
     * What an event is about.
     *
     * @param apiVersion of the object
     * @param kind of the object
     * @param name of the object
     * @param uid of the object
     */
    public record Regarding(String apiVersion, String kind, ScalerKey name, String uid) {}

    private record Written(String name, int count, long nanos) {}
}
