package io.generalscaler.controller.report;

import io.generalscaler.api.status.Evaluation;
import io.generalscaler.api.status.EvaluationDigest;
import io.generalscaler.api.status.StatusChange;
import io.generalscaler.api.status.Statuses;
import io.generalscaler.api.v1alpha1.ConditionStatus;
import io.generalscaler.api.v1alpha1.DecisionStatus;
import io.generalscaler.api.v1alpha1.GeneralScalerStatus;
import io.generalscaler.controller.observe.cluster.Scaler;
import io.generalscaler.controller.observe.cluster.ScalerKey;
import io.generalscaler.engine.model.Decision;
import io.generalscaler.engine.model.Reason;
import io.generalscaler.kube.write.ApiServer;
import io.generalscaler.reach.share.FairRate;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Writes a status when it says something new.
 *
 * <p>What is new is settled in ranks. Written always: the first status, and a change of size, which a restart must know. Written at once, within
 * a budget that all namespaces share fairly: sizes, the reason, conditions that turn, the schedule, the generation, another workload. Anything else
 * in which the decision differs, another sentence, another count of ready pods, and what a restart would otherwise forget, as long as
 * that does not keep changing. Written after a while, within a budget of their own: figures that moved by more than a tenth. Never written by
 * itself: times, and the same sentences around other numbers.
 */
public final class StatusListener implements EvaluationListener {

    /** News of all scalers: 100 a second, of which one namespace alone gets half. */
    private static final int MOST_NEWS = 1_000;

    private static final Duration NEWS_SPAN = Duration.ofSeconds(10);

    /** Figures of all scalers: 40 a second. One namespace alone gets 20, enough for 600 scalers within a minute. */
    private static final int MOST_FIGURES = 120;

    private static final Duration FIGURES_SPAN = Duration.ofSeconds(3);

    /** Statuses in the making: each is some kilobytes, and many evaluations may wait for a slow API server. */
    static final int MOST_AT_ONCE = 64;

    /** An evaluation that waits keeps all that it saw and said; what finds no room is told by the next one. */
    static final int MOST_WAITING = 512;

    private final StatusStore statuses;
    private final LongSupplier nanoTime;
    private final FairRate news;
    private final FairRate figures;
    private final Map<ScalerKey, Long> waiting = new ConcurrentHashMap<>();
    private final Semaphore room = new Semaphore(MOST_AT_ONCE + MOST_WAITING);
    private final Semaphore writers = new Semaphore(MOST_AT_ONCE);
    private final Duration patience;

    /**
     * Nothing was written yet.
     *
     * @param statuses writes statuses
     * @param nanoTime a monotonic clock, for limits
     */
    public StatusListener(StatusStore statuses, LongSupplier nanoTime) {
        this(statuses, nanoTime, ApiServer.TIMEOUT);
    }

    /** @param patience how long an evaluation waits for its turn to write */
    StatusListener(StatusStore statuses, LongSupplier nanoTime, Duration patience) {
        this.statuses = statuses;
        this.nanoTime = nanoTime;
        this.patience = patience;
        this.news = new FairRate(MOST_NEWS, NEWS_SPAN, nanoTime);
        this.figures = new FairRate(MOST_FIGURES, FIGURES_SPAN, nanoTime);
    }

    @Override
    public ReportState evaluated(ScalerEvaluation evaluation, ReportState before) throws InterruptedException {
        Evaluation result = evaluation.result();
        StatusChange change = before.evaluation()
                .map(last -> StatusChange.between(last, EvaluationDigest.of(result)))
                .orElse(StatusChange.NEWS);
        long nanos = nanoTime.getAsLong();
        if (change == StatusChange.NONE || (change == StatusChange.FIGURES && !mayBeDue(evaluation, before, nanos))) {
            if (change == StatusChange.NONE) {
                waiting.remove(evaluation.scaler().key());
            }
            return before;
        }
        if (!room.tryAcquire()) {
            return before;
        }
        try {
            return writeInTurn(evaluation, before, change, nanos);
        } finally {
            room.release();
        }
    }

