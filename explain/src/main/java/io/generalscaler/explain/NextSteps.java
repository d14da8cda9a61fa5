package io.generalscaler.explain;

import static io.generalscaler.explain.Subjects.orEmpty;

import io.generalscaler.api.compile.CompiledMetric;
import io.generalscaler.api.source.MetricQuery;
import io.generalscaler.api.source.MetricSources;
import io.generalscaler.api.status.Condition;
import io.generalscaler.api.v1alpha1.BudgetSpec;
import io.generalscaler.api.v1alpha1.DecisionStatus;
import io.generalscaler.api.v1alpha1.GeneralScaler;
import io.generalscaler.api.v1alpha1.GeneralScalerSpec;
import io.generalscaler.api.v1alpha1.GeneralScalerStatus;
import io.generalscaler.api.v1alpha1.MetricStatus;
import io.generalscaler.api.v1alpha1.StepStatus;
import io.generalscaler.engine.model.Nature;
import io.generalscaler.engine.model.Reason;
import io.generalscaler.engine.model.Stage;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a person can do about a decision. Nothing where it goes on by itself: waiting is no advice. */
final class NextSteps {
    private static final MetricSources SOURCES = MetricSources.installed();

    private final GeneralScaler scaler;
    private final GeneralScalerSpec spec;
    private final List<String> hints = new ArrayList<>();

    private NextSteps(GeneralScaler scaler) {
        this.scaler = scaler;
        this.spec = scaler.getSpec();
    }

    /** One sentence each; the most urgent first. */
    static List<String> of(GeneralScaler scaler, Ages ages) {
        NextSteps steps = new NextSteps(scaler);
        GeneralScalerStatus status = scaler.getStatus();
        if (status == null || status.lastDecision() == null) {
            steps.hints.add(
                    "see whether the controller runs: kubectl get pods -A -l app.kubernetes.io/name=generalscaler"
                            + " (created " + ages.of(scaler.getMetadata().getCreationTimestamp()) + ")");
            return steps.hints;
        }
        steps.outdated(status);
        steps.unwritten(status);
        steps.stuck(status);
        for (MetricStatus metric : orEmpty(status.metrics())) {
            if (!"Fresh".equals(metric.state())) {
                steps.metric(metric);
            }
        }
        steps.reasons(status.lastDecision());
        return steps.hints;
    }

    private void outdated(GeneralScalerStatus status) {
        if (!Objects.equals(status.observedGeneration(), scaler.getMetadata().getGeneration())) {
            int seconds = Objects.requireNonNullElse(
                    spec.pollingIntervalSeconds(), GeneralScalerSpec.DEFAULT_POLLING_INTERVAL_SECONDS);
            hints.add("the spec has changed since this decision: ask again after the next look, within " + seconds
                    + "s (if it stays so, the controller does not run)");
        }
    }

    private void unwritten(GeneralScalerStatus status) {
        boolean isRefused = status.lastDecision() != null
                && "Refuse".equals(status.lastDecision().decision());
        orEmpty(status.conditions()).stream()
                .filter(it -> Condition.Type.AbleToScale.name().equals(it.type()) && "False".equals(it.status()))
                .filter(_ -> !isRefused)
                .findFirst()
                .ifPresent(_ -> hints.add(
                        "the events say more: kubectl events --for generalscaler/" + Subjects.argument(scaler)));
    }

    private void stuck(GeneralScalerStatus status) {
        orEmpty(status.conditions()).stream()
                .filter(it -> Condition.Type.PodsFollow.name().equals(it.type()) && "False".equals(it.status()))
                .findFirst()
                .ifPresent(_ -> hints.add("see what keeps its pods: kubectl describe "
                        + Subjects.workload(scaler).replaceFirst(" ", "/") + " -n "
                        + scaler.getMetadata().getNamespace() + ", and its pods"));
    }

    private void metric(MetricStatus metric) {
        String name = String.valueOf(metric.name());
        if (CompiledMetric.NEVER_SEEN.equals(metric.reason())) {
            hints.add(name + " has read nothing since it was set (" + metric.reason() + "): correct its name, or set"
                    + " emptyIsZero: true on it, which counts what is not there as 0 at once");
            return;
        }
        String question = Subjects.metric(spec, metric.name())
                .flatMap(SOURCES::query)
                .map(MetricQuery::describe)
                .orElse("does its source answer?");
        String state = String.valueOf(metric.state()).toLowerCase(Locale.ROOT);
        boolean isReasonNews = metric.reason() != null && !metric.reason().equals(metric.state());
        hints.add(name + " is " + state + (isReasonNews ? " (" + metric.reason() + "): " : ": ") + question);
    }

