package io.generalscaler.engine.signal;

import io.generalscaler.engine.model.Draft;
import io.generalscaler.engine.model.Explanation;
import io.generalscaler.engine.model.Proposal;
import io.generalscaler.engine.model.Reason;
import io.generalscaler.engine.model.Stage;
import io.generalscaler.engine.plan.Fallback;
import io.generalscaler.engine.plan.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the metrics ask for together: the maximum of the proposals.
 *
 * <p>If a metric is missing, the size does not go below the current one: the missing metric may be the one that needs it. If
 * all are missing it stays, or, once they were missing for as many evaluations in a row as the fallback waits for (this one
 * included), the fallback's size is taken.
 */
public final class Combine {

    private Combine() {}

    /** Sets the number; leaves it alone where no metric proposes. */
    public static void run(Draft draft) {
        if (!draft.plan().scalesByMetric()) {
            if (draft.facts().outlook().isEmpty() || draft.plan().objective().isPresent()) {
                draft.note(Stage.Combine, Reason.AtDesired, Explanation.of("no metric asks for a size"));
            }
            return;
        }
        Optional<Proposal> largest = Optional.empty();
        int missing = 0;
        for (Proposal proposal : draft.proposals()) {
            if (proposal.metric().role() == Role.OBSERVE) {
                continue;
            }
            if (proposal.replicas().isEmpty()) {
                missing++;
            } else if (largest.isEmpty() || asked(proposal) > asked(largest.get())) {
                largest = Optional.of(proposal);
            }
        }
        if (missing > 0) {
            draft.noteUnknown();
        }
        if (largest.isEmpty()) {
            fallBack(draft);
        } else {
            take(draft, largest.get(), missing > 0);
        }
    }

    private static void take(Draft draft, Proposal largest, boolean someMissing) {
        if (someMissing && asked(largest) < draft.current()) {
            Explanation why = Explanation.of(
                    "{}; not below {} while {} cannot be read",
                    ProposalText.words(draft, largest),
                    draft.current(),
                    missing(draft));
            draft.note(Stage.Combine, Reason.MetricMissing, why);
            return;
        }
        draft.move(
                Stage.Combine, asked(largest), ProposalText.reason(draft, largest), ProposalText.words(draft, largest));
        if (someMissing) {
            draft.note(Stage.Combine, Reason.MetricMissing, Explanation.of("{} cannot be read", missing(draft)));
        }
    }

    private static void fallBack(Draft draft) {
        int failures = failures(draft);
        Optional<Fallback> due = draft.plan().controls().fallback().filter(it -> failures >= it.afterFailures());
        if (due.isPresent()) {
            int replicas = due.get().behavior().replicas(draft.current());
            Explanation why = Explanation.of(
                    "{} cannot be read, {} times in a row: the fallback is {}", missing(draft), failures, replicas);
            draft.move(Stage.Combine, replicas, Reason.FallbackUsed, why);
        } else {
            Explanation why =
                    Explanation.of("{} cannot be read, so the size stays at {}", missing(draft), draft.current());
            draft.note(Stage.Combine, Reason.AllMetricsMissing, why);
        }
    }

    /** For how many evaluations in a row, with this one, every metric was missing. */
    private static int failures(Draft draft) {
        Map<String, Integer> before = draft.snapshot().history().consecutiveFailures();
        int fewest = Integer.MAX_VALUE - 1;
        for (Proposal proposal : draft.proposals()) {
            if (proposal.metric().role() == Role.SCALE) {
                fewest = Math.min(fewest, before.getOrDefault(proposal.name(), 0));
            }
        }
        return fewest + 1;
    }

    private static List<Explanation> missing(Draft draft) {
        List<Explanation> missing = new ArrayList<>();
        for (Proposal proposal : draft.proposals()) {
            if (proposal.metric().role() == Role.SCALE && !proposal.isFresh()) {
                missing.add(Explanation.of(
                        "{} ({})", proposal.name(), proposal.cause().orElse("Missing")));
            }
        }
        return missing;
    }

    private static int asked(Proposal proposal) {
        return proposal.replicas().orElseThrow();
    }
}
