package io.generalscaler.kube.lease;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fabric8.kubernetes.api.model.coordination.v1.Lease;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.generalscaler.devcluster.DevCluster;
import io.generalscaler.devcluster.DevClusterOptions;
import io.generalscaler.kube.lease.LeaseElection.State;
import io.generalscaler.kube.write.ApiServer;
import io.generalscaler.testing.ExpectedLog;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two replicas and one Lease, on clocks that the test moves. */
final class LeaseElectionTest {

    private static final String LOST = "No longer leading";

    private static final DevCluster CLUSTER = DevCluster.start(DevClusterOptions.defaults());
    /** Patient, unlike the one that programs have: what is tested here is the clocks, not how fast the machine is. */
    private static final KubernetesClient CLIENT = CLUSTER.client();

    private final MovedClock clock = new MovedClock();
    private final LeaseElection first = election("first");
    private final LeaseElection second = election("second");

    @AfterAll
    static void stop() {
        CLIENT.close();
        CLUSTER.close();
    }

    @BeforeEach
    void remove() {
        CLIENT.leases().inNamespace("default").delete();
    }

    @Test
    void theFirstToComeLeads() throws Exception {
        assertThat(first.attempt()).isEqualTo(State.LEADER);
        assertThat(second.attempt()).isEqualTo(State.FOLLOWER);
        assertThat(first.mayWrite()).isTrue();
        assertThat(second.mayWrite()).isFalse();
        assertThat(lease().getSpec().getHolderIdentity()).isEqualTo("first");
    }

    @Test
    void aLeaderThatRenewsStays() throws Exception {
        first.attempt();
        for (int i = 0; i < 20; i++) {
            clock.advance(Duration.ofSeconds(2));
            assertThat(first.attempt()).isEqualTo(State.LEADER);
            assertThat(second.attempt()).isEqualTo(State.FOLLOWER);
        }
    }

    @Test
    void aLeaderThatIsSilentStopsBeforeAnybodyElseStarts() throws Exception {
        first.attempt();
        second.attempt();
        try (ExpectedLog _ = ExpectedLog.of(LOST)) {
            theSecondTakesOver();
        }
        assertThat(lease().getSpec().getHolderIdentity()).isEqualTo("second");
        assertThat(lease().getSpec().getLeaseTransitions()).isEqualTo(1);
    }

    private void theSecondTakesOver() throws Exception {
        boolean taken = false;
        for (int second = 1; second <= 20 && !taken; second++) {
            clock.advance(Duration.ofSeconds(1));
            taken = this.second.attempt() == State.LEADER;
            assertThat(first.mayWrite() && this.second.mayWrite())
                    .as("both at second " + second)
                    .isFalse();
            assertThat(taken).as("taken at second " + second).isEqualTo(second >= 15);
            assertThat(first.mayWrite()).isEqualTo(second < 10);
        }
        assertThat(first.attempt()).isEqualTo(State.LOST);
    }

    @Test
    void aLeaderThatSeesAnotherHolderIsLost() throws Exception {
        first.attempt();
        Lease lease = lease();
        lease.getSpec().setHolderIdentity("usurper");
        CLIENT.resource(lease).update();
        try (ExpectedLog _ = ExpectedLog.of(LOST)) {
            assertThat(first.attempt()).isEqualTo(State.LOST);
        }
        assertThat(first.mayWrite()).isFalse();
    }

    @Test
    void aWallClockThatJumpsChangesNothing() throws Exception {
        MovedClock wall = new MovedClock();
        LeaseElection jumpy = new LeaseElection(
                new ApiServer(CLIENT, "test"), name("jumpy"), LeaseTimings.DEFAULT, wall, clock::nanoTime);
        assertThat(first.attempt()).isEqualTo(State.LEADER);
        jumpy.attempt();
        wall.advance(Duration.ofDays(1));
        assertThat(jumpy.attempt()).isEqualTo(State.FOLLOWER);
    }

    @Test
    void aReleasedLeaseIsFreeAtOnce() throws Exception {
        first.attempt();
        second.attempt();
        first.release();
        assertThat(first.mayWrite()).isFalse();
        assertThat(second.attempt()).isEqualTo(State.LEADER);
    }

    @Test
    void timingsThatLeaveNoRoomForAWriteAreRefused() {
        assertThatThrownBy(() -> new LeaseTimings(
                        Duration.ofSeconds(15), Duration.ofSeconds(12), Duration.ofSeconds(2), Duration.ofSeconds(3)))
                .hasMessageContaining("renewDeadline");
    }

    private LeaseElection election(String identity) {
        return new LeaseElection(
                new ApiServer(CLIENT, "test"), name(identity), LeaseTimings.DEFAULT, clock, clock::nanoTime);
    }

    private static LeaseName name(String identity) {
        return new LeaseName("default", "generalscaler-controller", identity);
    }

    private static Lease lease() {
        return CLIENT.leases()
                .inNamespace("default")
                .withName("generalscaler-controller")
                .get();
    }

    /** Stands still until a test moves it. */
    private static final class MovedClock implements InstantSource {
        private Instant now = Instant.parse("2026-01-15T10:30:00Z");

        @Override
        public Instant instant() {
            return now;
        }

        void advance(Duration by) {
            now = now.plus(by);
        }

        long nanoTime() {
            return now.getEpochSecond() * 1_000_000_000L + now.getNano();
        }
    }
}
