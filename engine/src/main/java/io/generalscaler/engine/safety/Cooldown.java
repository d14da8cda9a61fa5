package io.generalscaler.engine.safety;

import io.generalscaler.engine.model.Draft;
import io.generalscaler.engine.model.Explanation;
import io.generalscaler.engine.model.History;
import io.generalscaler.engine.model.Reason;
import io.generalscaler.engine.model.ScaleEvent;
import io.generalscaler.engine.model.Stage;
import io.generalscaler.engine.plan.Behavior;
import io.generalscaler.engine.plan.DirectionRules;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * No change so soon after the last one, in either direction. A cooldown exactly reached is over. Waking from zero is exempt:
 * somebody waits.
 */
public final class Cooldown {

    private Cooldown() {}

    /** Puts the number back to the size that changes count from while the direction cools down. */
    public static void run(Draft draft) {
        int reference = draft.reference();
        if (draft.number() == reference || draft.current() == 0) {
            return;
        }
        boolean up = draft.number() > reference;
        Behavior behavior = draft.plan().behavior();
        Duration cooldown = up ? behavior.up().cooldown() : behavior.down().cooldown();
        Optional<Instant> last = lastChange(draft.snapshot().history());
        if (cooldown.isZero() || last.isEmpty()) {
            return;
        }
        Duration since = draft.snapshot().since(last.get());
        if (since.compareTo(cooldown) < 0) {
            Explanation why = Explanation.of(
                    up
                            ? "the last change was {} ago, and up waits for {}"
                            : "the last change was {} ago, and down waits for {}",
                    since,
                    cooldown);
            draft.move(Stage.Cooldown, reference, Reason.CoolingDown, why);
        }
    }

    /** When a direction has cooled down; empty where nothing ever changed. */
    public static Optional<Instant> endsAt(History history, DirectionRules rules) {
        return lastChange(history).map(at -> at.plus(rules.cooldown()));
    }

    private static Optional<Instant> lastChange(History history) {
        Optional<Instant> last = history.lastScale();
        for (ScaleEvent event : history.scaleEvents()) {
            if (last.isEmpty() || event.at().isAfter(last.get())) {
                last = Optional.of(event.at());
            }
        }
        return last;
    }
}
