package io.generalscaler.api.status;

import io.generalscaler.api.v1alpha1.ConditionStatus;
import io.generalscaler.api.v1alpha1.DecisionStatus;
import io.generalscaler.api.v1alpha1.GeneralScalerStatus;
import io.generalscaler.api.v1alpha1.MetricStatus;
import io.generalscaler.api.v1alpha1.StepStatus;
import io.generalscaler.engine.model.Reason;
import io.generalscaler.engine.model.Words;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** How much a status differs from the one before it. */
public enum StatusChange {
    /** In nothing but times and ages: writing it would tell nobody anything. */
    NONE,
    /** In measured values, the sentences around them, and what is counted: worth writing now and then. */
    FIGURES,
    /** In what the scaler does, why, or what it must remember: to be written at once. */
    NEWS;

    /** Compares two evaluations: what it says is said of their statuses too. */
    public static StatusChange between(EvaluationDigest before, EvaluationDigest after) {
        if (before.news() != after.news()) {
            return NEWS;
        }
        return before.figures() != after.figures() ? FIGURES : NONE;
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
        Stream<StepStatus> all = steps == null ? Stream.of() : steps.stream();
        return all.filter(StatusChange::isSignificant)
                .<@Nullable Object>map(step -> Arrays.asList(step.stage(), step.reason()))
                .toList();
    }

    /** Whether a status says other {@link #NEWS} than the one that was stored before it. */
    public static boolean isNews(GeneralScalerStatus before, GeneralScalerStatus after) {
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
                || !Objects.equals(before.heldTarget(), after.heldTarget())
                || !each(before.conditions(), StatusChange::shape).equals(each(after.conditions(), StatusChange::shape))
                || !each(before.metrics(), StatusChange::shape).equals(each(after.metrics(), StatusChange::shape));
    }

    /** One number for what a status says in words, its numbers left out: another one for another sentence. */
    public static int words(GeneralScalerStatus status) {
        List<@Nullable String> said = new ArrayList<>(each(status.conditions(), ConditionStatus::message));
        said.addAll(each(status.metrics(), MetricStatus::message));
        DecisionStatus decision = status.lastDecision();
        if (decision != null && decision.steps() != null) {
            decision.steps().stream().filter(StatusChange::isSignificant).forEach(step -> said.add(step.message()));
        }
        return said.stream()
                .map(text -> text == null ? "" : Words.of(text))
                .toList()
                .hashCode();
    }

    private static boolean isSignificant(StepStatus step) {
        return !Reason.AtDesired.name().equals(equivalent(step.reason()));
    }

    private static List<@Nullable Object> shape(ConditionStatus condition) {
        return Arrays.asList(condition.type(), condition.status(), equivalent(condition.reason()));
    }

    private static List<@Nullable Object> shape(MetricStatus metric) {
        return Arrays.asList(metric.name(), metric.target(), metric.state(), metric.reason());
    }

    private static <S, T> List<@Nullable T> each(@Nullable List<S> items, Function<S, @Nullable T> read) {
        return items == null ? List.of() : items.stream().<@Nullable T>map(read).toList();
    }
}
