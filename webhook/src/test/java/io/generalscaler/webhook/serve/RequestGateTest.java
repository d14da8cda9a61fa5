package io.generalscaler.webhook.serve;

import static org.assertj.core.api.Assertions.assertThat;

import io.generalscaler.webhook.serve.RequestGate.Pass;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class RequestGateTest {
    private long now;
    private final RequestGate gate = new RequestGate(2, 1_000, 10, () -> now);
    private final List<String> gaveWay = new ArrayList<>();

    private final Map<String, Pass> passes = new HashMap<>();

    private Pass arrive(String name) {
        Pass pass = gate.arrive(() -> giveWay(name)).orElseThrow();
        passes.put(name, pass);
        return pass;
    }

    private void giveWay(String name) {
        gaveWay.add(name);
        passes.get(name).leave();
    }

    private Pass answered(String name, long heapBytes) {
        Pass pass = arrive(name);
        assertThat(pass.review(heapBytes)).isTrue();
        pass.answer(heapBytes, () -> giveWay(name));
        return pass;
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
        List<Pass> all = List.of(arrive("a"), arrive("b"), arrive("c"));
        assertThat(gate.inProgress()).isZero();
        assertThat(all.get(0).review(0)).isTrue();
        assertThat(all.get(1).review(0)).isTrue();
        assertThat(all.get(2).review(0)).isFalse();
        all.get(0).answer(0, () -> {});
        assertThat(arrive("d").review(0)).isTrue();
    }

    @Test
    void whoLeavesGivesEverythingBackOnce() {
        Pass pass = arrive("only");
        assertThat(pass.charge(100)).isTrue();
        assertThat(pass.review(0)).isTrue();
        pass.answer(1_000, () -> {});
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
        first.answer(0, () -> {});
        assertThat(arrive("third").charge(100)).isTrue();
    }

    @Test
    void anAnswerIsChargedUntilItIsTaken() {
        Pass first = arrive("first");
        assertThat(first.review(1_000)).isTrue();
        first.answer(600, () -> {});
        assertThat(arrive("second").charge(41)).isFalse();
        first.leave();
        assertThat(arrive("third").charge(100)).isTrue();
    }

    @Test
    void theOldestAnswerThatIsNotTakenGivesWay() {
        answered("oldest", 500);
        answered("older", 500);
        now += RequestGate.BRISK.toNanos() + 1;
        assertThat(arrive("brisk").charge(40)).isTrue();
        assertThat(gaveWay).containsExactly("oldest");
        assertThat(arrive("review").review(400)).isTrue();
        assertThat(gaveWay).containsExactly("oldest", "older");
    }

    @Test
    void theMemoryOfWhoGivesWayIsFreeOnlyWhenItHasLeft() {
        Pass stuck = arrive("stuck");
        assertThat(stuck.review(1_000)).isTrue();
        stuck.answer(1_000, () -> gaveWay.add("stuck"));
        now += RequestGate.BRISK.toNanos() + 1;
        assertThat(arrive("next").charge(1)).isFalse();
        assertThat(gaveWay).containsExactly("stuck");
        stuck.leave();
        assertThat(arrive("last").charge(100)).isTrue();
    }

    @Test
    void aRefusalIsChargedForNoMoreThanWasHeld() {
        Pass refused = arrive("refused");
        assertThat(refused.charge(101)).isFalse();
        refused.answer(900, () -> {});
        assertThat(arrive("next").charge(100)).isTrue();
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
