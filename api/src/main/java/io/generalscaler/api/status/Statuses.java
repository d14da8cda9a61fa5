package io.generalscaler.api.status;

import io.generalscaler.api.v1alpha1.ConditionStatus;
import io.generalscaler.api.v1alpha1.DecisionStatus;
import io.generalscaler.api.v1alpha1.GeneralScalerStatus;
import io.generalscaler.api.v1alpha1.MetricStatus;
import io.generalscaler.api.v1alpha1.ScheduleStatus;
import io.generalscaler.api.v1alpha1.SpendStatus;
import io.generalscaler.api.v1alpha1.StepStatus;
import io.generalscaler.engine.model.Cost;
import io.generalscaler.engine.model.Decision;
import io.generalscaler.engine.model.Proposal;
import io.generalscaler.engine.model.Reading;
import io.generalscaler.engine.model.Spend;
import io.generalscaler.engine.model.Step;
import io.generalscaler.engine.model.TargetState;
import io.generalscaler.engine.model.Trace;
import io.generalscaler.engine.plan.MetricTarget;
import io.generalscaler.engine.plan.ScheduleRule;
import io.generalscaler.engine.plan.TargetType;
import io.generalscaler.engine.schedule.ScheduleOutlook;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Writes an evaluation down as a status. */
public final class Statuses {
    /** Digits that a person can use of a measured value. */
    private static final MathContext DIGITS = new MathContext(12, RoundingMode.HALF_EVEN);

    private static final int MAX_MESSAGE = 1024;
    private static final int MAX_STEPS = 64;
    private static final int CENTS = 2;

    private Statuses() {}

    /**
     * The status after an evaluation.
     *
     * @param before the status before it; a condition whose status did not change, and a decision that is the same again, keep
     *     their times
     */
    public static GeneralScalerStatus after(Evaluation evaluation, @Nullable GeneralScalerStatus before) {
        Trace trace = evaluation.trace();
        List<Proposal> proposals = inOrderOfWeight(trace.proposals());
        return new GeneralScalerStatus(
                evaluation.generation(),
                conditions(evaluation, before),
                evaluation.target().map(TargetState::replicas).orElse(null),
                evaluation.target().map(TargetState::readyReplicas).orElse(null),
                decided(trace, trace.desiredReplicas()),
                proposals.stream().findFirst().flatMap(Statuses::value).orElse(null),
                evaluation.history().lastScale().map(Times::text).orElse(null),
                Targets.of(proposals, trace.decision().currentReplicas()).orElse(null),
                proposals.stream().map(it -> metric(it, evaluation)).toList(),
                decision(trace, before == null ? null : before.lastDecision()),
                trace.findings().schedule().map(Statuses::schedule).orElse(null),
                trace.estimatedMonthlyCost()
                        .map(cost -> cost.setScale(CENTS, RoundingMode.HALF_EVEN))
                        .orElse(null),
                spend(evaluation),
                RestartData.write(evaluation.restart()),
                evaluation.hold().map(HeldTargets::write).orElse(null));
    }

    private static List<ConditionStatus> conditions(Evaluation evaluation, @Nullable GeneralScalerStatus before) {
        List<ConditionStatus> earlier = before == null || before.conditions() == null ? List.of() : before.conditions();
        List<ConditionStatus> conditions = new ArrayList<>();
        String now = inSeconds(evaluation.trace().at());
        List<Condition> all = new ArrayList<>(Conditions.of(evaluation.trace(), evaluation.problem()));
        all.add(Conditions.pods(evaluation.target().isPresent(), evaluation.stuck()));
        for (Condition condition : all) {
            String since = earlier.stream()
                    .filter(old -> condition.type().name().equals(old.type())
                            && condition.state().name().equals(old.status())
                            && Times.isTime(old.lastTransitionTime()))
                    .map(old -> Objects.requireNonNull(old.lastTransitionTime()))
                    .findFirst()
                    .orElse(now);
            conditions.add(new ConditionStatus(
                    condition.type().name(),
                    condition.state().name(),
                    evaluation.generation(),
                    since,
                    condition.reason().name(),
                    bounded(condition.message())));
        }
        return conditions;
    }

    /** As {@code metav1.Time} has it. */
    private static String inSeconds(Instant at) {
        return at.truncatedTo(ChronoUnit.SECONDS).toString();
    }

