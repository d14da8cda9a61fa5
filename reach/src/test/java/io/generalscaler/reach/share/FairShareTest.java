package io.generalscaler.reach.share;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Who gets how much of what all share. */
@Timeout(30)
final class FairShareTest {

    private final FairShare share = new FairShare(120, 50, System::nanoTime);

    @Test
    void oneGetsNoMoreThanTheMost() throws Exception {
        assertThat(takeAll("a")).isEqualTo(50);
    }

    @Test
    void thereIsAlwaysRoomForTheNext() throws Exception {
        FairShare wide = new FairShare(120, 120, System::nanoTime);
        assertThat(takeAll(wide, "a")).isEqualTo(60);
        assertThat(takeAll(wide, "b")).isEqualTo(30);
        assertThat(takeAll(wide, "c")).isEqualTo(15);
        assertThat(takeAll(wide, "d")).isEqualTo(7);
        assertThat(takeAll(wide, "a")).isZero();
    }

    @Test
    void whatIsGivenBackGoesToWhoeverWaits() throws Exception {
        assertThat(takeAll("a")).isEqualTo(50);
        CompletableFuture<Boolean> first = waiting("a");
        CompletableFuture<Boolean> second = waiting("a");
        share.give("a", 2);
        assertThat(first.get(10, TimeUnit.SECONDS)).isTrue();
        assertThat(second.get(10, TimeUnit.SECONDS)).isTrue();
        assertThat(share.taken()).isEqualTo(50);
    }

    @Test
    void nobodyWaitsBeyondTheDeadline() throws Exception {
        takeAll("a");
        assertThat(share.take("a", 1, System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(5)))
                .isFalse();
        assertThat(share.taken()).isEqualTo(50);
    }

    @Test
    void whoeverOnlyTriesGetsWhatIsThereNow() throws Exception {
        assertThat(share.tryTake("a", 50)).isTrue();
        assertThat(share.tryTake("a", 1)).isFalse();
        assertThat(share.taken()).isEqualTo(50);
        share.give("a", 50);
        assertThat(share.taken()).isZero();
    }

    @Test
    void nothingIsGivenBackThatWasNotTaken() {
        assertThatThrownBy(() -> share.give("a", 1)).isInstanceOf(IllegalStateException.class);
    }

    private CompletableFuture<Boolean> waiting(String namespace) {
        CompletableFuture<Boolean> taken = new CompletableFuture<>();
        Thread.ofVirtual().start(() -> {
            try {
                taken.complete(share.take(namespace, 1, System.nanoTime() + TimeUnit.SECONDS.toNanos(20)));
            } catch (InterruptedException e) {
                taken.completeExceptionally(e);
            }
        });
        return taken;
    }

    private int takeAll(String namespace) throws InterruptedException {
        return takeAll(share, namespace);
    }

    private static int takeAll(FairShare from, String namespace) throws InterruptedException {
        int taken = 0;
        while (from.take(namespace, 1, System.nanoTime())) {
            taken++;
        }
        return taken;
    }
}
