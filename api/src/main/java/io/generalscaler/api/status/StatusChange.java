package io.generalscaler.api.status;

import io.generalscaler.api.v1alpha1.ConditionStatus;
import io.generalscaler.api.v1alpha1.DecisionStatus;
import io.generalscaler.api.v1alpha1.GeneralScalerStatus;
import io.generalscaler.api.v1alpha1.HistoryStatus;
import io.generalscaler.api.v1alpha1.MetricStatus;
import io.generalscaler.api.v1alpha1.RecommendationStatus;
import io.generalscaler.api.v1alpha1.StepStatus;
import io.generalscaler.engine.model.Reason;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** How much a status differs from the one before it. */
public enum StatusChange {
    /** In nothing but times and ages: writing it would tell nobody anything. */
    NONE,
    /** In measured values, the sentences around them, and what is counted: worth writing now and then. */
    FIGURES,
    /** In what the scaler does, why, or what it must remember: to be written at once. */
    NEWS;

    /** Compares two evaluations without putting anything into words: what it says is said of their statuses too. */
    public static StatusChange between(Evaluation before, Evaluation after) {
        if (EvaluationChange.isNews(before, after)) {
            return NEWS;
        }
        return EvaluationChange.isFigures(before, after) ? FIGURES : NONE;
    }

    /** Compares the status before, if there is one, with the status after. */
    public static StatusChange between(@Nullable GeneralScalerStatus before, GeneralScalerStatus after) {
        if (before == null || isNews(before, after)) {
            return NEWS;
        }
        return figures(before).equals(figures(after)) ? NONE : FIGURES;
    }

    /** Whether two decisions are the same but for their time and the numbers in their sentences. */
    static boolean isSame(DecisionStatus before, DecisionStatus after) {
        return Objects.equals(before.from(), after.from())
                && Objects.equals(before.to(), after.to())
                && Objects.equals(before.decision(), after.decision())
                && Objects.equals(equivalent(before.reason()), equivalent(after.reason()))
                && significant(before.steps()).equals(significant(after.steps()));
    }

    private static @Nullable String equivalent(@Nullable String reason) {
        return Reason.named(reason).map(Reason::equivalent).map(Reason::name).orElse(reason);
    }

    private static List<@Nullable Object> significant(@Nullable List<StepStatus> steps) {
        List<@Nullable Object> significant = new ArrayList<>();
        for (StepStatus step : steps == null ? List.<StepStatus>of() : steps) {
            if (!Reason.AtDesired.name().equals(equivalent(step.reason()))) {
                significant.add(Arrays.asList(step.stage(), step.reason()));
            }
        }
        return significant;
    }

    private static boolean isNews(GeneralScalerStatus before, GeneralScalerStatus after) {
        DecisionStatus decided = before.lastDecision();
        DecisionStatus decides = after.lastDecision();
        return decided == null
                || decides == null
                || !isSame(decided, decides)
                || !Objects.equals(before.observedGeneration(), after.observedGeneration())
                || !Objects.equals(before.currentReplicas(), after.currentReplicas())
                || !Objects.equals(before.readyReplicas(), after.readyReplicas())
                || !Objects.equals(before.desiredReplicas(), after.desiredReplicas())
                || !Objects.equals(before.lastScaleTime(), after.lastScaleTime())
                || !Objects.equals(before.schedule(), after.schedule())
                || !each(before.conditions(), StatusChange::shape).equals(each(after.conditions(), StatusChange::shape))
                || !each(before.metrics(), StatusChange::shape).equals(each(after.metrics(), StatusChange::shape))
                || isScaledToZero(before) != isScaledToZero(after);
    }

    private static boolean isScaledToZero(GeneralScalerStatus status) {
        return status.history() != null && Boolean.TRUE.equals(status.history().scaledToZero());
    }

    private static List<@Nullable Object> shape(ConditionStatus condition) {
        return Arrays.asList(condition.type(), condition.status(), equivalent(condition.reason()));
    }

    private static List<@Nullable Object> shape(MetricStatus metric) {
        return Arrays.asList(metric.name(), metric.target(), metric.state(), metric.reason());
    }

    /** What moves all the time, without what moves even when nothing happens. */
    private static List<@Nullable Object> figures(GeneralScalerStatus status) {
        HistoryStatus history = status.history();
        DecisionStatus decision = status.lastDecision();
        return Arrays.asList(
                each(status.conditions(), ConditionStatus::message),
                each(status.metrics(), MetricStatus::value),
                status.estimatedMonthlyCost(),
                status.spend() == null ? null : status.spend().amount(),
                decision == null ? null : decision.message(),
                history == null ? null : each(history.recommendations(), RecommendationStatus::replicas),
                history == null ? null : history.consecutiveFailures(),
                history == null || history.errorRates() == null
                        ? null
                        : history.errorRates().size());
    }

    private static <S, T> List<@Nullable T> each(@Nullable List<S> items, Function<S, @Nullable T> read) {
        List<@Nullable T> values = new ArrayList<>();
        if (items != null) {
            items.forEach(item -> values.add(read.apply(item)));
        }
        return values;
    }
}
