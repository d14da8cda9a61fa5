package io.generalscaler.controller.loop;

import static org.assertj.core.api.Assertions.assertThat;

import io.generalscaler.controller.loop.WorkQueue.Due;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

final class WorkQueueTest {

    private final TestClock clock = new TestClock();
    private final WorkQueue<String> queue = new WorkQueue<>(clock);

    @Test
    void givesAKeyWhenItsTimeHasComeAndNotBefore() {
        queue.due("a", in(10));
        assertThat(queue.poll()).isEmpty();
        clock.advance(Duration.ofSeconds(10));
        assertThat(queue.poll()).map(Due::key).contains("a");
        assertThat(queue.poll()).isEmpty();
    }

    @Test
    void keepsAKeyOnceAtItsEarliestTime() {
        queue.due("a", in(10));
        queue.due("a", in(5));
        queue.due("a", in(20));
        assertThat(queue.size()).isEqualTo(1);
        clock.advance(Duration.ofSeconds(5));
        assertThat(queue.poll()).map(Due::at).contains(clock.instant());
        clock.advance(Duration.ofSeconds(60));
        assertThat(queue.poll()).isEmpty();
    }

    @Test
    void givesKeysInTheOrderOfTheirTime() {
        queue.due("later", in(2));
        queue.due("sooner", in(1));
        clock.advance(Duration.ofSeconds(3));
        assertThat(queue.poll()).map(Due::key).contains("sooner");
        assertThat(queue.poll()).map(Due::key).contains("later");
    }

    @Test
    void doesNotGiveAKeyThatIsWorkedOnButRunsItAgainAfterwards() {
        queue.dueNow("a");
        Due<String> first = queue.poll().orElseThrow();
        queue.dueNow("a");
        assertThat(queue.poll()).isEmpty();
        assertThat(queue.running()).isEqualTo(1);
        queue.done(first, Optional.of(in(15)));
        assertThat(queue.poll()).map(Due::key).contains("a");
    }

    @Test
    void runsAKeyNextWhenItsWorkerSaysSo() {
        queue.dueNow("a");
        queue.done(queue.poll().orElseThrow(), Optional.of(in(15)));
        assertThat(queue.poll()).isEmpty();
        clock.advance(Duration.ofSeconds(15));
        assertThat(queue.poll()).isPresent();
    }

    @Test
    void dropsAKeyThatIsDoneForGoodUnlessSomebodyAskedMeanwhile() {
        queue.dueNow("a");
        queue.done(queue.poll().orElseThrow(), Optional.empty());
        assertThat(queue.size()).isZero();
        queue.dueNow("a");
        Due<String> due = queue.poll().orElseThrow();
        queue.dueNow("a");
        queue.done(due, Optional.empty());
        assertThat(queue.poll()).isPresent();
    }

    @Test
    void forgetsAKeyEvenWhileItIsWorkedOn() {
        queue.due("b", in(600));
        queue.dueNow("a");
        Due<String> due = queue.poll().orElseThrow();
        queue.forget("a");
        queue.done(due, Optional.of(in(1)));
        clock.advance(Duration.ofMinutes(1));
        assertThat(queue.poll()).isEmpty();
        assertThat(queue.size()).isEqualTo(1);
    }

    @Test
    void takesNoNewsFromAWorkerOfAKeyThatWasForgottenAndCameBack() {
        queue.dueNow("a");
        Due<String> old = queue.poll().orElseThrow();
        queue.forget("a");
        queue.due("a", in(30));
        queue.done(old, Optional.of(in(1)));
        clock.advance(Duration.ofSeconds(2));
        assertThat(queue.poll()).isEmpty();
    }

    @Test
    void keepsTheRhythmWhenTheWallClockStepsBack() {
        queue.due("a", in(10));
        assertThat(queue.poll()).isEmpty();
        clock.advance(Duration.ofHours(-1));
        assertThat(queue.poll()).isEmpty();
        clock.advance(Duration.ofSeconds(10));
        assertThat(queue.poll()).isPresent();
    }

    @Test
    void wakesWhoWaits() throws Exception {
        CompletableFuture<String> taken = new CompletableFuture<>();
        Thread.ofVirtual().start(() -> {
            try {
                taken.complete(queue.take().key());
            } catch (InterruptedException e) {
                taken.completeExceptionally(e);
            }
        });
        queue.dueNow("a");
        assertThat(taken.get(10, TimeUnit.SECONDS)).isEqualTo("a");
    }

    private Instant in(int seconds) {
        return clock.instant().plusSeconds(seconds);
    }
}
