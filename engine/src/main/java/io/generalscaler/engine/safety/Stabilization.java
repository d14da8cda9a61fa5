package io.generalscaler.engine.safety;

import io.generalscaler.engine.model.Draft;
import io.generalscaler.engine.model.Explanation;
import io.generalscaler.engine.model.Reason;
import io.generalscaler.engine.model.Recommendation;
import io.generalscaler.engine.model.Stage;
import io.generalscaler.engine.plan.Behavior;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Follows a rise only as far as it was asked for throughout the up-window, and a fall only as far as throughout the
 * down-window.
 *
 * <pre>
 * lo = the smallest recommendation in the up-window, now's included
 * hi = the largest recommendation in the down-window, now's included
 * result = the current size moved into lo..hi
 * </pre>
 *
 * A recommendation exactly as old as a window is outside. On the first look the current size stands for the past.
 */
public final class Stabilization {

    private Stabilization() {}

    /** Records the number as now's recommendation, then damps it. */
    public static void run(Draft draft) {
        draft.recommend();
        int wanted = draft.number();
        int current = draft.current();
        Behavior behavior = draft.plan().behavior();
        if (wanted > current) {
            Duration window = behavior.up().stabilizationWindow();
            int damped = Math.max(current, Math.min(wanted, extreme(draft, window, true)));
            if (damped < wanted) {
                String words = "within the last {} only {} was asked for at times, so {} for now";
                Explanation why = Explanation.of(words, window, Math.min(wanted, extreme(draft, window, true)), damped);
                draft.move(Stage.Stabilization, damped, Reason.Stabilized, why);
            }
        } else if (wanted < current) {
            Duration window = behavior.down().stabilizationWindow();
            int damped = Math.min(current, Math.max(wanted, extreme(draft, window, false)));
            if (damped > wanted) {
                String words = "within the last {} up to {} was asked for, so {} for now";
                Explanation why = Explanation.of(words, window, extreme(draft, window, false), damped);
                draft.move(Stage.Stabilization, damped, Reason.Stabilized, why);
            }
        }
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
                .orElseGet(() -> List.of(new Recommendation(draft.now(), draft.current())));
        Instant from = draft.now().minus(window);
        for (Recommendation recommendation : past) {
            if (recommendation.at().isAfter(from)) {
                int replicas = recommendation.replicas();
                extreme = smallest ? Math.min(extreme, replicas) : Math.max(extreme, replicas);
            }
        }
        return extreme;
    }
}
