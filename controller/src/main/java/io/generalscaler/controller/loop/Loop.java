package io.generalscaler.controller.loop;

import io.generalscaler.controller.report.LoopMetrics;
import io.generalscaler.process.log.WithoutMessages;
import io.generalscaler.reach.share.FairShare;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gives every task its turn: one thread takes what is due from the queue and starts a virtual thread for it, {@value #MOST} of them at once,
 * {@value #MOST_OF_ONE} for one namespace.
 *
 * @param <T> the tasks
 */
public final class Loop<T> implements AutoCloseable {

    /** A task that is worked on holds some ten kilobytes, with its thread and those of its reads. */
    static final int MOST = 1024;

    static final int MOST_OF_ONE = MOST / 2;

    private static final Duration AFTER_A_DEFECT = Duration.ofSeconds(30);

    private static final Logger LOG = LoggerFactory.getLogger(Loop.class);

    private final WorkQueue<T> queue;
    private final Function<T, String> namespaceOf;
    private final Worker<T> worker;
    private final Turns<WorkQueue.Due<T>> turns;
    private final LoopMetrics metrics;
    private final InstantSource clock;
    private volatile @Nullable Thread dispatcher;

    /**
     * A loop that stands still.
     *
     * @param queue what is due
     * @param namespaceOf for whom a task is done
     * @param worker does it
     * @param metrics counts and times
     * @param clock the present
     */
    public Loop(
            WorkQueue<T> queue,
            Function<T, String> namespaceOf,
            Worker<T> worker,
            LoopMetrics metrics,
            InstantSource clock) {
        this.queue = queue;
        this.namespaceOf = namespaceOf;
        this.turns = new Turns<>(new FairShare(MOST, MOST_OF_ONE, System::nanoTime), this::begin);
        this.worker = worker;
        this.metrics = metrics;
        this.clock = clock;
    }

    /** Starts to work on what is due. Call it once. */
    public void start() {
        dispatcher = Thread.ofPlatform().daemon().name("loop").start(this::dispatch);
    }

    private void dispatch() {
        try {
            while (true) {
                WorkQueue.Due<T> due = queue.take();
                if (!turns.add(namespaceOf.apply(due.key()), due)) {
                    giveBack(due);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void begin(WorkQueue.Due<T> due) {
        Thread.ofVirtual().name(String.valueOf(due.key())).start(() -> {
            try {
                work(due);
            } finally {
                turns.ended(namespaceOf.apply(due.key()));
            }
        });
    }

    private void giveBack(WorkQueue.Due<T> due) {
        queue.done(due, Optional.of(due.at()));
    }

    private void work(WorkQueue.Due<T> due) {
        Instant started = clock.instant();
        metrics.lagged(Duration.between(due.at(), started));
        Optional<Instant> next = Optional.of(started.plus(AFTER_A_DEFECT));
        try {
            next = worker.work(due.key());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            metrics.failed();
            LOG.atError()
                    .addKeyValue("task", due.key())
                    .setCause(WithoutMessages.of(e))
                    .log("Evaluation failed");
        } finally {
            queue.done(due, next);
        }
    }

    /** Takes nothing new and waits for what is being worked on. */
    public void stop(Duration within) throws InterruptedException {
        close();
        queue.awaitIdle(within);
    }

    @Override
    public void close() {
        Thread thread = dispatcher;
        if (thread != null) {
            thread.interrupt();
        }
        turns.close().forEach(this::giveBack);
    }
}
