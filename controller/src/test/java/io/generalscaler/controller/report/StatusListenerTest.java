package io.generalscaler.controller.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.client.utils.Serialization;
import io.generalscaler.api.compile.Compilation;
import io.generalscaler.api.compile.Compiler;
import io.generalscaler.api.compile.Context;
import io.generalscaler.api.status.Evaluation;
import io.generalscaler.api.status.Restart;
import io.generalscaler.api.v1alpha1.GeneralScalerSpec;
import io.generalscaler.api.v1alpha1.GeneralScalerStatus;
import io.generalscaler.controller.observe.cluster.Scaler;
import io.generalscaler.controller.observe.cluster.ScalerKey;
import io.generalscaler.engine.Engine;
import io.generalscaler.engine.model.Reading;
import io.generalscaler.engine.model.Reason;
import io.generalscaler.engine.model.Snapshot;
import io.generalscaler.engine.model.TargetState;
import io.generalscaler.engine.model.Trace;
import io.generalscaler.engine.model.WriteOutcome;
import io.generalscaler.engine.plan.Plan;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What is written, when, and who gets how much of it. */
final class StatusListenerTest {

    private static final Instant START = Instant.parse("2026-01-15T10:30:00Z");
    private static final Plan PLAN = plan();

    private final Map<ScalerKey, List<Long>> writes = new HashMap<>();
    private final Map<ScalerKey, GeneralScalerStatus> stored = new HashMap<>();
    private final Map<ScalerKey, ReportState> reported = new HashMap<>();
    private final Map<ScalerKey, Restart> remembered = new HashMap<>();
    private long second;
    private final StatusListener listener = new StatusListener(
            new StatusStore() {
                @Override
                public boolean write(Scaler scaler, GeneralScalerStatus status) {
                    writes.computeIfAbsent(scaler.key(), key -> new ArrayList<>())
                            .add(second);
                    stored.put(scaler.key(), status);
                    return true;
                }

                @Override
                public void forget(ScalerKey scaler) {}
            },
            () -> second * 1_000_000_000L);

    @Test
    void anotherReasonIsWrittenAtOnceHoweverOftenItChanges() throws Exception {
        for (int i = 0; i < 20; i++) {
            refused("shop", "flaps", i % 2 == 0 ? Reason.TargetNotFound : Reason.FailedGetScale, "no answer");
            assertThat(status("shop", "flaps").lastDecision().reason())
                    .isEqualTo(i % 2 == 0 ? "TargetNotFound" : "FailedGetScale");
            second++;
        }
    }

    @Test
    void oneNamespacesFlappingLeavesTheOthersTheirWrites() throws Exception {
        int scalers = 400;
        for (int i = 0; i < scalers; i++) {
            refused("greedy", "s" + i, Reason.TargetNotFound, "no answer");
        }
        refused("quiet", "s", Reason.TargetNotFound, "no answer");
        for (second = 1; second <= 60; second++) {
            for (int i = 0; i < scalers; i++) {
                refused(
                        "greedy",
                        "s" + i,
                        second % 2 == 0 ? Reason.TargetNotFound : Reason.FailedGetScale,
                        "no answer");
            }
        }
        assertThat(written("greedy")).isBetween(2_000, 4_500);
        assertThat(listener.waiting()).isPositive();
        assertThat(listener.lag()).isPositive().isLessThan(Duration.ofSeconds(60));

        refused("quiet", "s", Reason.FailedGetScale, "no answer");
        assertThat(status("quiet", "s").lastDecision().reason()).isEqualTo("FailedGetScale");
    }

    @Test
    void figuresThatMovedFollowWithinAMinuteAtSixHundredMovingScalers() throws Exception {
        moveFigures(600, 300);
        assertThat(writes.values()).hasSize(600).allSatisfy(times -> {
            long last = times.getFirst();
            for (long time : times) {
                assertThat(time - last).isLessThanOrEqualTo(60);
                last = time;
            }
            assertThat(300 - last).isLessThanOrEqualTo(60);
        });
        assertThat(listener.waiting()).isZero();
    }

    @Test
    void moreMovingScalersThanThatStayWithinTheBudgetAndTheLagIsKnown() throws Exception {
        moveFigures(2_000, 120);
        assertThat(written("shop") - 2_000).isLessThanOrEqualTo(120 * 21);
        assertThat(listener.waiting()).isPositive();
        assertThat(listener.lag()).isPositive();
    }

    private void moveFigures(int scalers, int seconds) throws Exception {
        for (second = 0; second < seconds; second++) {
            for (int i = (int) (second % 15); i < scalers; i += 15) {
                decided("s" + i, 500 + 100 * (second / 15 % 3));
            }
        }
    }

    @Test
    void figuresThatStayWithinATenthAreNeverWritten() throws Exception {
        for (second = 0; second < 3_600; second += 15) {
            decided("calm", 500 + second % 40);
        }
        // The first recommendation counts as that of the present size; what is asked for follows it once.
        assertThat(writes.get(key("shop", "calm"))).allMatch(at -> at < 60);
    }

    @Test
    void aSentenceThatSaysSomethingElseIsNewsAndOtherDigitsAreNot() throws Exception {
        refused("shop", "b", Reason.FailedGetScale, "the controller may not read the scale, tried 3 times");
        second += 15;
        refused("shop", "b", Reason.FailedGetScale, "the controller may not read the scale, tried 4 times");
        assertThat(writes.get(key("shop", "b"))).containsExactly(0L);
        second += 15;
        refused("shop", "b", Reason.FailedGetScale, "the scale has no replicas, tried 5 times");
        assertThat(writes.get(key("shop", "b"))).containsExactly(0L, 30L);
        assertThat(status("shop", "b").lastDecision().message()).isEqualTo("the scale has no replicas, tried 5 times");
    }

