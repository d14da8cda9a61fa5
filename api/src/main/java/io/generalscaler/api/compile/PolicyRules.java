package io.generalscaler.api.compile;

import io.generalscaler.api.problem.Nearest;
import io.generalscaler.api.problem.Problems;
import io.generalscaler.api.v1alpha1.BudgetSpec;
import io.generalscaler.api.v1alpha1.BurnWindowSpec;
import io.generalscaler.api.v1alpha1.CostAwareSpec;
import io.generalscaler.api.v1alpha1.PolicySpec;
import io.generalscaler.api.v1alpha1.SloSpec;
import io.generalscaler.engine.plan.Budget;
import io.generalscaler.engine.plan.BurnAlert;
import io.generalscaler.engine.plan.ErrorBudget;
import io.generalscaler.engine.plan.Objective;
import io.generalscaler.engine.plan.Rounding;
import io.generalscaler.engine.plan.Threshold;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The policy. */
final class PolicyRules {
    private static final String SLO = "slo";
    private static final String COST_AWARE = "costAware";

    private PolicyRules() {}

    /**
     * What the policy says about the metrics.
     *
     * @param rounding of every metric's target
     * @param byMetric what a metric that the policy reads should be at most; stands in for a target that is not given
     */
    record Targets(boolean isSlo, Rounding rounding, Map<String, BigDecimal> byMetric) {}

    /**
     * Judges a policy.
     *
     * @param hasBudget whether there is a budget beside it, which can stand in for the policy's own
     * @param metrics the names that it can refer to
     */
    static void check(@Nullable PolicySpec policy, boolean hasBudget, List<String> metrics, Problems here) {
        if (policy == null) {
            return;
        }
        String type = Objects.requireNonNullElse(policy.type(), "simple");
        checkBlocks(policy, type, here);
        checkPrice(policy.costAware(), hasBudget, type, here.at(COST_AWARE));
        SloSpec slo = policy.slo();
        if (slo != null) {
            checkSlo(slo, here.at(SLO));
            checkNamed(slo.latencyMetric(), metrics, here.at(SLO).at("latencyMetric"));
            checkNamed(slo.errorRateMetric(), metrics, here.at(SLO).at("errorRateMetric"));
        }
    }

    private static void checkBlocks(PolicySpec policy, String type, Problems here) {
        if (policy.slo() == null && type.equals(SLO)) {
            here.at(SLO).required("type slo needs a block slo: {latencyMetric, targetLatencyMs}, for example");
        } else if (policy.slo() != null && !type.equals(SLO)) {
            here.at(SLO).forbidden("goes with type slo, and the type is " + type);
        }
        if (policy.costAware() != null && !type.equals(COST_AWARE)) {
            here.at(COST_AWARE)
                    .forbidden("goes with type costAware, and the type is " + type + "; spec.budget caps any policy");
        }
    }

    private static void checkPrice(@Nullable CostAwareSpec costAware, boolean hasBudget, String type, Problems here) {
        boolean hasPrice =
                costAware != null && costAware.maxMonthlyCost() != null && costAware.costPerPodPerHour() != null;
        if (costAware != null && (costAware.maxMonthlyCost() == null) != (costAware.costPerPodPerHour() == null)) {
            String missing = costAware.maxMonthlyCost() == null ? "maxMonthlyCost" : "costPerPodPerHour";
            here.at(missing).required("is required: maxMonthlyCost and costPerPodPerHour go together");
        } else if (type.equals(COST_AWARE) && !hasPrice && !hasBudget) {
            here.required("type costAware needs maxMonthlyCost and costPerPodPerHour, here or in spec.budget");
        }
    }

    private static void checkSlo(SloSpec slo, Problems here) {
        checkPair(slo.latencyMetric(), "latencyMetric", slo.targetLatencyMs(), "targetLatencyMs", here);
        BigDecimal errors = slo.targetErrorRate() != null ? slo.targetErrorRate() : slo.objective();
        checkPair(slo.errorRateMetric(), "errorRateMetric", errors, "targetErrorRate", here);
        if (slo.latencyMetric() == null
                && slo.errorRateMetric() == null
                && slo.targetLatencyMs() == null
                && errors == null) {
            here.required(
                    "must give latencyMetric and targetLatencyMs, or errorRateMetric and targetErrorRate, or both");
        }
        if (slo.objective() == null && slo.objectiveDays() != null) {
            here.at("objectiveDays").forbidden("describes an objective, and there is none");
        }
        if (slo.objective() == null && slo.burnWindows() != null) {
            here.at("burnWindows").forbidden("describes an objective, and there is none");
        }
        if (slo.burnWindows() != null) {
            checkBurnWindows(slo.burnWindows(), here.at("burnWindows"));
        }
    }

