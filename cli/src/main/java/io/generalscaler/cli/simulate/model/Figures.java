package io.generalscaler.cli.simulate.model;

import io.generalscaler.engine.model.Reason;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A simulation in figures.
 *
 * @param looks how often the engine was asked
 * @param underProvisioned where the load is known at all
 * @param podHours what ran, from a pod's being asked for on
 * @param cost of the pod-hours; empty without a price
 * @param reasons how many looks each reason summed up, the most frequent first
 */
public record Figures(
        Instant from,
        Instant to,
        int looks,
        Changes changes,
        Sizes sizes,
        Optional<UnderProvisioned> underProvisioned,
        double podHours,
        Optional<BigDecimal> cost,
        Map<Reason, Integer> reasons) {

    /**
     * Changes of size.
     *
     * @param reversals changes against the direction of the one before
     */
    public record Changes(int actions, int ups, int downs, int reversals) {}

    /** The smallest and the largest size that was decided on, and the average that ran. */
    public record Sizes(int min, int max, double mean) {}

    /**
     * Time in which fewer pods served than the metrics' targets asked for.
     *
     * @param share of all time for which the load is known, 0..1
     * @param atCapShare the part of it in which bounds, schedule or budget allowed no more
     * @param worstShortage the most pods that were missing
     * @param neededPodHours what the load needed, if it had been followed exactly and at once
     */
    public record UnderProvisioned(double share, double atCapShare, int worstShortage, double neededPodHours) {}

    /** How long the simulated time is. */
    public Duration span() {
        return Duration.between(from, to);
    }

    /** Counts reasons while the simulation runs. */
    static final class Counts {
        private final Map<Reason, Integer> counts = new EnumMap<>(Reason.class);

        void add(Reason reason) {
            counts.merge(reason, 1, Integer::sum);
        }

        Map<Reason, Integer> descending() {
            Map<Reason, Integer> sorted = new LinkedHashMap<>();
            counts.entrySet().stream()
                    .sorted(Map.Entry.<Reason, Integer>comparingByValue().reversed())
                    .forEach(entry -> sorted.put(entry.getKey(), entry.getValue()));
            return sorted;
        }
    }

    static Figures of(Timeline timeline, Tally tally, Counts counts, Optional<BigDecimal> price) {
        Instant from = Instant.ofEpochMilli(timeline.millis(0));
        Instant to = Instant.ofEpochMilli(timeline.end());
        double hours = Duration.between(from, to).toMillis() / 3_600_000.0;
        return new Figures(
                from,
                to,
                timeline.looks(),
                changes(timeline.actions()),
                sizes(timeline, tally.podHours() / hours),
                tally.knowsNeed()
                        ? Optional.of(new UnderProvisioned(
                                tally.underProvisionedShare(),
                                tally.underProvisionedAtCapShare(),
                                tally.worstShortage(),
                                tally.neededPodHours()))
                        : Optional.empty(),
                tally.podHours(),
                price.map(it -> it.multiply(BigDecimal.valueOf(tally.podHours()))),
                counts.descending());
    }

    private static Changes changes(List<Action> actions) {
        int ups = 0;
        int reversals = 0;
        for (int i = 0; i < actions.size(); i++) {
            boolean up = actions.get(i).to() > actions.get(i).from();
            ups += up ? 1 : 0;
            if (i > 0 && up != actions.get(i - 1).to() > actions.get(i - 1).from()) {
                reversals++;
            }
        }
        return new Changes(actions.size(), ups, actions.size() - ups, reversals);
    }

    private static Sizes sizes(Timeline timeline, double mean) {
        int min = Integer.MAX_VALUE;
        int max = 0;
        for (int i = 0; i < timeline.looks(); i++) {
            int size = timeline.size(Timeline.Size.DESIRED, i);
            min = Math.min(min, size);
            max = Math.max(max, size);
        }
        return new Sizes(min, max, mean);
    }
}
