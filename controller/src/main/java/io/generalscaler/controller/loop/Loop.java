package io.generalscaler.controller.loop;

import io.generalscaler.controller.annotated.Annotations;
import io.generalscaler.controller.loop.Task.FollowAnnotations;
import io.generalscaler.controller.loop.Task.TidyUp;
import io.generalscaler.controller.loop.Task.VisitScaler;
import io.generalscaler.controller.observe.cluster.Cluster;
import io.generalscaler.controller.observe.cluster.Scaler;
import io.generalscaler.controller.observe.cluster.ScalerKey;
import io.generalscaler.controller.report.LoopMetrics;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gives every task its turn: one thread takes what is due from the queue and starts a virtual thread for it. Runs from the moment this
 * process leads until it stops.
 */
public final class Loop implements AutoCloseable {

    /** How fast the first round goes, so that a start does not meet every metric source at once. */
    private static final Duration FIRST_ROUND_GAP = Duration.ofMillis(2);

    private static final Duration TIDY_EVERY = Duration.ofMinutes(1);
    private static final Duration AFTER_A_DEFECT = Duration.ofSeconds(30);

    private static final Logger LOG = LoggerFactory.getLogger(Loop.class);

    private final WorkQueue<Task> queue;
    private final Memories memories;
    private final Cluster cluster;
    private final Reconciler reconciler;
    private final Annotations annotations;
    private final Runnable tidyUp;
    private final LoopMetrics metrics;
    private final InstantSource clock;
    private volatile @Nullable Thread dispatcher;

    /**
     * A loop that stands still.
     *
     * @param queue what is due
     * @param memories what is known of each scaler
     * @param cluster what is watched
     * @param reconciler visits scalers
     * @param annotations follows annotated Deployments
     * @param tidyUp closes and forgets what nobody uses; called once a minute
     * @param metrics counts and times
     * @param clock the present
     */
    public Loop(
            WorkQueue<Task> queue,
            Memories memories,
            Cluster cluster,
            Reconciler reconciler,
            Annotations annotations,
            Runnable tidyUp,
            LoopMetrics metrics,
            InstantSource clock) {
        this.queue = queue;
        this.memories = memories;
        this.cluster = cluster;
        this.reconciler = reconciler;
        this.annotations = annotations;
        this.tidyUp = tidyUp;
        this.metrics = metrics;
        this.clock = clock;
    }

    /** Starts to work on everything that exists. Call it once, when this process leads. */
    public void start() {
        fill();
        dispatcher = Thread.ofPlatform().daemon().name("loop").start(this::dispatch);
    }

    /** Puts everything that exists into the queue. */
    void fill() {
        memories.lead();
        Instant at = clock.instant();
        for (Scaler scaler : cluster.scalers().all()) {
            queue.due(new VisitScaler(scaler.key()), at);
            at = at.plus(FIRST_ROUND_GAP);
        }
        for (ScalerKey deployment : annotations.toFollow()) {
            queue.dueNow(new FollowAnnotations(deployment));
        }
        queue.due(new TidyUp(), clock.instant().plus(TIDY_EVERY));
    }

    private void dispatch() {
        try {
            while (true) {
                WorkQueue.Due<Task> due = queue.take();
                Thread.ofVirtual().name(String.valueOf(due.key())).start(() -> work(due));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Works on everything that is due now, one after the other. For tests that drive the clock. */
    void runDue() {
        for (Optional<WorkQueue.Due<Task>> due = queue.poll(); due.isPresent(); due = queue.poll()) {
            work(due.get());
        }
    }

    private void work(WorkQueue.Due<Task> due) {
        Instant started = clock.instant();
        metrics.lagged(Duration.between(due.at(), started));
        Optional<Instant> next = Optional.of(started.plus(AFTER_A_DEFECT));
        try {
            next = run(due.key());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            metrics.failed();
            LOG.atError().addKeyValue("task", due.key()).setCause(e).log("A task failed");
        } finally {
            queue.done(due, next);
        }
    }

    /** When the task is due again; empty for never. */
    private Optional<Instant> run(Task task) throws InterruptedException {
        return switch (task) {
            case VisitScaler(ScalerKey key) -> visit(key);
            case FollowAnnotations(ScalerKey deployment) -> annotations.follow(deployment);
            case TidyUp() -> {
                tidyUp.run();
                yield Optional.of(clock.instant().plus(TIDY_EVERY));
            }
        };
    }

    private Optional<Instant> visit(ScalerKey key) throws InterruptedException {
        Optional<Scaler> scaler = cluster.scalers().find(key);
        if (scaler.isEmpty()) {
            return Optional.empty();
        }
        long begun = System.nanoTime();
        Instant next = reconciler.visit(scaler.get(), memories.of(scaler.get()));
        metrics.visited(Duration.ofNanos(System.nanoTime() - begun));
        return Optional.of(next);
    }

    /** Takes nothing new and waits for what is being worked on. */
    public void stop(Duration patience) throws InterruptedException {
        close();
        queue.awaitIdle(patience);
    }

    @Override
    public void close() {
        Thread thread = dispatcher;
        if (thread != null) {
            thread.interrupt();
        }
    }
}