    private static void checkPair(
            @Nullable String metric,
            String metricField,
            @Nullable BigDecimal target,
            String targetField,
            Problems here) {
        if (metric != null && target == null) {
            here.at(targetField)
                    .required("is required: " + metricField + " is given, and " + targetField
                            + " is what it must not exceed");
        } else if (metric == null && target != null) {
            here.at(metricField).required("is required: the name of the metric that " + targetField + " is about");
        }
    }

    private static void checkBurnWindows(List<BurnWindowSpec> windows, Problems here) {
        Set<String> names = new HashSet<>();
        for (int i = 0; i < windows.size(); i++) {
            BurnWindowSpec window = windows.get(i);
            if (window.name() != null && !names.add(window.name())) {
                here.at(i).at("name").duplicate(window.name(), "is the name of another window too");
            }
            Integer brief = window.shortSeconds();
            Integer lasting = window.longSeconds();
            if (brief != null && lasting != null && brief >= lasting) {
                here.at(i).at("shortSeconds").invalid(brief, "must be below longSeconds, which is " + lasting);
            }
        }
    }

    private static void checkNamed(@Nullable String name, List<String> names, Problems here) {
        if (name != null && !names.contains(name)) {
            String known = names.isEmpty() ? "there are none" : "the metrics are " + String.join(", ", names);
            here.invalid(name, "must be the name of a metric of this scaler; " + known + Nearest.hint(name, names));
        }
    }

    static Targets targets(@Nullable PolicySpec policy) {
        SloSpec slo = policy == null ? null : policy.slo();
        Map<String, BigDecimal> byMetric = new HashMap<>();
        if (slo != null) {
            if (slo.errorRateMetric() != null && slo.objective() != null) {
                byMetric.put(slo.errorRateMetric(), BigDecimal.ONE.subtract(slo.objective()));
            }
            if (slo.errorRateMetric() != null && slo.targetErrorRate() != null) {
                byMetric.put(slo.errorRateMetric(), slo.targetErrorRate());
            }
            if (slo.latencyMetric() != null && slo.targetLatencyMs() != null) {
                byMetric.put(slo.latencyMetric(), slo.targetLatencyMs());
            }
        }
        return new Targets(is(SLO, policy), rounding(policy), byMetric);
    }

    private static boolean is(String type, @Nullable PolicySpec policy) {
        return policy != null && type.equals(policy.type());
    }

    private static Rounding rounding(@Nullable PolicySpec policy) {
        CostAwareSpec costAware = policy == null ? null : policy.costAware();
        return costAware != null && "down".equals(costAware.preferredScaleDirection()) ? Rounding.DOWN : Rounding.UP;
    }

    /** The service level that the policy keeps, if it is one that keeps any. */
    static Optional<Objective> objective(@Nullable PolicySpec policy) {
        return is(SLO, policy)
                ? Optional.of(objective(
                        Objects.requireNonNull(Objects.requireNonNull(policy).slo())))
                : Optional.empty();
    }

    /**
     * The budget that caps what the metrics ask for, if the policy sets one.
     *
     * @param beside stands in for the policy's own
     */
    static Optional<Budget> demandBudget(@Nullable PolicySpec policy, @Nullable BudgetSpec beside) {
        if (!is(COST_AWARE, policy)) {
            return Optional.empty();
        }
        CostAwareSpec costAware = Objects.requireNonNull(policy).costAware();
        return Optional.of(
                costAware == null || costAware.maxMonthlyCost() == null
                        ? BudgetRules.build(Objects.requireNonNull(beside))
                        : BudgetRules.build(costAware));
    }

    private static Objective objective(SloSpec slo) {
        Optional<String> latencyMetric = Optional.ofNullable(slo.latencyMetric());
        Optional<String> errorMetric = Optional.ofNullable(slo.errorRateMetric());
        return new Objective(
                latencyMetric.map(metric -> new Threshold(metric, Objects.requireNonNull(slo.targetLatencyMs()))),
                errorMetric.flatMap(metric ->
                        Optional.ofNullable(slo.targetErrorRate()).map(target -> new Threshold(metric, target))),
                errorMetric.flatMap(metric ->
                        Optional.ofNullable(slo.objective()).map(objective -> errorBudget(metric, objective, slo))));
    }

    private static ErrorBudget errorBudget(String metric, BigDecimal objective, SloSpec slo) {
        Integer days = slo.objectiveDays();
        Duration window = Duration.ofDays(days == null ? SloSpec.DEFAULT_OBJECTIVE_DAYS : days);
        List<BurnWindowSpec> windows = slo.burnWindows();
        if (windows == null) {
            return ErrorBudget.standard(metric, objective, window);
        }
        List<BurnAlert> alerts = windows.stream()
                .map(burn -> new BurnAlert(
                        Objects.requireNonNull(burn.name()),
                        Duration.ofSeconds(Objects.requireNonNull(burn.longSeconds())),
                        Duration.ofSeconds(Objects.requireNonNull(burn.shortSeconds())),
                        Objects.requireNonNull(burn.burnRate())))
                .toList();
        return new ErrorBudget(metric, objective, window, alerts);
    }
}
