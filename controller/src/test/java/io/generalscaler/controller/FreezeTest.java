package io.generalscaler.controller;

import static org.assertj.core.api.Assertions.assertThat;

import io.generalscaler.api.v1alpha1.ConditionStatus;
import io.generalscaler.api.v1alpha1.GeneralScalerStatus;
import io.generalscaler.controller.process.RedisProcess;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A freeze of everything: the fixture's controller has its Lease where the scalers are. */
final class FreezeTest {
    /** Within it a scaler that looks once an hour has looked for a freeze's sake. */
    private static final Duration A_WHILE = Duration.ofSeconds(16);

    private final DevClusterFixture cluster = new DevClusterFixture();
    private final RedisProcess redis = RedisProcess.plain();

    @BeforeEach
    void start() {
        redis.start();
        cluster.deployment("worker", 2);
        redis.fill("jobs", 50);
    }

    @AfterEach
    void stop() {
        cluster.close();
        redis.close();
    }

    @Test
    void nothingIsWrittenUntilItsTimeIsOverAndStatusSaysWhatWouldBe() {
        freeze(Duration.ofMinutes(20));
        cluster.startController();
        cluster.apply(hourly());
        GeneralScalerStatus frozen = await("True");
        assertThat(frozen.lastDecision().reason()).isEqualTo("Frozen");
        assertThat(frozen.currentReplicas()).isEqualTo(2);
        assertThat(frozen.desiredReplicas()).isEqualTo(5);
        assertThat(paused(frozen).reason()).isEqualTo("Frozen");
        assertThat(paused(frozen).message()).contains("by ConfigMap default/generalscaler-freeze (incident 42)");
        assertThat(cluster.replicas("worker")).isEqualTo(2);

        cluster.later(Duration.ofMinutes(20).plus(A_WHILE));
        cluster.awaitReplicas("worker", 5);
        await("False");
    }

    @Test
    void itIsSeenWithinSecondsAndOverWhenItIsTakenAway() {
        cluster.startController();
        cluster.apply(hourly());
        cluster.awaitReplicas("worker", 5);
        freeze(Duration.ofHours(2));
        DevClusterFixture.await("the freeze is seen", () -> {
            cluster.later(A_WHILE);
            return isPaused("True");
        });
        cluster.client()
                .configMaps()
                .inNamespace("default")
                .withName("generalscaler-freeze")
                .delete();
        DevClusterFixture.await("its end is seen", () -> {
            cluster.later(A_WHILE);
            return isPaused("False");
        });
    }

    @Test
    void aScalerThatCannotWorkShowsItToo() {
        freeze(Duration.ofHours(2));
        cluster.startController();
        cluster.apply(Scalers.redis("worker", "nothing", redis.port(), ""));
        GeneralScalerStatus refused = await("True");
        assertThat(refused.lastDecision().reason()).isEqualTo("TargetNotFound");
        assertThat(paused(refused).message()).contains("by ConfigMap default/generalscaler-freeze (incident 42)");
    }

    private void freeze(Duration span) {
        cluster.apply("""
                apiVersion: v1
                kind: ConfigMap
                metadata: {name: generalscaler-freeze}
                data: {until: "%s", reason: incident 42}
                """.formatted(cluster.now().plus(span)));
    }

    private String hourly() {
        return Scalers.redis("worker", redis.port(), "pollingIntervalSeconds: 3600");
    }

    private GeneralScalerStatus await(String status) {
        return cluster.awaitStatus(
                "worker",
                "Paused is " + status,
                it -> it.conditions() != null && status.equals(paused(it).status()));
    }

    private boolean isPaused(String status) {
        GeneralScalerStatus now = cluster.scaler("worker").getStatus();
        return now != null && status.equals(paused(now).status());
    }

    private static ConditionStatus paused(GeneralScalerStatus status) {
        return status.conditions().stream()
                .filter(each -> "Paused".equals(each.type()))
                .findFirst()
                .orElseThrow();
    }
}