    @Test
    void aSentenceThatChangedWhileNobodyLookedIsWrittenAfterARestart() throws Exception {
        refused("shop", "b", Reason.FailedGetScale, "the controller may not read the scale");
        restart("shop", "b");
        refused("shop", "b", Reason.FailedGetScale, "the controller may not read the scale");
        assertThat(writes.get(key("shop", "b"))).hasSize(1);
        restart("shop", "b");
        refused("shop", "b", Reason.FailedGetScale, "the scale has no replicas");
        assertThat(writes.get(key("shop", "b"))).hasSize(2);
    }

    @Test
    void whereNothingCanBeDecidedNoSizeIsSaid() throws Exception {
        refused("shop", "b", Reason.FailedGetScale, "the controller may not read the scale");
        GeneralScalerStatus status = status("shop", "b");
        assertThat(status.currentReplicas()).isNull();
        assertThat(status.desiredReplicas()).isNull();
        assertThat(status.lastDecision().from()).isNull();
        assertThat(status.lastDecision().to()).isNull();
        assertThat(status.lastDecision().message()).isEqualTo("the controller may not read the scale");
        assertThat(status.lastDecision().steps()).allMatch(step -> step.before() == null && step.after() == null);
    }

    @Test
    @Timeout(60)
    void onlySoManyEvaluationsWaitForASlowApiServer() throws Exception {
        CountDownLatch slow = new CountDownLatch(1);
        AtomicInteger begun = new AtomicInteger();
        StatusStore store = new StatusStore() {
            @Override
            public boolean write(Scaler scaler, GeneralScalerStatus status) throws InterruptedException {
                begun.incrementAndGet();
                slow.await();
                return true;
            }

            @Override
            public void forget(ScalerKey scaler) {}
        };
        StatusListener waiting = new StatusListener(store, () -> 0, Duration.ofMinutes(1));
        int most = StatusListener.MOST_AT_ONCE + StatusListener.MOST_WAITING;
        Semaphore ended = new Semaphore(0);
        try (ExecutorService evaluations = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < most + 100; i++) {
                ScalerKey key = key("shop" + i, "s");
                evaluations.execute(() -> {
                    try {
                        waiting.evaluated(of(key, refusal("no answer")), ReportState.NOTHING);
                        ended.release();
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                });
            }
            // Those that find no room come to their end while the API server has answered nobody.
            ended.acquire(100);
            assertThat(begun.get()).isLessThanOrEqualTo(StatusListener.MOST_AT_ONCE);
            slow.countDown();
            ended.acquire(most);
        }
        assertThat(begun.get()).isEqualTo(most);
    }

    private static Evaluation refusal(String why) {
        return new Evaluation(
                1,
                Trace.refused(START, 0, Reason.TargetNotFound, why),
                Optional.empty(),
                Restart.NOTHING,
                Optional.empty(),
                Optional.empty(),
                Map.of());
    }

    private void restart(String namespace, String name) {
        reported.put(key(namespace, name), ReportState.of(Optional.of(status(namespace, name)), Restart.NOTHING));
    }

    private void refused(String namespace, String name, Reason reason, String why) throws Exception {
        Trace trace = Trace.refused(START.plusSeconds(second), 0, reason, why);
        report(
                key(namespace, name),
                new Evaluation(
                        1, trace, Optional.empty(), Restart.NOTHING, Optional.empty(), Optional.empty(), Map.of()));
    }

    private void decided(String name, long value) throws Exception {
        ScalerKey key = key("shop", name);
        Restart restart = remembered.getOrDefault(key, Restart.NOTHING);
        Snapshot snapshot = new Snapshot(
                START.plusSeconds(second),
                new TargetState(5, 5),
                Map.of("queue", Reading.of(BigDecimal.valueOf(value), Duration.ZERO)),
                PLAN,
                restart.history());
        Trace trace = Engine.decide(snapshot);
        report(
                key,
                new Evaluation(
                        1,
                        trace,
                        Optional.empty(),
                        restart.with(Engine.remember(snapshot, trace, WriteOutcome.APPLIED)),
                        Optional.of(snapshot.target()),
                        Optional.empty(),
                        Map.of()));
    }

    private void report(ScalerKey key, Evaluation evaluation) throws Exception {
        remembered.put(key, evaluation.restart());
        reported.put(key, listener.evaluated(of(key, evaluation), reported.getOrDefault(key, ReportState.NOTHING)));
    }

    private static ScalerEvaluation of(ScalerKey key, Evaluation evaluation) {
        Scaler scaler = new Scaler(key, "uid", 1, false, new Scaler.Broken("not looked at here"));
        return new ScalerEvaluation(scaler, Map.of(), evaluation);
    }

    private int written(String namespace) {
        return writes.entrySet().stream()
                .filter(entry -> entry.getKey().namespace().equals(namespace))
                .mapToInt(entry -> entry.getValue().size())
                .sum();
    }

    private GeneralScalerStatus status(String namespace, String name) {
        return stored.get(key(namespace, name));
    }

    private static ScalerKey key(String namespace, String name) {
        return new ScalerKey(namespace, name);
    }

    private static Plan plan() {
        Compilation compilation =
                Compiler.installed().compile(Serialization.unmarshal("""
                targetRef: {name: a}
                maxReplicas: 5
                metric: {name: queue, type: redis, targetValue: 10, redis: {host: r, queueName: q}}
                """, GeneralScalerSpec.class), Context.at(START));
        return ((Compilation.Accepted) compilation).scaler().plan();
    }
}
