package io.generalscaler.explain;

import static io.generalscaler.explain.Subjects.orEmpty;
import static io.generalscaler.explain.Subjects.shown;

import io.generalscaler.api.status.Condition;
import io.generalscaler.api.v1alpha1.ConditionStatus;
import io.generalscaler.api.v1alpha1.DecisionStatus;
import io.generalscaler.api.v1alpha1.GeneralScalerStatus;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The conditions that are not fine; those that are get one word together. */
final class ConditionFacts {
    /** A condition of these is fine while it is False; of every other, while it is True. */
    private static final Set<String> FINE_WHILE_FALSE =
            Set.of(Condition.Type.ScalingLimited.name(), Condition.Type.Paused.name());

    private ConditionFacts() {}

    /** Empty where the status has none. */
    static Optional<Statement> of(GeneralScalerStatus status, Ages ages) {
        List<ConditionStatus> all = orEmpty(status.conditions());
        List<ConditionStatus> bad = all.stream().filter(it -> !isFine(it)).toList();
        if (all.isEmpty()) {
            return Optional.empty();
        }
        if (bad.isEmpty()) {
            return Optional.of(new Statement.Fact("Conditions", Tone.GOOD, "fine"));
        }
        Set<String> said = said(status.lastDecision());
        List<Statement.Condition> told = bad.stream()
                .map(it -> new Statement.Condition(
                        shown(it.type()),
                        shown(it.status()),
                        shown(it.reason()),
                        ages.lasting(it.lastTransitionTime()),
                        said.add(shown(it.message())) ? shown(it.message()) : ""))
                .toList();
        return Optional.of(new Statement.Conditions(bad.size() == all.size() ? "" : "fine but for", told));
    }

    private static boolean isFine(ConditionStatus condition) {
        // What was not looked into is not wrong.
        return "Unknown".equals(condition.status())
                || (FINE_WHILE_FALSE.contains(shown(condition.type())) ? "False" : "True").equals(condition.status());
    }

    /** Sentences that the explanation has already. */
    private static Set<String> said(@Nullable DecisionStatus decision) {
        Set<String> said = new HashSet<>();
        if (decision != null) {
            said.add(shown(decision.message()));
            orEmpty(decision.steps()).forEach(it -> said.add(shown(it.message())));
        }
        return said;
    }
}
