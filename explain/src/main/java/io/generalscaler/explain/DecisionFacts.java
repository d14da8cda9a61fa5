package io.generalscaler.explain;

import static io.generalscaler.explain.Subjects.orEmpty;
import static io.generalscaler.explain.Subjects.shown;

import io.generalscaler.api.v1alpha1.DecisionStatus;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The last decision and the steps that led to it. */
final class DecisionFacts {

    private DecisionFacts() {}

    static Optional<Statement> of(@Nullable DecisionStatus decision, Ages ages) {
        if (decision == null) {
            return Optional.empty();
        }
        List<Statement.Step> steps = orEmpty(decision.steps()).stream()
                .map(it -> new Statement.Step(
                        shown(it.stage()),
                        number(it.before()),
                        number(it.after()),
                        shown(it.reason()),
                        shown(it.message())))
                .toList();
        boolean isScale = "Scale".equals(decision.decision());
        return Optional.of(new Statement.Decision(
                shown(decision.decision()),
                isScale ? Tone.GOOD : "Refuse".equals(decision.decision()) ? Tone.BAD : Tone.WARN,
                shown(decision.reason()),
                isScale ? ages.of(decision.time()) : ages.lasting(decision.time()),
                steps));
    }

    /** Nothing where no size is known. */
    private static String number(@Nullable Integer replicas) {
        return replicas == null ? "" : replicas.toString();
    }
}
