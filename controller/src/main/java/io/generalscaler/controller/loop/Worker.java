package io.generalscaler.controller.loop;

import java.time.Instant;
import java.util.Optional;

/**
 * Does what is due.
 *
 * @param <T> the tasks
 */
@FunctionalInterface
public interface Worker<T> {

    /**
     * Works on one task. Blocks; each task has a virtual thread of its own, and no task is worked on twice at the same time.
     *
     * @return when the task is due again; empty for never, until somebody says so
     * @throws RuntimeException for a defect: it is logged, and the task is tried again after a while
     */
    Optional<Instant> work(T task) throws InterruptedException;
}
