package io.generalscaler.explain;

import io.generalscaler.api.status.Condition;
import io.generalscaler.api.v1alpha1.ConditionStatus;
import io.generalscaler.api.v1alpha1.DecisionStatus;
import io.generalscaler.api.v1alpha1.GeneralScaler;
import io.generalscaler.api.v1alpha1.GeneralScalerStatus;
import io.generalscaler.engine.model.Reason;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The whole explanation in one sentence: what the scaler did or does with its workload, and why. */
final class Headline {
    /** What a decision's message begins with; the sentence says the sizes itself. */
    private static final Pattern SIZES = Pattern.compile("^(stays at \\d+|\\d+ → \\d+)(: |$)");

    private Headline() {}

    /**
     * The sentence, without the scaler's name at its beginning.
     *
     * @param status absent where nobody has looked yet
     */
    static String of(GeneralScaler scaler, @Nullable GeneralScalerStatus status, LiveSize live, Ages ages) {
        String workload = Subjects.workload(scaler);
        DecisionStatus decision = status == null ? null : status.lastDecision();
        if (decision == null) {
            return "has not looked at " + workload + " yet: there is no decision to explain";
        }
        String why = SIZES.matcher(Objects.requireNonNullElse(decision.message(), ""))
                .replaceFirst("");
        return what(workload, decision, problem(status), ages)
                + meanwhile(decision, live)
                + (why.isBlank() ? "" : ": " + why);
    }

    /** Where the workload has another size than the decision left it with. */
    private static String meanwhile(DecisionStatus decision, LiveSize live) {
        boolean isWritten = "Scale".equals(decision.decision());
        Integer left = isWritten ? decision.to() : decision.from();
        return left != null && live instanceof LiveSize.Read(int replicas) && replicas != left
                ? " (it has " + replicas(replicas) + " now)"
                : "";
    }

    private static String what(String workload, DecisionStatus decision, Optional<String> problem, Ages ages) {
        String from = Subjects.shown(decision.from());
        String to = Subjects.shown(decision.to());
        if (Reason.RecommendOnly.name().equals(decision.reason())) {
            return Objects.equals(decision.from(), decision.to())
                    ? "recommends " + replicas(decision.to()) + " for " + workload + ", which has them"
                    : "recommends " + replicas(decision.to()) + " instead of " + from + " for " + workload;
        }
        return switch (String.valueOf(decision.decision())) {
            case "Scale" ->
                problem.map(it -> "wants to take " + workload + " from " + from + " to " + replicas(decision.to())
                                + ", and cannot (" + it + ")")
                        .orElseGet(() -> "took " + workload + " from " + from + " to " + replicas(decision.to()) + " "
                                + ages.of(decision.time()));
            case "Refuse" -> "does not scale " + workload;
            default ->
                Objects.equals(decision.from(), decision.to())
                        ? "keeps " + workload + " at " + replicas(decision.to())
                        : "keeps " + workload + " at " + replicas(decision.from()) + " and wants " + to;
        };
    }

    private static String replicas(@Nullable Integer count) {
        return Subjects.shown(count) + (count != null && count == 1 ? " replica" : " replicas");
    }

    /** Why a size could not be written. */
    private static Optional<String> problem(@Nullable GeneralScalerStatus status) {
        return Subjects.orEmpty(status == null ? null : status.conditions()).stream()
                .filter(it -> Condition.Type.AbleToScale.name().equals(it.type()) && "False".equals(it.status()))
                .map(ConditionStatus::message)
                .filter(Objects::nonNull)
                .findFirst();
    }
}