    private void reasons(DecisionStatus decision) {
        // Where a person's word rules, what limits the metrics' number limits nothing.
        boolean isByHand = Reason.named(decision.reason())
                .filter(it -> it.lastWord() == Reason.LastWord.PERSON && it.nature() == Nature.SETS)
                .isPresent();
        List<StepStatus> steps = orEmpty(decision.steps()).stream()
                .filter(it -> !isByHand || Objects.equals(it.reason(), decision.reason()))
                .toList();
        // Giving way to a hand tells of it too, and has the better advice.
        if (steps.stream().anyMatch(it -> Reason.BackedOff.name().equals(it.reason()))) {
            steps = steps.stream()
                    .filter(it -> !Stage.Hand.name().equals(it.stage()))
                    .toList();
        }
        for (StepStatus step : steps) {
            Reason.named(step.reason()).flatMap(it -> hint(it, step)).ifPresent(this::addOnce);
        }
        if (steps.isEmpty()) {
            Reason.named(decision.reason()).flatMap(it -> hint(it, null)).ifPresent(this::addOnce);
        }
    }

    private void addOnce(String hint) {
        if (!hints.contains(hint)) {
            hints.add(hint);
        }
    }

    private Optional<String> hint(Reason reason, @Nullable StepStatus step) {
        String argument = Subjects.argument(scaler);
        return Optional.ofNullable(
                switch (reason) {
                    case Paused -> "to end the pause: gscale resume " + argument;
                    case Frozen ->
                        "to end the freeze: gscale freeze --end -n "
                                + scaler.getMetadata().getNamespace() + " (one of everything: -A)";
                    case Overridden -> "to end the override: gscale resume " + argument;
                    case AtMaxReplicas -> "more is asked for: raise spec.maxReplicas above " + spec.maxReplicas();
                    case BudgetCapped -> budget(step);
                    case MinOverBudget -> "lower spec.minReplicas, or raise the budget";
                    case SetToZeroByHand ->
                        "to wake it: kubectl scale " + Subjects.workload(scaler).replaceFirst(" ", "/") + " -n "
                                + scaler.getMetadata().getNamespace() + " --replicas=1";
                    case TargetNotFound -> "create " + Subjects.workload(scaler) + ", or correct spec.targetRef";
                    case FailedGetScale ->
                        "see whether the controller may read and patch the scale of " + Subjects.workload(scaler)
                                + ", and whether spec.replicas is there";
                    case TargetConflict -> "delete one of the two scalers, or set spec.mode to Recommend here";
                    case InvalidSpec -> "correct the spec: kubectl edit generalscaler " + argument;
                    case BackedOff ->
                        "take replicas out of what the other hand applies (docs/gitops.md), or set"
                                + " spec.mode to Recommend here";
                    case ForeignChange, Displaced, Restored ->
                        isThroughScale(step)
                                ? null
                                : "to keep it from coming again, take replicas out of what is applied (docs/gitops.md)";
                    case RecommendOnly -> "to have it written, set spec.mode to Apply";
                    case AboveTarget,
                            BelowTarget,
                            ScaledUp,
                            ScaledDown,
                            WithinTolerance,
                            AtDesired,
                            Stabilized,
                            CoolingDown,
                            RateLimited,
                            AtMinReplicas,
                            SloViolated,
                            SloUnknown,
                            Scheduled,
                            MetricMissing,
                            AllMetricsMissing,
                            FallbackUsed,
                            NoReadyPods,
                            Activated,
                            ScaledToZero,
                            PauseExpired,
                            OverrideExpired -> null;
                });
    }

    /** Whether a size was set by kubectl scale or the like, where no manifest is to blame. */
    private static boolean isThroughScale(@Nullable StepStatus step) {
        return step != null && step.message() != null && step.message().endsWith(" through /scale");
    }

    private String budget(@Nullable StepStatus step) {
        Integer wanted = step == null ? null : step.before();
        Optional<BudgetSpec> budget = Budgets.of(spec);
        boolean isForMonth = budget.filter(it -> "Month".equals(it.period())).isPresent();
        if (wanted == null || isForMonth) {
            return "more is asked for: raise the budget" + (isForMonth ? ", or wait for the next month" : "");
        }
        return "more is asked for"
                + budget.flatMap(it -> Budgets.monthlyCost(it, wanted))
                        .map(cost -> ": " + wanted + " replicas take a budget of " + cost.toPlainString() + " a month")
                        .orElse(": raise the budget");
    }
}
