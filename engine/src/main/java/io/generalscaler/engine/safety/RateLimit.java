package io.generalscaler.engine.safety;

import io.generalscaler.engine.model.Draft;
import io.generalscaler.engine.model.Explanation;
import io.generalscaler.engine.model.Reason;
import io.generalscaler.engine.model.ScaleEvent;
import io.generalscaler.engine.model.Stage;
import io.generalscaler.engine.plan.DirectionRules;
import io.generalscaler.engine.plan.RatePolicy;
import io.generalscaler.engine.plan.SelectPolicy;
import java.time.Instant;
import java.util.List;

/**
 * So much change at once ({@code maxIncrement}, {@code maxDecrement}), and so much within periods.
 *
 * <pre>
 * start = reference − ups + downs inside the period; the reference is the current size, unless another hand set that
 * up:    Pods: start + value      Percent: ceil(start × (100 + value) / 100), at least 1, so that it can leave zero
 * down:  Pods: start − value      Percent: floor(start × (100 − value) / 100)
 * </pre>
 *
 * {@code Max} takes the largest change of the policies, {@code Min} the smallest, {@code Disabled} allows none. A limit never
 * pushes the size the other way. An event exactly one period old is outside. All arithmetic is exact.
 */
public final class RateLimit {

    private RateLimit() {}

    /** Moves the number back to what may be reached now. */
    public static void run(Draft draft) {
        int reference = draft.reference();
        if (draft.number() == reference) {
            return;
        }
        boolean up = draft.number() > reference;
        DirectionRules rules =
                up ? draft.plan().behavior().up() : draft.plan().behavior().down();
        atOnce(draft, rules, reference, up);
        withinPeriods(draft, rules, reference, up);
    }

    private static void atOnce(Draft draft, DirectionRules rules, int reference, boolean up) {
        if (rules.maxChange().isEmpty()) {
            return;
        }
        int change = rules.maxChange().getAsInt();
        long limit = up ? (long) reference + change : Math.max(0, (long) reference - change);
        if (up ? draft.number() > limit : draft.number() < limit) {
            String words = up ? "+{} allowed at once would give {}" : "−{} allowed at once would give {}";
            draft.move(Stage.Rate, (int) limit, Reason.RateLimited, Explanation.of(words, change, limit));
        }
    }

    private static void withinPeriods(Draft draft, DirectionRules rules, int reference, boolean up) {
        if (rules.rate().select() == SelectPolicy.DISABLED) {
            String words = up ? "scaling up is disabled" : "scaling down is disabled";
            draft.move(Stage.Rate, reference, Reason.RateLimited, Explanation.of(words));
            return;
        }
        if (rules.rate().policies().isEmpty()) {
            return;
        }
        boolean farthest = rules.rate().select() == SelectPolicy.MAX;
        RatePolicy ruling = rules.rate().policies().getFirst();
        int limit = limit(draft, ruling, reference, up);
        for (RatePolicy policy : rules.rate().policies()) {
            int other = limit(draft, policy, reference, up);
            if (farthest == up ? other > limit : other < limit) {
                limit = other;
                ruling = policy;
            }
        }
        if (up ? draft.number() > limit : draft.number() < limit) {
            Explanation why = limit == reference ? usedUp(ruling, up) : words(ruling, up, limit);
            draft.move(Stage.Rate, limit, Reason.RateLimited, why);
        }
    }

    private static int limit(Draft draft, RatePolicy policy, int reference, boolean up) {
        // No workload was ever larger than an int holds, and the products below stay within a long.
        long start = Math.clamp(startOfPeriod(draft, policy, reference, up), -Integer.MAX_VALUE, Integer.MAX_VALUE);
        long value = policy.value();
        long limit = switch (policy.kind()) {
            case PODS -> up ? start + value : start - value;
            case PERCENT -> up ? Math.max(1, Math.ceilDiv(start * (100 + value), 100L)) : start * (100 - value) / 100;
        };
        return up ? Math.clamp(limit, reference, Integer.MAX_VALUE) : Math.clamp(limit, 0, reference);
    }

    /**
     * The size at the start of the period; below 0 where others shrank the workload after it grew. Changes that were merged
     * into one instant stand for changes within a span that ended there; where they are the oldest inside, the period may have
     * started at any size between them, so the one that allows least counts.
     */
    private static long startOfPeriod(Draft draft, RatePolicy policy, int reference, boolean up) {
        List<ScaleEvent> events = draft.snapshot().history().scaleEvents();
        Instant from = draft.now().minus(policy.period());
        Instant oldest = Instant.MAX;
        long start = reference;
        for (ScaleEvent event : events) {
            if (event.at().isAfter(from)) {
                start -= event.change();
                oldest = event.at().isBefore(oldest) ? event.at() : oldest;
            }
        }
        if (events.size() <= ScaleEvent.SINGLE || !mayBeMerged(events, oldest)) {
            return start;
        }
        long least = start;
        for (ScaleEvent event : events) {
            if (event.at().equals(oldest)) {
                least = up ? Math.min(least, start) : Math.max(least, start);
                start += event.change();
            }
        }
        return least;
    }

    private static boolean mayBeMerged(List<ScaleEvent> events, Instant at) {
        return events.stream().filter(event -> event.at().isAfter(at)).count() >= ScaleEvent.SINGLE;
    }

    private static Explanation usedUp(RatePolicy policy, boolean up) {
        String words = switch (policy.kind()) {
            case PODS -> up ? "+{} pods allowed within {} are used up" : "−{} pods allowed within {} are used up";
            case PERCENT -> up ? "+{} % allowed within {} are used up" : "−{} % allowed within {} are used up";
        };
        return Explanation.of(words, policy.value(), policy.period());
    }

    private static Explanation words(RatePolicy policy, boolean up, int limit) {
        String words = switch (policy.kind()) {
            case PODS -> up ? "+{} pods allowed within {} would give {}" : "−{} pods allowed within {} would give {}";
            case PERCENT -> up ? "+{} % allowed within {} would give {}" : "−{} % allowed within {} would give {}";
        };
        return Explanation.of(words, policy.value(), policy.period(), limit);
    }
}
