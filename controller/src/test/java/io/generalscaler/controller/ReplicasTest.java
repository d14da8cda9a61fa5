package io.generalscaler.controller;

import static org.assertj.core.api.Assertions.assertThat;

import io.generalscaler.controller.process.RedisProcess;
import io.generalscaler.devcluster.fault.Outage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two replicas of the controller: one acts, the other takes over. And what an outage of the API server does, or of the way to it. */
final class ReplicasTest {

    private final DevClusterFixture cluster = new DevClusterFixture();
    private final RedisProcess redis = RedisProcess.plain();

    @BeforeEach
    void start() {
        redis.start();
        cluster.deployment("worker", 1);
        cluster.apply(Scalers.redis("worker", redis.port(), ""));
    }

    @AfterEach
    void stop() {
        cluster.close();
        redis.close();
    }

    @Test
    void oneActsAndTheOtherTakesOverWhenItStops() {
        Controller first = cluster.startReplica("first", true);
        DevClusterFixture.await("the first leads", first::leads);
        Controller second = cluster.startReplica("second", true);
        redis.fill("jobs", 30);
        cluster.awaitReplicas("worker", 3);
        assertThat(second.leads()).isFalse();

        first.close();
        DevClusterFixture.await("the second leads", second::leads);
        redis.fill("jobs", 60);
        cluster.awaitReplicas("worker", 6);
        DevClusterFixture.await(
                "both have told",
                () -> cluster.events("worker").stream()
                                .filter("ScaledUp"::equals)
                                .count()
                        == 2);
    }

    @Test
    void aLeaderThatIsCutOffGivesUpBeforeTheOtherActs() {
        Controller first = cluster.startReplicaOnCable("first");
        DevClusterFixture.await("the first leads", first::leads);
        redis.fill("jobs", 30);
        cluster.awaitReplicas("worker", 3);
        Controller second = cluster.startReplica("second", true);

        cluster.cable().cut();
        DevClusterFixture.await("the first has lost the Lease", () -> cluster.lost() == 1);
        assertThat(second.leads()).isFalse();
        redis.fill("jobs", 60);
        DevClusterFixture.await("the second leads", second::leads);
        cluster.awaitReplicas("worker", 6);
    }

    @Test
    void goesOnAfterAnOutageOfTheApiServer() {
        Controller alone = cluster.startAloneOnCable();
        DevClusterFixture.await("it acts", alone::leads);
        redis.fill("jobs", 30);
        cluster.awaitReplicas("worker", 3);

        cluster.cable().cut();
        redis.fill("jobs", 50);
        cluster.deployment("late", 1);
        cluster.apply(Scalers.redis("late", redis.port(), ""));
        cluster.cluster().expireWatches();
        DevClusterFixture.await("a write was tried", () -> cluster.unanswered() > 0);
        assertThat(cluster.replicas("worker")).isEqualTo(3);

        cluster.cable().mend();
        cluster.awaitReplicas("worker", 5);
        cluster.awaitReplicas("late", 5);
    }

    /** Something on the way may say with an HTTP status what an API server says in the stream. */
    @Test
    void goesOnWhenAWatchIsRefusedAsTooOld() {
        Controller alone = cluster.startAloneOnCable();
        DevClusterFixture.await("it acts", alone::leads);
        redis.fill("jobs", 30);
        cluster.awaitReplicas("worker", 3);

        try (var refused = cluster.cluster().outage(Outage.answering(410).onWatches())) {
            cluster.cable().cut();
            cluster.deployment("late", 1);
            cluster.apply(Scalers.redis("late", redis.port(), ""));
            cluster.cable().mend();
            cluster.awaitReplicas("late", 3);
            assertThat(refused.met()).isPositive();
        }
    }

    @Test
    void noticesThatAConnectionDiedWithoutAWord() {
        Controller alone = cluster.startAloneOnCable();
        DevClusterFixture.await("it acts", alone::leads);
        redis.fill("jobs", 30);
        cluster.awaitReplicas("worker", 3);

        cluster.cable().silence();
        cluster.deployment("late", 1);
        cluster.apply(Scalers.redis("late", redis.port(), ""));
        cluster.awaitReplicas("late", 3);
    }
}