    private ReportState writeInTurn(ScalerEvaluation evaluation, ReportState before, StatusChange change, long nanos)
            throws InterruptedException {
        if (!writers.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS)) {
            return before;
        }
        try {
            return write(evaluation, before, change, nanos);
        } finally {
            writers.release();
        }
    }

    /** How many scalers' statuses wait for their turn. */
    public int waiting() {
        return waiting.size();
    }

    /** How long the one that waits longest has done so. */
    public Duration lag() {
        long now = nanoTime.getAsLong();
        return Duration.ofNanos(
                waiting.values().stream().mapToLong(since -> now - since).max().orElse(0));
    }

    @Override
    public void forget(ScalerKey key) {
        statuses.forget(key);
        waiting.remove(key);
    }

    private ReportState write(ScalerEvaluation evaluation, ReportState before, StatusChange change, long nanos)
            throws InterruptedException {
        Evaluation result = evaluation.result();
        GeneralScalerStatus now = Statuses.after(result, before.status().orElse(null));
        if (before.evaluation().isEmpty()
                && before.status().isPresent()
                && before.shown().kept().equals(ShownValues.Kept.of(now, result.restart()))
                && !StatusChange.isNews(before.status().get(), now)) {
            return before.confirmed(result);
        }
        if (!isDue(evaluation, change, before, now, nanos)) {
            return before;
        }
        waiting.remove(evaluation.scaler().key());
        if (!statuses.write(evaluation.scaler(), now)) {
            return before;
        }
        return before.wrote(result, now, before.writeRate().wrote(nanos));
    }

    private boolean isDue(
            ScalerEvaluation evaluation, StatusChange change, ReportState before, GeneralScalerStatus now, long nanos)
            throws InterruptedException {
        return switch (change) {
            case NONE -> false;
            case FIGURES ->
                isForgetful(evaluation, before, nanos)
                        ? hasTurn(news, evaluation, nanos)
                        : ShownValues.of(now, evaluation.result().restart()).movedFrom(before.shown())
                                && hasTurn(figures, evaluation, nanos);
            case NEWS -> {
                boolean isUrgent = isUrgent(before, now, evaluation.result());
                boolean hasTurn =
                        (isUrgent || before.writeRate().allowsAnother(nanos)) && hasTurn(news, evaluation, nanos);
                yield hasTurn || before.status().isEmpty() || evaluation.trace().decision() instanceof Decision.Scale;
            }
        };
    }

    private boolean hasTurn(FairRate rate, ScalerEvaluation evaluation, long nanos) throws InterruptedException {
        ScalerKey key = evaluation.scaler().key();
        boolean has = rate.take(key.namespace());
        if (!has) {
            waiting.putIfAbsent(key, nanos);
        }
        return has;
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

    private static boolean isUrgent(ReportState before, GeneralScalerStatus now, Evaluation evaluation) {
        GeneralScalerStatus shown = before.status().orElse(null);
        return shown == null
                || !Objects.equals(shown.observedGeneration(), now.observedGeneration())
                || !Objects.equals(shown.currentReplicas(), now.currentReplicas())
                || !Objects.equals(shown.desiredReplicas(), now.desiredReplicas())
                || !Objects.equals(shown.schedule(), now.schedule())
                || !reason(shown).equals(reason(now))
                || !verdicts(shown.conditions()).equals(verdicts(now.conditions()))
                || !before.shown().kept().target().equals(evaluation.restart().target());
    }

    /** What was decided and why; one for all reasons between which nothing happens. */
    private static String reason(GeneralScalerStatus status) {
        DecisionStatus decision = status.lastDecision();
        return decision == null
                ? ""
                : decision.decision() + " "
                        + Reason.named(decision.reason())
                                .map(Reason::equivalent)
                                .map(Reason::name)
                                .orElse("");
    }

    private static Map<String, String> verdicts(@Nullable List<ConditionStatus> conditions) {
        Map<String, String> verdicts = new TreeMap<>();
        if (conditions != null) {
            conditions.forEach(each -> verdicts.put(String.valueOf(each.type()), String.valueOf(each.status())));
        }
        return verdicts;
    }
}
