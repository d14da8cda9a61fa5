package io.generalscaler.engine.safety;

import io.generalscaler.engine.model.Draft;
import io.generalscaler.engine.model.Explanation;
import io.generalscaler.engine.model.History;
import io.generalscaler.engine.model.Reason;
import io.generalscaler.engine.model.Recommendation;
import io.generalscaler.engine.model.Stage;
import io.generalscaler.engine.plan.Behavior;
import io.generalscaler.engine.plan.DirectionRules;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Follows a rise only as far as it was asked for throughout the up-window, and a fall only as far as throughout the
 * down-window.
 *
 * <pre>
 * lo = the smallest recommendation in the up-window, now's included
 * hi = the largest recommendation in the down-window, now's included
 * result = the current size, or the one before another hand changed it, moved into lo..hi
 * </pre>
 *
 * A recommendation exactly as old as a window is outside. On the first evaluation the current size stands for the past.
 */
public final class Stabilization {

    private Stabilization() {}

    /** Records the number as now's recommendation, then damps it. */
    public static void run(Draft draft) {
        draft.recommend();
        int wanted = draft.number();
        int reference = draft.reference();
        Behavior behavior = draft.plan().behavior();
        if (wanted > reference) {
            Duration window = behavior.up().stabilizationWindow();
            int lowest = extreme(draft, window, true);
            String words = "within the last {} at times only {} was asked for, so {} for now";
            damp(draft, window, lowest, Math.max(reference, lowest), words);
        } else if (wanted < reference) {
            Duration window = behavior.down().stabilizationWindow();
            int highest = extreme(draft, window, false);
            String words = "within the last {} up to {} was asked for, so {} for now";
            damp(draft, window, highest, Math.min(reference, highest), words);
        }
    }

    private static void damp(Draft draft, Duration window, int extreme, int damped, String words) {
        if (damped == draft.number()) {
            return;
        }
        Explanation why = draft.snapshot().history().recommendations().isEmpty()
                ? Explanation.of("first look: the size {} stands for the last {}", draft.reference(), window)
                : Explanation.of(words, window, extreme, damped);
        draft.move(Stage.Stabilization, damped, Reason.Stabilized, why);
    }

    /** The smallest or largest recommendation within the window, or now's if there is none. */
    private static int extreme(Draft draft, Duration window, boolean smallest) {
        int extreme = draft.number();
        if (window.isZero()) {
            return extreme;
        }
        List<Recommendation> past = draft.snapshot()
                .history()
                .recommendations()
                .orElseGet(() -> List.of(new Recommendation(draft.now(), draft.reference())));
        Instant from = draft.now().minus(window);
        for (Recommendation recommendation : past) {
            if (recommendation.at().isAfter(from)) {
                extreme = extreme(extreme, recommendation.replicas(), smallest);
            }
        }
        return extreme;
    }

    /**
     * When what damped a decision leaves the window, unless it is asked for again.
     *
     * @param history what was remembered after the decision
     * @param now the instant of the decision
     */
    public static Optional<Instant> endsAt(History history, Instant now, DirectionRules rules, boolean up) {
        Instant from = now.minus(rules.stabilizationWindow());
        Optional<Recommendation> last = Optional.empty();
        for (Recommendation it : history.recommendations().orElse(List.of())) {
            if (it.at().isAfter(from) && (last.isEmpty() || outlives(it, last.get(), up))) {
                last = Optional.of(it);
            }
        }
        return last.map(it -> it.at().plus(rules.stabilizationWindow()));
    }

    private static boolean outlives(Recommendation it, Recommendation other, boolean smallest) {
        return it.replicas() == other.replicas()
                ? it.at().isAfter(other.at())
                : extreme(it.replicas(), other.replicas(), smallest) == it.replicas();
    }

    private static int extreme(int one, int other, boolean smallest) {
        return smallest ? Math.min(one, other) : Math.max(one, other);
    }
}
