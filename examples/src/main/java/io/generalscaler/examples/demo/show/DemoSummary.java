package io.generalscaler.examples.demo.show;

import io.generalscaler.api.v1alpha1.DecisionStatus;
import io.generalscaler.api.v1alpha1.StepStatus;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What one scaler did during the demo.
 *
 * @param scaler its name
 * @param ups decisions that let more replicas run
 * @param downs decisions that let fewer run
 * @param limit the most telling step that kept the number from what was asked for, if there was one
 */
public record DemoSummary(String scaler, long ups, long downs, Optional<StepStatus> limit) {

    /** The most telling first. */
    private static final List<String> LIMITS =
            List.of("BudgetCapped", "AtMaxReplicas", "RateLimited", "CoolingDown", "Stabilized", "AtMinReplicas");

    /** Sums up {@code decisions} in the order they were made. */
    public static DemoSummary of(String scaler, List<DecisionStatus> decisions) {
        return new DemoSummary(
                scaler,
                decisions.stream().filter(Journal::up).count(),
                decisions.stream().filter(Journal::down).count(),
                decisions.stream()
                        .flatMap(decision -> Journal.steps(decision).stream())
                        .filter(step -> LIMITS.contains(String.valueOf(step.reason())))
                        .min(Comparator.comparingInt(step -> LIMITS.indexOf(String.valueOf(step.reason())))));
    }

    /** Whether the scaler went up, met a limit, and came down again. */
    public boolean complete() {
        return ups > 0 && downs > 0 && limit.isPresent();
    }

    /** One line: the verdict, the counts, the limit in its own words. */
    public String line() {
        String met =
                limit.map(step -> step.reason() + " (" + step.message() + ")").orElse("no limit met");
        return "%-4s %-22s scaled up %d×, down %d×; limited: %s"
                .formatted(complete() ? "ok" : "–", scaler, ups, downs, met);
    }
}
