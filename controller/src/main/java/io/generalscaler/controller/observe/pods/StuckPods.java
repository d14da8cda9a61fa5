package io.generalscaler.controller.observe.pods;

import io.generalscaler.api.status.Stuck;
import io.generalscaler.api.workload.WorkloadId;
import io.generalscaler.controller.observe.cluster.Rollouts;
import io.generalscaler.controller.observe.cluster.ScalableTarget;
import io.generalscaler.controller.observe.cluster.Target;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Tells workloads whose ready pods do not follow their size from those that only take their time.
 *
 * <pre>
 * state    at an evaluation                             next
 * absent   fewer ready than wanted                      behind, from now
 * behind   more ready than before                       behind, from now
 * behind   for less than {@link #PATIENCE}              behind, nothing is said
 * behind   for longer                                   behind, and why is said
 * any      as many ready as wanted                      absent
 * </pre>
 *
 * What the workload's own status says comes with its watch. Its pods are asked only where that says nothing: one workload every
 * {@link #LOOK_EVERY}, one namespace every {@link #NAMESPACE_GAP}, so that none can use up what others need.
 */
public final class StuckPods {

    /** How long pods may take to get ready. */
    public static final Duration PATIENCE = Duration.ofMinutes(3);

    static final Duration LOOK_EVERY = Duration.ofMinutes(5);
    static final Duration NAMESPACE_GAP = Duration.ofSeconds(10);

    private final Rollouts rollouts;
    private final PodQuestion pods;
    private final InstantSource clock;
    private final Map<WorkloadId, Behind> behind = new ConcurrentHashMap<>();
    private final Map<String, Instant> looked = new ConcurrentHashMap<>();

    /**
     * Nothing is behind yet.
     *
     * @param rollouts what workloads say of themselves
     * @param pods what pods say
     * @param clock the present
     */
    public StuckPods(Rollouts rollouts, PodQuestion pods, InstantSource clock) {
        this.rollouts = rollouts;
        this.pods = pods;
        this.clock = clock;
    }

    /** What keeps the workload's pods from following its size; empty where nothing does, or not for long. May ask the API server. */
    public Optional<Stuck> look(Target target) throws InterruptedException {
        if (target.readyReplicas() >= target.replicas()) {
            behind.remove(target.key());
            return Optional.empty();
        }
        Instant now = clock.instant();
        Behind since = behind.compute(
                target.key(),
                (key, old) -> old == null || target.readyReplicas() > old.ready
                        ? new Behind(now, target.readyReplicas())
                        : old);
        since.seen = now;
        since.ready = target.readyReplicas();
        if (now.isBefore(since.from.plus(PATIENCE))) {
            return Optional.empty();
        }
        Optional<Stuck> said = rollouts.find(target.key());
        return said.isPresent() ? said : Optional.of(asked(target, since, now));
    }

    /** Drops what nobody evaluates any more. */
    public void forgetOld() {
        Instant now = clock.instant();
        behind.values().removeIf(since -> since.seen.plus(Duration.ofHours(2)).isBefore(now));
        looked.values().removeIf(at -> at.plus(NAMESPACE_GAP).isBefore(now));
    }

    private Stuck asked(Target target, Behind since, Instant now) throws InterruptedException {
        Stuck known = since.found;
        boolean isDue = known == null || since.lookedAt.plus(LOOK_EVERY).isBefore(now);
        if (isDue
                && target instanceof ScalableTarget scalable
                && mayLook(target.key().namespace(), now)) {
            since.lookedAt = now;
            known = pods.ask(scalable);
            since.found = known;
        }
        return known != null
                ? known
                : new Stuck(Stuck.Kind.PodsNotReady, "pods that are wanted do not get ready; why is not known yet");
    }

    private boolean mayLook(String namespace, Instant now) {
        boolean[] may = new boolean[1];
        looked.compute(namespace, (key, last) -> {
            may[0] = last == null || !now.isBefore(last.plus(NAMESPACE_GAP));
            return may[0] ? now : last;
        });
        return may[0];
    }

    /** A workload that is behind; belongs to whoever evaluates its scaler. */
    private static final class Behind {
        private final Instant from;
        private volatile int ready;
        private volatile Instant seen;
        private volatile Instant lookedAt = Instant.EPOCH;
        private volatile @Nullable Stuck found;

        Behind(Instant now, int ready) {
            this.from = now;
            this.seen = now;
            this.ready = ready;
        }
    }
}
