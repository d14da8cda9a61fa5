package io.generalscaler.controller.report;

import io.generalscaler.api.status.Evaluation;
import io.generalscaler.api.status.StatusChange;
import io.generalscaler.api.status.Statuses;
import io.generalscaler.api.v1alpha1.ConditionStatus;
import io.generalscaler.api.v1alpha1.GeneralScalerStatus;
import io.generalscaler.controller.observe.cluster.Scaler;
import io.generalscaler.controller.observe.cluster.ScalerKey;
import io.generalscaler.engine.model.Decision;
import io.generalscaler.kube.write.ApiServer;
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

    /** Statuses in the making: each is some kilobytes, and many evaluations may wait for a slow API server. */
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
    public ReportState evaluated(ScalerEvaluation evaluation, ReportState before) throws InterruptedException {
        Evaluation result = evaluation.result();
        StatusChange change = before.evaluation()
                .map(last -> StatusChange.between(last, result))
                .orElse(StatusChange.NEWS);
        long nanos = nanoTime.getAsLong();
        if (change == StatusChange.NONE || (change == StatusChange.FIGURES && !mayBeDue(evaluation, before, nanos))) {
            return before;
        }
        if (!writers.tryAcquire(ApiServer.TIMEOUT.toMillis(), TimeUnit.MILLISECONDS)) {
            return before;
        }
        try {
            return write(evaluation, before, change, nanos);
        } finally {
            writers.release();
        }
    }

    @Override
    public void forget(ScalerKey key) {
        statuses.forget(key);
    }

    private ReportState write(ScalerEvaluation evaluation, ReportState before, StatusChange change, long nanos)
            throws InterruptedException {
        Evaluation result = evaluation.result();
        GeneralScalerStatus now = Statuses.after(result, before.status().orElse(null));
        if (before.evaluation().isEmpty()
                && before.status().isPresent()
                && before.shown().kept().equals(ShownValues.Kept.of(result.restart()))
                && !StatusChange.isNews(before.status().get(), now)) {
            return before.confirmed(result);
        }
        if (!isDue(evaluation, change, before, now, nanos) || !statuses.write(evaluation.scaler(), now)) {
            return before;
        }
        return before.wrote(result, now, before.writeRate().wrote(nanos));
    }

    private boolean isDue(
            ScalerEvaluation evaluation, StatusChange change, ReportState before, GeneralScalerStatus now, long nanos) {
        return switch (change) {
            case NONE -> false;
            case FIGURES ->
                isForgetful(evaluation, before, nanos)
                        || (ShownValues.of(now, evaluation.result().restart()).movedFrom(before.shown())
                                && mayRefresh(nanos));
            case NEWS ->
                isUrgent(evaluation, before.status().orElse(null), now)
                        || before.writeRate().allowsAnother(nanos);
        };
    }

    private static boolean mayBeDue(ScalerEvaluation evaluation, ReportState before, long nanos) {
        return before.writeRate().allowsFigures(nanos) || isForgetful(evaluation, before, nanos);
    }

    /** Whether the status has to be written for what a restart must know; as often as what wavers. */
    private static boolean isForgetful(ScalerEvaluation evaluation, ReportState before, long nanos) {
        return evaluation.scaler().spec() instanceof Scaler.Working working
                && before.writeRate().allowsAnother(nanos)
                && before.shown()
                        .forgets(
                                evaluation.result().history(),
                                working.compiled().plan());
    }

    private synchronized boolean mayRefresh(long nanos) {
        return refreshes.take(nanos);
    }

    private static boolean isUrgent(
            ScalerEvaluation evaluation, @Nullable GeneralScalerStatus shown, GeneralScalerStatus now) {
        return shown == null
                || evaluation.trace().decision() instanceof Decision.Scale
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
