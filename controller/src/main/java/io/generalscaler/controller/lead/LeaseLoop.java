package io.generalscaler.controller.lead;

import io.generalscaler.controller.lead.LeaseElection.State;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Keeps the election going on two threads: one attempts, one only watches the clock, because an attempt may hang just when it matters. Each
 * listener is called once at most.
 */
public final class LeaseLoop implements AutoCloseable {

    private static final long WATCHDOG_MILLIS = 250;

    private final LeaseElection election;
    private final LeaseTimings timings;
    private final Runnable onLead;
    private final Runnable onLost;
    private final CountDownLatch stopped = new CountDownLatch(1);
    private final Thread renewer;
    private final Thread watchdog;
    private boolean led;

    /**
     * A loop that has not started.
     *
     * @param election what to keep going
     * @param timings its timings
     * @param onLead called when this process starts to lead
     * @param onLost called when it has lost the Lease; the process should end
     */
    public LeaseLoop(LeaseElection election, LeaseTimings timings, Runnable onLead, Runnable onLost) {
        this.election = election;
        this.timings = timings;
        this.onLead = onLead;
        this.onLost = onLost;
        this.renewer = Thread.ofPlatform().daemon().name("lease").unstarted(this::renew);
        this.watchdog = Thread.ofPlatform().daemon().name("lease-watchdog").unstarted(this::watch);
    }

    public void start() {
        renewer.start();
        watchdog.start();
    }

    private void renew() {
        try {
            do {
                if (election.attempt() == State.LEADER && !led) {
                    led = true;
                    onLead.run();
                }
            } while (!stopped.await(timings.retryPeriod().toMillis(), TimeUnit.MILLISECONDS)
                    && election.check() != State.LOST);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void watch() {
        try {
            while (!stopped.await(WATCHDOG_MILLIS, TimeUnit.MILLISECONDS)) {
                if (election.check() == State.LOST) {
                    onLost.run();
                    return;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Stops renewing and gives the Lease back. Call it after the last write. */
    @Override
    public void close() {
        stopped.countDown();
        renewer.interrupt();
        try {
            renewer.join(TimeUnit.SECONDS.toMillis(4));
            election.release();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
