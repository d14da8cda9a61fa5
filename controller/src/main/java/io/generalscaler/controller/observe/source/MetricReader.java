package io.generalscaler.controller.observe.source;

import io.generalscaler.api.compile.CompiledMetric;
import io.generalscaler.api.compile.ScaleTarget;
import io.generalscaler.api.source.MetricEndpoint;
import io.generalscaler.api.source.Question;
import io.generalscaler.process.log.WithoutMessages;
import io.generalscaler.reach.share.Asker;
import io.generalscaler.sources.spi.FailureReason;
import io.generalscaler.sources.spi.MetricSource;
import io.generalscaler.sources.spi.Sample;
import io.generalscaler.sources.spi.Scope;
import io.generalscaler.sources.spi.SourceException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads all metrics of a scaler at the same time, each on a virtual thread of its own, and returns when all have an answer or the
 * deadline has passed. Equal questions of a namespace that are in flight, or were answered within {@link #SHARE}, are sent once. Where
 * namespaces share a client, they share such answers too, but nobody waits for, or fails by, a read of another namespace.
 */
public final class MetricReader {

    /** How long an answer serves other scalers with the same question. Well below the shortest interval: an evaluation never meets its own last one. */
    public static final Duration SHARE = Duration.ofMillis(500);

    private static final Logger LOG = LoggerFactory.getLogger(MetricReader.class);

    private final SourcePool pool;
    private final InstantSource clock;
    private final LongSupplier nanoTime;
    private final ConcurrentHashMap<Asked, Flight> flights = new ConcurrentHashMap<>();
    private final ConcurrentHashMap<Shared, Flight> values = new ConcurrentHashMap<>();
    private final ConcurrentLinkedQueue<Flight> landed = new ConcurrentLinkedQueue<>();

    /**
     * A reader with nothing in flight.
     *
     * @param pool the open clients
     * @param clock the present
     * @param nanoTime a monotonic clock, for deadlines
     */
    public MetricReader(SourcePool pool, InstantSource clock, LongSupplier nanoTime) {
        this.pool = pool;
        this.clock = clock;
        this.nanoTime = nanoTime;
    }

    /**
     * Reads all, and waits for the last.
     *
     * @param namespace the scaler's
     * @param target the workload that is scaled
     * @param metrics what to read
     * @param within the time for all of them together
     * @return an answer for each, by the metric's name, in the order given
     */
    public Map<String, Answer> read(String namespace, ScaleTarget target, List<CompiledMetric> metrics, Duration within)
            throws InterruptedException {
        forgetLanded();
        long deadline = nanoTime.getAsLong() + within.toNanos();
        List<Flight> started = metrics.stream()
                .map(metric -> join(asked(metric, namespace, target), deadline))
                .toList();
        Map<String, Answer> answers = LinkedHashMap.newLinkedHashMap(metrics.size());
        for (int i = 0; i < metrics.size(); i++) {
            answers.put(metrics.get(i).name(), started.get(i).await(deadline, within));
        }
        return answers;
    }

    private static Asked asked(CompiledMetric metric, String namespace, ScaleTarget target) {
        MetricEndpoint endpoint = metric.query().endpoint();
        SourceKey source = new SourceKey(endpoint, Scope.of(endpoint, namespace, target));
        return new Asked(new Shared(source, metric.query().question()), namespace);
    }

    private Flight join(Asked asked, long deadline) {
        Flight theirs = asked.isSharedByAll() ? values.get(asked.shared) : null;
        if (theirs != null && theirs.serves()) {
            return theirs;
        }
        Flight mine = new Flight(asked, deadline);
        Flight flight = flights.compute(asked, (key, old) -> old != null && old.serves() ? old : mine);
        if (flight == mine) {
            mine.start();
        }
        return flight;
    }

    private void forgetLanded() {
        for (Flight flight = landed.peek(); flight != null && !flight.serves(); flight = landed.peek()) {
            if (landed.remove(flight)) {
                flights.remove(flight.asked, flight);
                values.remove(flight.asked.shared, flight);
            }
        }
    }

    private Answer ask(Flight flight) {
        try {
            return new Answer.Value(usable(read(flight)));
        } catch (SourceException e) {
            return new Answer.Failed(e.reason(), e.explanation());
        } catch (InterruptedException e) {
            return new Answer.Failed(FailureReason.Timeout, "no answer before the deadline");
        } catch (Throwable e) {
            LOG.atError()
                    .addKeyValue("type", flight.asked.shared.source.endpoint().type())
                    .addKeyValue(
                            "address", flight.asked.shared.source.endpoint().address())
                    .setCause(WithoutMessages.of(e))
                    .log("A metric source failed unexpectedly");
            return new Answer.Failed(FailureReason.Internal, "the metric source failed unexpectedly; see the log");
        }
    }

    /** Sends the query inside its guard: every way out reports to the breakers and gives the permits back. */
    private Sample read(Flight flight) throws SourceException, InterruptedException {
        Guard guard = pool.guard(flight.asked.shared.source, flight.asked.namespace);
        long patience = guard.enter(flight.deadline);
        flight.entered.set(guard);
        FailureReason verdict = FailureReason.Internal;
        try {
            Sample sample = inBulkhead(guard, flight, patience);
            verdict = FailureReason.NoData;
            return sample;
        } catch (SourceException e) {
            verdict = e.reason();
            throw e;
        } catch (InterruptedException e) {
            verdict = FailureReason.Timeout;
            throw e;
        } finally {
            flight.leave(verdict);
        }
    }

    private Sample inBulkhead(Guard guard, Flight flight, long patience) throws SourceException, InterruptedException {
        if (!guard.bulkhead.tryAcquire(patience - nanoTime.getAsLong(), TimeUnit.NANOSECONDS)) {
            throw new SourceException(FailureReason.Overloaded, "too many reads wait for this endpoint");
        }
        try {
            return inShare(guard, flight, patience);
        } finally {
            guard.bulkhead.release();
        }
    }

    private Sample inShare(Guard guard, Flight flight, long patience) throws SourceException, InterruptedException {
        String namespace = flight.asked.namespace;
        if (!pool.reads().take(namespace, 1, patience)) {
            throw new SourceException(
                    FailureReason.Overloaded, "too many reads of this namespace wait for sources that answer slowly");
        }
        try {
            MetricSource source = pool.source(guard);
            Duration left = Duration.ofNanos(Math.max(1, flight.deadline - nanoTime.getAsLong()));
            return source.read(flight.asked.shared.question, left);
        } finally {
            pool.reads().give(namespace, 1);
        }
    }

    /** Clocks differ: what was measured later than now was measured now. */
    private Sample usable(Sample sample) throws SourceException {
        if (sample.low().signum() < 0) {
            throw new SourceException(FailureReason.Negative, "the value is negative");
        }
        Instant now = clock.instant();
        return sample.at().isAfter(now) ? sample.withAt(now) : sample;
    }

    /** One question to one source. */
    private record Shared(SourceKey source, Question question) {}

    /** The same, and who asks. */
    private record Asked(Shared shared, String namespace) {
        boolean isSharedByAll() {
            return shared.source.scope().namespace().isEmpty();
        }
    }

    /** One query on its way, shared by all who want its answer. */
    private final class Flight {
        private final Asked asked;
        private final long deadline;
        private final ReadOutcome outcome = new ReadOutcome();

        /** The guard that waits for a verdict of this read. */
        private final AtomicReference<@Nullable Guard> entered = new AtomicReference<>();

        private volatile long landedNanos;

        Flight(Asked asked, long deadline) {
            this.asked = asked;
            this.deadline = deadline;
        }

        void start() {
            MetricEndpoint endpoint = asked.shared.source.endpoint();
            Thread thread = Thread.ofVirtual()
                    .name("read " + endpoint.type() + " " + endpoint.address())
                    .unstarted(() -> Asker.run(asked.namespace, () -> land(ask(this))));
            outcome.reader = thread;
            thread.start();
        }

        /** Tells the guard, once: a read that does not end although it was interrupted must not be the probe for ever. */
        void leave(FailureReason verdict) {
            Guard guard = entered.getAndSet(null);
            if (guard != null) {
                guard.leave(verdict);
            }
        }

        private void land(Answer answer) {
            landedNanos = nanoTime.getAsLong();
            if (outcome.complete(answer)) {
                if (answer instanceof Answer.Value && asked.isSharedByAll()) {
                    values.put(asked.shared, this);
                }
                landed.add(this);
            }
        }

        /** Whether somebody who comes now may have this answer. */
        boolean serves() {
            return !outcome.isDone() || nanoTime.getAsLong() - landedNanos < SHARE.toNanos();
        }

        Answer await(long until, Duration within) throws InterruptedException {
            Answer answer = outcome.await(until - nanoTime.getAsLong());
            if (answer != null) {
                return answer;
            }
            Answer late = new Answer.Failed(FailureReason.Timeout, "no answer within " + within.toMillis() + " ms");
            if (nanoTime.getAsLong() - deadline >= 0) {
                land(late);
                outcome.interrupt();
                leave(FailureReason.Timeout);
            }
            return late;
        }
    }
}