    /** First the metric that asks for the most; the others as they stand in the spec. */
    private static List<Proposal> inOrderOfWeight(List<Proposal> proposals) {
        List<Proposal> ordered = new ArrayList<>(proposals);
        proposals.stream()
                .filter(proposal -> proposal.replicas().isPresent())
                .max(Comparator.comparingInt(
                                (Proposal proposal) -> proposal.replicas().getAsInt())
                        .thenComparing(
                                Comparator.comparingInt(proposals::indexOf).reversed()))
                .ifPresent(heaviest -> {
                    ordered.remove(heaviest);
                    ordered.addFirst(heaviest);
                });
        return ordered;
    }

    private static Optional<BigDecimal> value(Proposal proposal) {
        return proposal.value().map(value -> value.round(DIGITS).stripTrailingZeros());
    }

    private static MetricStatus metric(Proposal proposal, Evaluation evaluation) {
        return new MetricStatus(
                proposal.name(),
                value(proposal).orElse(null),
                target(proposal.metric().target()),
                age(proposal.reading())
                        .map(age -> inSeconds(evaluation.trace().at().minus(age)))
                        .orElse(null),
                proposal.state(),
                proposal.cause().orElse(null),
                Optional.ofNullable(evaluation.missing().get(proposal.name()))
                        .map(Statuses::bounded)
                        .orElse(null));
    }

    private static String target(MetricTarget target) {
        String type = target.type() == TargetType.AVERAGE_VALUE ? "AverageValue" : "Value";
        return target.value().stripTrailingZeros().toPlainString() + " (" + type + ")";
    }

    private static Optional<Duration> age(Reading reading) {
        return switch (reading) {
            case Reading.Fresh(BigDecimal _, Duration age) -> Optional.of(age);
            case Reading.Stale(BigDecimal _, Duration age) -> Optional.of(age);
            case Reading.Missing _ -> Optional.empty();
        };
    }

    /** Of a refusal no number is said. */
    private static @Nullable Integer decided(Trace trace, int replicas) {
        return trace.decision() instanceof Decision.Refuse ? null : replicas;
    }

    private static DecisionStatus decision(Trace trace, @Nullable DecisionStatus before) {
        Decision decision = trace.decision();
        List<StepStatus> steps = trace.steps().stream()
                .limit(MAX_STEPS)
                .map(it -> step(trace, it))
                .toList();
        DecisionStatus now = new DecisionStatus(
                Times.text(trace.at()),
                decided(trace, decision.currentReplicas()),
                decided(trace, decision.desiredReplicas()),
                decision.kind(),
                decision.reason().name(),
                bounded(trace.summary()),
                steps);
        if (before == null || !Times.isTime(before.time()) || !StatusChange.isSame(before, now)) {
            return now;
        }
        return new DecisionStatus(
                before.time(), now.from(), now.to(), now.decision(), now.reason(), now.message(), steps);
    }

    private static StepStatus step(Trace trace, Step step) {
        return new StepStatus(
                step.stage().name(),
                decided(trace, step.before()),
                decided(trace, step.after()),
                step.reason().name(),
                bounded(step.message()));
    }

    private static ScheduleStatus schedule(ScheduleOutlook outlook) {
        return new ScheduleStatus(
                outlook.active().map(ScheduleRule::name).orElse(null),
                outlook.next().map(ScheduleRule::name).orElse(null),
                outlook.nextAt().map(Instant::toString).orElse(null));
    }

    private static @Nullable SpendStatus spend(Evaluation evaluation) {
        Optional<Spend> spend = evaluation.history().carried().spend();
        return spend.map(spent -> new SpendStatus(
                        spent.month().toString(),
                        spent.podTime().toSeconds(),
                        evaluation
                                .trace()
                                .findings()
                                .cost()
                                .flatMap(Cost::monthToDate)
                                .map(amount -> amount.setScale(CENTS, RoundingMode.HALF_EVEN))
                                .orElse(null),
                        evaluation
                                .history()
                                .carried()
                                .lastLook()
                                .map(Times::text)
                                .orElse(null)))
                .orElse(null);
    }

    private static String bounded(String message) {
        return message.length() <= MAX_MESSAGE ? message : message.substring(0, MAX_MESSAGE - 1) + "…";
    }
}
