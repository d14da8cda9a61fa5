package io.generalscaler.controller;

import io.generalscaler.kube.lease.LeaseElection;
import io.generalscaler.kube.lease.LeaseElection.State;
import io.generalscaler.kube.lease.LeaseTimings;
import io.generalscaler.process.tick.Ticker;
import java.time.Duration;

/**
 * Keeps the election going on two threads: one attempts, one only watches the clock, because an attempt may hang just when it matters. Each
 * listener is called once at most.
 */
final class LeaseLoop implements AutoCloseable {

    private static final Duration WATCHDOG_EVERY = Duration.ofMillis(250);

    /** How long an attempt in progress may take to end, before the Lease is given back. */
    private static final Duration ATTEMPT_GRACE = Duration.ofSeconds(4);

    private final LeaseElection election;
    private final LeaseTimings timings;
    private final Runnable onLead;
    private final Runnable onLost;
    private final Ticker renewer = new Ticker(daemon("lease"), Duration.ZERO, this::renew);
    private final Ticker watchdog = new Ticker(daemon("lease-watchdog"), WATCHDOG_EVERY, this::watch);

    /**
     * A loop that has not started.
     *
     * @param election what to keep going
     * @param timings its timings
     * @param onLead called when this process starts to lead
     * @param onLost called when it has lost the Lease; the process should end
     */
    LeaseLoop(LeaseElection election, LeaseTimings timings, Runnable onLead, Runnable onLost) {
        this.election = election;
        this.timings = timings;
        this.onLead = onLead;
        this.onLost = onLost;
    }

    void start() {
        renewer.start();
        watchdog.start();
    }

    /** Whether somebody still stands for election; false once a defect has ended that. */
    boolean isAlive() {
        return renewer.isAlive() && watchdog.isAlive();
    }

    /** A thread of its own, which no busy virtual thread can keep from its processor. */
    private static Thread.Builder daemon(String name) {
        return Thread.ofPlatform().daemon().name(name);
    }

    private Duration renew() throws InterruptedException {
        State before = election.check();
        if (election.attempt() == State.LEADER && before == State.FOLLOWER) {
            onLead.run();
        }
        return timings.retryPeriod();
    }

    private Duration watch() {
        if (election.check() == State.LOST) {
            onLost.run();
            watchdog.close();
        }
        return WATCHDOG_EVERY;
    }

    /** Stops renewing and gives the Lease back. Call it after the last write. */
    @Override
    public void close() {
        watchdog.close();
        renewer.close();
        try {
            renewer.awaitEnd(ATTEMPT_GRACE);
            election.release();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
