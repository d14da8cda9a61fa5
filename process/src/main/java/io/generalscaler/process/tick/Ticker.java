package io.generalscaler.process.tick;

import io.generalscaler.process.log.WithoutMessages;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A thread that does one thing again and again until it is closed. It waits between the end of one round and the begin of the next,
 * and a defect ends it for good: {@link #isAlive()} tells, so that the process can be restarted.
 */
public final class Ticker implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Ticker.class);

    private final Duration first;
    private final Task task;
    private final Thread thread;
    private final Semaphore wakes = new Semaphore(0);
    private volatile boolean closed;

    /**
     * A ticker that does not run yet.
     *
     * @param thread makes its thread
     * @param first how long to wait before the first round
     * @param task one round
     */
    public Ticker(Thread.Builder thread, Duration first, Task task) {
        this.first = first;
        this.task = task;
        this.thread = thread.unstarted(this::run);
    }

    /** Does {@code task} every {@code pause} on a virtual thread, first after one pause. */
    public static Ticker every(String name, Duration pause, Runnable task) {
        return new Ticker(Thread.ofVirtual().name(name), pause, () -> {
            task.run();
            return pause;
        });
    }

    /** Does {@code task} on a virtual thread, at once and then after each pause that it asks for. */
    public static Ticker of(String name, Task task) {
        return new Ticker(Thread.ofVirtual().name(name), Duration.ZERO, task);
    }

    /** One round. */
    @FunctionalInterface
    public interface Task {
        /** Does it, and says how long to wait until the next round. */
        Duration tick() throws InterruptedException;
    }

    /** Begins; returns at once. */
    public void start() {
        thread.start();
    }

    /** Begins the next round now, or right after the one in progress. */
    public void wake() {
        wakes.release();
    }

    /** Whether it does its work, has yet to begin, or has been asked to stop; false once a defect has ended it. */
    public boolean isAlive() {
        return thread.getState() != Thread.State.TERMINATED || closed;
    }

    /** Ends it. A round in progress is interrupted, not waited for. */
    @Override
    public void close() {
        closed = true;
        thread.interrupt();
    }

    /** Waits for the end of the round that {@link #close} interrupted; what never began has ended. */
    public void awaitEnd(Duration deadline) throws InterruptedException {
        if (thread.getState() != Thread.State.NEW) {
            boolean _ = thread.join(deadline);
        }
    }

    private void run() {
        try {
            Duration pause = first;
            while (!closed) {
                boolean _ = wakes.tryAcquire(pause.toMillis(), TimeUnit.MILLISECONDS);
                if (!closed) {
                    wakes.drainPermits();
                    pause = task.tick();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            LOG.atError()
                    .addKeyValue("thread", thread.getName())
                    .setCause(WithoutMessages.of(e))
                    .log("The loop ends; a restart is due");
        }
    }
}
