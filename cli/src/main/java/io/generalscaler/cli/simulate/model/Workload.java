package io.generalscaler.cli.simulate.model;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Pods that become ready some time after they were asked for, and stop at once. Those that are not ready yet go first.
 *
 * <p>Times are milliseconds of the epoch.
 */
final class Workload {
    private record Starting(long readyAt, int pods) {}

    private final long podStart;
    private final Deque<Starting> starting = new ArrayDeque<>();
    private int ready;
    private int replicas;

    /** A workload of so many ready pods. */
    Workload(int replicas, long podStart) {
        this.podStart = podStart;
        this.replicas = replicas;
        this.ready = replicas;
    }

    int replicas() {
        return replicas;
    }

    int ready() {
        return ready;
    }

    /** When the next pods become ready; the largest long if none are starting. */
    long nextReadyAt() {
        return starting.isEmpty() ? Long.MAX_VALUE : starting.getFirst().readyAt();
    }

    /** Makes those ready whose time has come. */
    void advanceTo(long now) {
        while (nextReadyAt() <= now) {
            ready += starting.removeFirst().pods();
        }
    }

    void scaleTo(int wanted, long now) {
        if (wanted > replicas) {
            starting.addLast(new Starting(now + podStart, wanted - replicas));
        } else {
            stop(replicas - wanted);
        }
        replicas = wanted;
        advanceTo(now);
    }

    private void stop(int pods) {
        int left = pods;
        while (left > 0 && !starting.isEmpty()) {
            Starting youngest = starting.removeLast();
            int stopped = Math.min(left, youngest.pods());
            left -= stopped;
            if (youngest.pods() > stopped) {
                starting.addLast(new Starting(youngest.readyAt(), youngest.pods() - stopped));
            }
        }
        ready -= left;
    }
}
