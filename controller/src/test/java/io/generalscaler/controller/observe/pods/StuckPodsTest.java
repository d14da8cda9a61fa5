package io.generalscaler.controller.observe.pods;

import static org.assertj.core.api.Assertions.assertThat;

import io.generalscaler.api.status.Stuck;
import io.generalscaler.api.workload.WorkloadId;
import io.generalscaler.controller.observe.cluster.Rollouts;
import io.generalscaler.controller.observe.cluster.ScalableTarget;
import io.generalscaler.engine.model.Hand;
import io.generalscaler.kube.write.ResourcePath;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** When it is said that pods do not follow, and how often they are asked. */
final class StuckPodsTest {
    private static final Stuck NO_NODE = new Stuck(Stuck.Kind.Unschedulable, "pods cannot be scheduled");

    private Instant now = Instant.parse("2026-01-15T10:30:00Z");
    private final List<String> asked = new ArrayList<>();
    private final StuckPods stuck = new StuckPods(
            new Rollouts(),
            target -> {
                asked.add(target.key().name());
                return NO_NODE;
            },
            () -> now);

    @Test
    void podsMayTakeTheirTime() throws Exception {
        assertThat(look("a", 5, 2)).isEmpty();
        later(Duration.ofMinutes(2));
        assertThat(look("a", 5, 3)).isEmpty();
        later(Duration.ofMinutes(2));
        assertThat(look("a", 5, 3)).isEmpty();
        assertThat(asked).isEmpty();
    }

    @Test
    void thenItIsSaidWhy() throws Exception {
        assertThat(afterPatience("a")).contains(NO_NODE);
    }

    @Test
    void whatFollowsIsForgotten() throws Exception {
        assertThat(afterPatience("a")).isPresent();
        assertThat(look("a", 5, 5)).isEmpty();
        assertThat(look("a", 5, 4)).isEmpty();
    }

    @Test
    void aWorkloadIsAskedOnceInFiveMinutes() throws Exception {
        afterPatience("a");
        for (int i = 0; i < 19; i++) {
            later(Duration.ofSeconds(15));
            assertThat(look("a", 5, 2)).contains(NO_NODE);
        }
        assertThat(asked).hasSize(1);
        later(Duration.ofSeconds(30));
        look("a", 5, 2);
        assertThat(asked).hasSize(2);
    }

    @Test
    void aNamespaceIsAskedForOneWorkloadAtATime() throws Exception {
        look("a", 5, 2);
        look("b", 5, 2);
        later(StuckPods.PATIENCE);
        assertThat(look("a", 5, 2)).contains(NO_NODE);
        assertThat(look("b", 5, 2)).map(Stuck::kind).contains(Stuck.Kind.PodsNotReady);
        later(StuckPods.NAMESPACE_GAP);
        assertThat(look("b", 5, 2)).contains(NO_NODE);
        assertThat(asked).containsExactly("a", "b");
    }

    private Optional<Stuck> afterPatience(String name) throws InterruptedException {
        assertThat(look(name, 5, 2)).isEmpty();
        later(StuckPods.PATIENCE);
        return look(name, 5, 2);
    }

    private Optional<Stuck> look(String name, int replicas, int ready) throws InterruptedException {
        return stuck.look(new ScalableTarget(
                WorkloadId.deployment("default", name),
                "uid",
                "1",
                replicas,
                ready,
                Hand.UNKNOWN,
                new ResourcePath("/scale")));
    }

    private void later(Duration by) {
        now = now.plus(by);
    }
}
