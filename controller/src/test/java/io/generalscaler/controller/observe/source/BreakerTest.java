package io.generalscaler.controller.observe.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.generalscaler.sources.spi.FailureReason;
import io.generalscaler.sources.spi.SourceException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

final class BreakerTest {

    private final Breaker breaker = new Breaker(2, Duration.ofMillis(1), System::nanoTime);

    @Test
    void staysClosedBelowTheThreshold() throws Exception {
        fail();
        enter();
        assertThat(breaker.isOpen()).isFalse();
    }

    @Test
    void opensAtTheThresholdAndClosesWithTheFirstSuccess() throws Exception {
        fail();
        fail();
        assertThat(breaker.isOpen()).isTrue();
        enter();
        breaker.succeeded();
        assertThat(breaker.isOpen()).isFalse();
    }

    @Test
    void letsOthersWaitForTheProbeAndGoOnWithIt() throws Exception {
        fail();
        fail();
        enter();
        CompletableFuture<Boolean> other = entering(Duration.ofSeconds(20));
        breaker.succeeded();
        assertThat(other.get(10, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void failsThoseWhoseDeadlinePassesWhileTheProbeHangs() throws Exception {
        fail();
        fail();
        enter();
        assertThatThrownBy(() -> breaker.enter(System.nanoTime() + 1_000_000))
                .isInstanceOfSatisfying(
                        SourceException.class, e -> assertThat(e.reason()).isEqualTo(FailureReason.SourceError));
    }

    @Test
    void judgesNobodyByAProbeThatStartedBeforeThemselves() throws Exception {
        fail();
        fail();
        enter();
        CompletableFuture<Boolean> late = entering(Duration.ofSeconds(20));
        breaker.failed(FailureReason.Timeout);
        assertThat(late.get(10, TimeUnit.SECONDS))
                .as("became the next probe itself")
                .isTrue();
    }

    private CompletableFuture<Boolean> entering(Duration within) throws InterruptedException {
        CompletableFuture<Boolean> entered = new CompletableFuture<>();
        CountDownLatch started = new CountDownLatch(1);
        Thread.ofVirtual().start(() -> {
            started.countDown();
            try {
                breaker.enter(System.nanoTime() + within.toNanos());
                entered.complete(true);
            } catch (SourceException | InterruptedException e) {
                entered.completeExceptionally(e);
            }
        });
        started.await();
        return entered;
    }

    private void enter() throws Exception {
        breaker.enter(System.nanoTime() + TimeUnit.SECONDS.toNanos(20));
    }

    private void fail() throws Exception {
        enter();
        breaker.failed(FailureReason.SourceError);
    }
}
