package io.generalscaler.controller.report;

import io.generalscaler.api.status.Look;
import io.generalscaler.api.status.StatusChange;
import io.generalscaler.api.status.Statuses;
import io.generalscaler.api.v1alpha1.ConditionStatus;
import io.generalscaler.api.v1alpha1.GeneralScalerStatus;
import io.generalscaler.controller.kube.ApiServer;
import io.generalscaler.controller.observe.cluster.Scaler;
import io.generalscaler.engine.model.Decision;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Writes a status when it says something new.
 *
 * <p>What is new is settled in three ranks. Written at once: another size, a change of a condition, of the schedule or of the generation;
 * anything else in which the decision differs, another count of ready pods, and what a restart would otherwise forget, as long as that
 * does not keep changing. Written once a minute at most: figures that moved. Never written by itself: times, ages, and
 * sentences around the same numbers.
 */
public final class StatusListener implements EvaluationListener {

    /** Updates that only refresh figures, over all scalers: so many at once, and then one each period. */
    private static final int FIGURES_BURST = 50;

    /** Statuses in the making: each is some kilobytes, and many visits may wait for a slow API server. */
    private static final int MOST_AT_ONCE = 64;

    private static final Duration FIGURES_REFILL = Duration.ofMillis(100);

    private final StatusWriter statuses;
    private final LongSupplier nanoTime;
    private final TokenBucket refreshes;
    private final Semaphore writers = new Semaphore(MOST_AT_ONCE);

    /**
     * Nothing was written yet.
     *
     * @param statuses writes statuses
     * @param nanoTime a monotonic clock, for limits
     */
    public StatusListener(StatusWriter statuses, LongSupplier nanoTime) {
        this.statuses = statuses;
        this.nanoTime = nanoTime;
        this.refreshes = new TokenBucket(FIGURES_BURST, FIGURES_REFILL, nanoTime.getAsLong());
    }

    @Override
    public Reported evaluated(Visit visit, Reported before) throws InterruptedException {
        Look look = visit.look();
        StatusChange change =
                before.look().map(last -> StatusChange.between(last, look)).orElse(StatusChange.NEWS);
        long nanos = nanoTime.getAsLong();
        if (change == StatusChange.NONE || (change == StatusChange.FIGURES && !mayBeDue(visit, before, nanos))) {
            return before;
        }
        if (!writers.tryAcquire(ApiServer.TIMEOUT.toMillis(), TimeUnit.MILLISECONDS)) {
            return before;
        }
        try {
            return write(visit, before, change, nanos);
        } finally {
            writers.release();
        }
    }

    private Reported write(Visit visit, Reported before, StatusChange change, long nanos) throws InterruptedException {
        Look look = visit.look();
        GeneralScalerStatus now = Statuses.after(look, before.status().orElse(null));
        if (before.look().isEmpty()
                && before.status().isPresent()
                && StatusChange.between(before.status().get(), now) != StatusChange.NEWS) {
            return before.confirmed(look);
        }
        if (!isDue(visit, change, before, now, nanos) || !statuses.write(visit.scaler(), now)) {
            return before;
        }
        return before.wrote(look, now, before.pace().wrote(nanos));
    }

    private boolean isDue(Visit visit, StatusChange change, Reported before, GeneralScalerStatus now, long nanos) {
        return switch (change) {
            case NONE -> false;
            case FIGURES ->
                isForgetful(visit, before, nanos) || (Figures.of(now).movedFrom(before.figures()) && mayRefresh(nanos));
            case NEWS ->
                isUrgent(visit, before.status().orElse(null), now)
                        || before.pace().allowsAnother(nanos);
        };
    }

    private static boolean mayBeDue(Visit visit, Reported before, long nanos) {
        return before.pace().allowsFigures(nanos) || isForgetful(visit, before, nanos);
    }

    /** Whether the status has to be written for what a restart must know; as often as what wavers. */
    private static boolean isForgetful(Visit visit, Reported before, long nanos) {
        return visit.scaler().spec() instanceof Scaler.Working working
                && before.pace().allowsAnother(nanos)
                && before.figures()
                        .forgets(visit.look().history(), working.compiled().plan());
    }

    private synchronized boolean mayRefresh(long nanos) {
        return refreshes.take(nanos);
    }

    private static boolean isUrgent(Visit visit, @Nullable GeneralScalerStatus shown, GeneralScalerStatus now) {
        return shown == null
                || visit.trace().decision() instanceof Decision.Scale
                || !Objects.equals(shown.observedGeneration(), now.observedGeneration())
                || !Objects.equals(shown.currentReplicas(), now.currentReplicas())
                || !Objects.equals(shown.desiredReplicas(), now.desiredReplicas())
                || !Objects.equals(shown.schedule(), now.schedule())
                || !verdicts(shown.conditions()).equals(verdicts(now.conditions()));
    }

    private static Map<String, String> verdicts(@Nullable List<ConditionStatus> conditions) {
        Map<String, String> verdicts = new TreeMap<>();
        if (conditions != null) {
            conditions.forEach(each -> verdicts.put(String.valueOf(each.type()), String.valueOf(each.status())));
        }
        return verdicts;
    }
}
