package io.generalscaler.controller.loop;

import io.generalscaler.controller.annotated.Annotations;
import io.generalscaler.controller.loop.Task.EvaluateScaler;
import io.generalscaler.controller.loop.Task.FollowAnnotations;
import io.generalscaler.controller.loop.Task.TidyUp;
import io.generalscaler.controller.observe.cluster.Scaler;
import io.generalscaler.controller.observe.cluster.ScalerKey;
import io.generalscaler.controller.observe.cluster.Scalers;
import io.generalscaler.controller.report.LoopMetrics;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/** Who does which task of a cluster, and which tasks there are when this process begins to lead. */
public final class Tasks implements Worker<Task> {

    /** How fast the first round goes, so that a start does not meet every metric source at once. */
    private static final Duration FIRST_ROUND_GAP = Duration.ofMillis(2);

    private static final Duration TIDY_EVERY = Duration.ofMinutes(1);

    private final Scalers scalers;
    private final Memories memories;
    private final Reconciler reconciler;
    private final Annotations annotations;
    private final Runnable tidyUp;
    private final LoopMetrics metrics;
    private final InstantSource clock;

    /**
     * The workers of one cluster.
     *
     * @param scalers those that exist
     * @param memories what is known of each scaler
     * @param reconciler evaluates scalers
     * @param annotations follows annotated Deployments
     * @param tidyUp closes and forgets what nobody uses; called once a minute
     * @param metrics times evaluations
     * @param clock the present
     */
    public Tasks(
            Scalers scalers,
            Memories memories,
            Reconciler reconciler,
            Annotations annotations,
            Runnable tidyUp,
            LoopMetrics metrics,
            InstantSource clock) {
        this.scalers = scalers;
        this.memories = memories;
        this.reconciler = reconciler;
        this.annotations = annotations;
        this.tidyUp = tidyUp;
        this.metrics = metrics;
        this.clock = clock;
    }

    /** Puts everything that exists into the queue. */
    public void fill(WorkQueue<Task> queue) {
        Instant at = clock.instant();
        for (Scaler scaler : scalers.all()) {
            queue.due(new EvaluateScaler(scaler.key()), at);
            at = at.plus(FIRST_ROUND_GAP);
        }
        for (ScalerKey deployment : annotations.toFollow()) {
            queue.dueNow(new FollowAnnotations(deployment));
        }
        queue.due(new TidyUp(), clock.instant().plus(TIDY_EVERY));
    }

    @Override
    public Optional<Instant> work(Task task) throws InterruptedException {
        return switch (task) {
            case EvaluateScaler(ScalerKey key) -> evaluate(key);
            case FollowAnnotations(ScalerKey deployment) -> annotations.follow(deployment);
            case TidyUp() -> {
                tidyUp.run();
                yield Optional.of(clock.instant().plus(TIDY_EVERY));
            }
        };
    }

    private Optional<Instant> evaluate(ScalerKey key) throws InterruptedException {
        Optional<Scaler> scaler = scalers.find(key);
        if (scaler.isEmpty()) {
            return Optional.empty();
        }
        long begun = System.nanoTime();
        Instant next = reconciler.evaluate(scaler.get(), memories.of(scaler.get()));
        metrics.evaluated(Duration.ofNanos(System.nanoTime() - begun));
        return Optional.of(next);
    }
}
