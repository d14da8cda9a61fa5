package io.generalscaler.controller.observe.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.client.utils.Serialization;
import io.generalscaler.api.claim.Hold;
import io.generalscaler.api.compile.Compiler;
import io.generalscaler.api.v1alpha1.GeneralScaler;
import io.generalscaler.api.workload.WorkloadId;
import io.generalscaler.controller.observe.source.MetricSourceOpeners;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class RivalsTest {
    private static final Instant NOW = Instant.parse("2026-01-15T10:30:00Z");
    private static final WorkloadId WEB = WorkloadId.deployment("shop", "web");
    private static final Hold EARLY = new Hold(WEB, NOW.minusSeconds(100));
    private static final Hold LATE = new Hold(WEB, NOW.minusSeconds(50));

    private final Scalers scalers = new Scalers();
    private final Rivals rivals = new Rivals(scalers, new OtherAutoscalers(workload -> {}));

    private final Scaler older = scaler("older", "uid-1", 1, "web");
    private final Scaler younger = scaler("younger", "uid-2", 2, "web");

    @Test
    void theOlderOfTwoThatComeAtOnceHoldsTheWorkload() {
        scalers.put(younger);
        scalers.put(older);
        assertThat(evaluated(younger)).contains("GeneralScaler 'older' is older and keeps Deployment web");
        assertThat(evaluated(older)).isEmpty();
        assertThat(rivals.heldBy(older)).contains(new Hold(WEB, NOW));
        assertThat(rivals.heldBy(younger)).isEmpty();
        assertThat(evaluated(younger))
                .contains("GeneralScaler 'older' has held Deployment web since 2026-01-15T10:30:00Z");
    }

    @Test
    void whoHoldsTheWorkloadKeepsItWhenAnOlderScalerComes() {
        scalers.put(younger);
        assertThat(evaluated(younger)).isEmpty();
        scalers.put(older);
        assertThat(evaluated(older)).isPresent();
        assertThat(evaluated(younger)).isEmpty();
    }

    @Test
    void whoHeldTheWorkloadKeepsItAfterARestart() {
        scalers.put(older);
        rivals.seen(older, Optional.empty(), NOW);
        scalers.put(younger);
        rivals.seen(younger, Optional.of(EARLY), NOW);
        rivals.lead();
        assertThat(evaluated(older)).isPresent();
        assertThat(evaluated(younger)).isEmpty();
        assertThat(rivals.heldBy(younger)).contains(EARLY);
    }

    @Test
    void ofTwoStatusesTheLaterIsRight() {
        scalers.put(older);
        scalers.put(younger);
        rivals.seen(younger, Optional.of(LATE), NOW);
        rivals.seen(older, Optional.of(EARLY), NOW);
        assertThat(evaluated(older)).isPresent();
        rivals.seen(older, Optional.empty(), NOW);
        rivals.seen(older, Optional.of(EARLY), NOW);
        assertThat(evaluated(younger)).isEmpty();
    }

    @Test
    void aStatusFromTheFutureWasWrittenByAnotherHandAndTakesNobodysWorkload() {
        scalers.put(older);
        scalers.put(younger);
        rivals.seen(older, Optional.of(EARLY), NOW);
        rivals.seen(younger, Optional.of(new Hold(WEB, Instant.parse("9999-12-31T00:00:00Z"))), NOW);
        assertThat(evaluated(older)).isEmpty();
        assertThat(evaluated(younger)).isPresent();
    }

    @Test
    void followsTheStatusesThatAnotherProcessWrites() {
        scalers.put(older);
        scalers.put(younger);
        rivals.seen(younger, Optional.of(EARLY), NOW);
        rivals.seen(younger, Optional.empty(), NOW);
        rivals.seen(older, Optional.of(LATE), NOW);
        assertThat(evaluated(younger)).isPresent();
    }

    @Test
    void aStatusIsAnEchoWhileThisProcessLeads() {
        rivals.lead();
        scalers.put(younger);
        assertThat(evaluated(younger)).isEmpty();
        scalers.put(older);
        rivals.seen(older, Optional.of(LATE), NOW);
        rivals.seen(younger, Optional.empty(), NOW);
        assertThat(evaluated(younger)).isEmpty();
    }

    @Test
    void aStatusThatNamesAnotherWorkloadHoldsNothing() {
        scalers.put(older);
        scalers.put(younger);
        rivals.seen(younger, Optional.of(new Hold(WorkloadId.deployment("shop", "api"), NOW)), NOW);
        assertThat(evaluated(older)).isEmpty();
    }

    @Test
    void whoLetsGoFreesTheWorkload() {
        scalers.put(younger);
        assertThat(evaluated(younger)).isEmpty();
        scalers.put(older);
        rivals.letGo(younger);
        assertThat(rivals.heldBy(younger)).isEmpty();
        assertThat(evaluated(older)).isEmpty();
        assertThat(evaluated(younger)).isPresent();
    }

    @Test
    void whoNamesAnotherWorkloadNoLongerHoldsThisOne() {
        scalers.put(younger);
        assertThat(evaluated(younger)).isEmpty();
        Scaler moved = scaler("younger", "uid-2", 2, "api");
        assertThat(younger.isForWorkloadOf(moved)).isFalse();
        scalers.put(older);
        scalers.put(moved);
        assertThat(evaluated(older)).isEmpty();
        scalers.put(younger);
        assertThat(evaluated(younger)).isPresent();
    }

    @Test
    void aNewObjectOfTheHoldersNameDoesNotHoldIt() {
        scalers.put(younger);
        assertThat(evaluated(younger)).isEmpty();
        scalers.put(scaler("younger", "uid-3", 3, "web"));
        scalers.put(older);
        assertThat(evaluated(older)).isEmpty();
    }

    @Test
    void anInvalidHolderStandsInNobodysWay() {
        scalers.put(younger);
        assertThat(evaluated(younger)).isEmpty();
        Scaler broken = new Scaler(younger.key(), younger.uid(), 2, false, new Scaler.Broken("no"));
        assertThat(younger.isForWorkloadOf(broken)).isFalse();
        scalers.put(broken);
        scalers.put(older);
        assertThat(evaluated(older)).isEmpty();
    }

    private Optional<String> evaluated(Scaler scaler) {
        return rivals.yieldOrHold((Scaler.Working) scaler.spec(), NOW);
    }

    private static Scaler scaler(String name, String uid, int second, String workload) {
        GeneralScaler object = Serialization.unmarshal("""
                apiVersion: autoscaling.generalscaler.io/v1alpha1
                kind: GeneralScaler
                metadata: {name: %s, namespace: shop, uid: %s, generation: 1, creationTimestamp: '2026-01-01T10:00:0%dZ'}
                spec:
                  targetRef: {name: %s}
                  maxReplicas: 5
                  metric: {name: queue, type: redis, targetValue: 10, redis: {host: redis, queueName: jobs}}
                """.formatted(name, uid, second, workload), GeneralScaler.class);
        try (MetricSourceOpeners openers = MetricSourceOpeners.installed()) {
            return new ScalerReader(Compiler.installed(), openers, InstantSource.fixed(NOW)).read(object);
        }
    }
}
