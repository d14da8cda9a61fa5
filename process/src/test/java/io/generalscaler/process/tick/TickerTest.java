package io.generalscaler.process.tick;

import static org.assertj.core.api.Assertions.assertThat;

import io.generalscaler.testing.ExpectedLog;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Threads that do one thing again and again. */
final class TickerTest {

    private static final Duration NEVER = Duration.ofHours(1);

    private final Semaphore rounds = new Semaphore(0);

    @Test
    void ticksAtOnceAndAfterEachPause() throws Exception {
        try (Ticker ticker = Ticker.of("test", this::round)) {
            ticker.start();
            assertThat(rounds.tryAcquire(3, 30, TimeUnit.SECONDS)).isTrue();
            assertThat(ticker.isAlive()).isTrue();
        }
    }

    @Test
    void aWakeEndsTheWait() throws Exception {
        try (Ticker ticker = Ticker.every("test", NEVER, rounds::release)) {
            ticker.start();
            ticker.wake();
            assertThat(rounds.tryAcquire(30, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void closingInterruptsTheRoundInProgress() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        Ticker ticker = Ticker.of("test", () -> {
            begun.countDown();
            new CountDownLatch(1).await();
            return Duration.ZERO;
        });
        ticker.start();
        begun.await();
        ticker.close();
        ticker.awaitEnd(Duration.ofSeconds(30));
        assertThat(ticker.isAlive()).as("ended as asked").isTrue();
    }

    @Test
    void aDefectEndsItAndShows() throws Exception {
        Ticker ticker = Ticker.of("test", () -> {
            throw new IllegalStateException("a defect");
        });
        try (ExpectedLog _ = ExpectedLog.of("The loop ends; a restart is due")) {
            ticker.start();
            ticker.awaitEnd(Duration.ofSeconds(30));
        }
        assertThat(ticker.isAlive()).isFalse();
    }

    private Duration round() {
        rounds.release();
        return Duration.ofMillis(1);
    }
}
