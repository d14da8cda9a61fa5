package io.generalscaler.engine.policy;

import io.generalscaler.engine.model.BurnSample;
import io.generalscaler.engine.model.Carried;
import io.generalscaler.engine.model.Explanation;
import io.generalscaler.engine.model.Proposal;
import io.generalscaler.engine.model.Reading;
import io.generalscaler.engine.model.Snapshot;
import io.generalscaler.engine.plan.BurnAlert;
import io.generalscaler.engine.plan.ErrorBudget;
import io.generalscaler.engine.plan.Objective;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How fast an error budget burns: {@code average error rate over a window / (1 − objective)}.
 *
 * <p>A reading stands for the time since the evaluation before it, an hour at most; other time that nobody looked at, or in which the rate could not be
 * read, counts for nothing, so a young history is judged by what there is. An alert is on while both of its windows burn
 * faster than its rate.
 */
public final class BurnRates {

    /** The longest polling interval; more than that between two looks is time in which nobody looked. */
    private static final Duration LONGEST_SPAN = Duration.ofHours(1);

    private BurnRates() {}

    /** The samples with this evaluation's reading added, old ones merged, and those that no window reaches dropped. */
    public static List<BurnSample> upToNow(Snapshot snapshot, List<Proposal> proposals) {
        Optional<ErrorBudget> budget = snapshot.plan().objective().flatMap(Objective::errorBudget);
        if (budget.isEmpty()) {
            return List.of();
        }
        Carried carried = snapshot.history().carried();
        List<BurnSample> samples = new ArrayList<>(carried.burn());
        for (Proposal proposal : proposals) {
            if (proposal.name().equals(budget.get().metric()) && proposal.reading() instanceof Reading.Fresh fresh) {
                Duration since = carried.lastLook().map(snapshot::since).orElse(Duration.ZERO);
                Duration span = since.compareTo(LONGEST_SPAN) > 0 ? LONGEST_SPAN : since;
                samples.add(new BurnSample(snapshot.now(), span, fresh.value()));
            }
        }
        return BurnSamples.compacted(samples, snapshot.now(), longest(budget.get()));
    }

    /** One sentence per alert that is on. */
    static List<Explanation> burning(ErrorBudget budget, List<BurnSample> samples, Instant now) {
        List<Explanation> burning = new ArrayList<>(0);
        for (BurnAlert alert : budget.alerts()) {
            BigDecimal most = alert.burnRate().multiply(budget.allowed());
            BigDecimal overLong = BurnSamples.average(samples, now, alert.longWindow());
            BigDecimal overShort = BurnSamples.average(samples, now, alert.shortWindow());
            if (overLong.compareTo(most) > 0 && overShort.compareTo(most) > 0) {
                burning.add(Explanation.of(
                        "{} burns its error budget {} times too fast over {} and {} times over {} ({} alert: above {})",
                        budget.metric(),
                        burnRate(overLong, budget),
                        alert.longWindow(),
                        burnRate(overShort, budget),
                        alert.shortWindow(),
                        alert.name(),
                        alert.burnRate()));
            }
        }
        return burning;
    }

    private static BigDecimal burnRate(BigDecimal errorRate, ErrorBudget budget) {
        return errorRate.divide(budget.allowed(), new MathContext(3));
    }

    private static Duration longest(ErrorBudget budget) {
        Duration longest = Duration.ZERO;
        for (BurnAlert alert : budget.alerts()) {
            longest = alert.longWindow().compareTo(longest) > 0 ? alert.longWindow() : longest;
        }
        return longest;
    }
}
