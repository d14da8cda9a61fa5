package io.generalscaler.webhook.serve;

import static org.assertj.core.api.Assertions.assertThat;

import io.generalscaler.webhook.serve.RequestGate.Pass;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class RequestGateTest {
    private long now;
    private final RequestGate gate = new RequestGate(2, 1_000, 10, () -> now);
    private final List<String> gaveWay = new ArrayList<>();

    private Pass arrive(String name) {
        return gate.arrive(() -> gaveWay.add(name)).orElseThrow();
    }

    @Test
    void aBodyIsChargedForTheHeapOfWhatHasArrived() {
        Pass first = arrive("first");
        assertThat(first.charge(60)).isTrue();
        assertThat(arrive("second").charge(41)).isFalse();
        assertThat(arrive("third").charge(40)).isTrue();
    }

    @Test
    void aBodyThatIsStillArrivingGivesWayToABriskOne() {
        Pass slow = arrive("slow");
        assertThat(slow.charge(100)).isTrue();
        now += RequestGate.BRISK.toNanos() + 1;
        assertThat(arrive("brisk").charge(50)).isTrue();
        assertThat(gaveWay).containsExactly("slow");
        assertThat(slow.charge(1)).isFalse();
        assertThat(slow.review(0)).isFalse();
    }

    @Test
    void aBodyThatIsUnderReviewStays() {
        Pass complete = arrive("complete");
        assertThat(complete.charge(100)).isTrue();
        assertThat(complete.review(0)).isTrue();
        now += Duration.ofMinutes(1).toNanos();
        assertThat(arrive("next").charge(1)).isFalse();
        assertThat(gaveWay).isEmpty();
    }

    @Test
    void reviewsCountFromTheCompleteBodyToTheVerdict() {
        List<Pass> passes = List.of(arrive("a"), arrive("b"), arrive("c"));
        assertThat(gate.inProgress()).isZero();
        assertThat(passes.get(0).review(0)).isTrue();
        assertThat(passes.get(1).review(0)).isTrue();
        assertThat(passes.get(2).review(0)).isFalse();
        passes.get(0).reviewed();
        assertThat(arrive("d").review(0)).isTrue();
    }

    @Test
    void whoLeavesGivesEverythingBackOnce() {
        Pass pass = arrive("only");
        assertThat(pass.charge(100)).isTrue();
        assertThat(pass.review(0)).isTrue();
        pass.reviewed();
        pass.leave();
        assertThat(gate.inProgress()).isZero();
        assertThat(gate.exchanges()).isZero();
        Pass next = arrive("next");
        assertThat(next.charge(100)).isTrue();
        assertThat(next.charge(1)).isFalse();
    }

    @Test
    void aReviewTakesAllItsHeapOnceTheBodyIsComplete() {
        Pass first = arrive("first");
        assertThat(first.charge(10)).isTrue();
        assertThat(first.review(900)).isTrue();
        assertThat(arrive("second").charge(11)).isFalse();
        first.reviewed();
        assertThat(arrive("third").charge(100)).isTrue();
    }

    @Test
    void closingWaitsForAnswersAndLetsNobodyIn() throws Exception {
        Pass last = arrive("last");
        assertThat(gate.closeWhenIdle(Duration.ZERO)).isFalse();
        assertThat(gate.arrive(() -> {})).isEmpty();
        last.leave();
        assertThat(gate.closeWhenIdle(Duration.ZERO)).isTrue();
    }
}
