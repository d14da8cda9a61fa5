package io.generalscaler.controller.report;

import io.generalscaler.api.status.Restart;
import io.generalscaler.api.status.SeenMetrics;
import io.generalscaler.api.status.StatusChange;
import io.generalscaler.api.v1alpha1.GeneralScalerStatus;
import io.generalscaler.api.workload.TargetIdentity;
import io.generalscaler.engine.model.History;
import io.generalscaler.engine.plan.DirectionRules;
import io.generalscaler.engine.plan.Fallback;
import io.generalscaler.engine.plan.Plan;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * What a status shows that moves all the time, by which it is judged whether the one shown has become misleading, or forgetful.
 *
 * @param values of the metrics, in the status's order, and the month's spend; NaN where there is none
 * @param recommendation the last one, which a restart takes as repeated ever since; −1 where there is none
 * @param failures evaluations in a row without a value, added up over the metrics
 * @param kept what a restart must know at any time
 */
record ShownValues(List<Double> values, int recommendation, int failures, Kept kept) {

    /** A value that stays within this share of the one shown is not a new one. */
    private static final double DRIFT = 0.1;

    /** Nothing was shown yet. */
    static final ShownValues NONE = new ShownValues(List.of(), -1, 0, Kept.NOTHING);

    /**
     * What a status shows.
     *
     * @param restart what a restart finds in it
     */
    static ShownValues of(GeneralScalerStatus status, Restart restart) {
        List<Double> values = new ArrayList<>();
        if (status.metrics() != null) {
            status.metrics().forEach(metric -> values.add(number(metric.value())));
        }
        values.add(number(status.spend() == null ? null : status.spend().amount()));
        History history = restart.history();
        return new ShownValues(
                List.copyOf(values),
                recommendation(history).orElse(-1),
                added(history.consecutiveFailures().values()),
                Kept.of(status, restart));
    }

    private static double number(@Nullable BigDecimal value) {
        return value == null ? Double.NaN : value.doubleValue();
    }

    private static OptionalInt recommendation(History history) {
        return history.recommendations().stream()
                .filter(all -> !all.isEmpty())
                .mapToInt(all -> all.getLast().replicas())
                .findFirst();
    }

    private static int added(Collection<Integer> counts) {
        return (int) Math.min(
                Integer.MAX_VALUE, counts.stream().mapToLong(Integer::intValue).sum());
    }

    /** Whether these have moved away from the ones shown. */
    boolean movedFrom(ShownValues shown) {
        if (isAway(recommendation, shown.recommendation) || values.size() != shown.values.size()) {
            return true;
        }
        for (int i = 0; i < values.size(); i++) {
            if (isAway(values.get(i), shown.values.get(i))) {
                return true;
            }
        }
        return false;
    }

    private static boolean isAway(double now, double then) {
        return Double.compare(now, then) != 0 && !(Math.abs(now - then) <= DRIFT * Math.abs(then));
    }

    /**
     * Whether a restart that reads these would be less careful than it should be: a window would miss a recommendation that damps, or
     * failures on the way to the fallback would be counted again.
     *
     * @param now what has to be remembered
     */
    boolean forgets(History now, Plan plan) {
        OptionalInt asked = recommendation(now);
        boolean damps = asked.isPresent()
                && isAway(asked.getAsInt(), recommendation)
                && ((asked.getAsInt() > recommendation
                                && hasWindow(plan.behavior().down()))
                        || (asked.getAsInt() < recommendation
                                && hasWindow(plan.behavior().up())));
        return damps
                || plan.controls()
                        .fallback()
                        .filter(fallback -> counts(fallback, now))
                        .isPresent();
    }

    private static boolean hasWindow(DirectionRules rules) {
        return !rules.stabilizationWindow().isZero();
    }

    private boolean counts(Fallback fallback, History now) {
        Collection<Integer> counts = now.consecutiveFailures().values();
        return added(counts) != failures && counts.stream().anyMatch(count -> count <= fallback.afterFailures());
    }

    /**
     * What a restart must know at any time.
     *
     * @param target the workload whose history it is
     * @param seen of which metrics something was there
     * @param scaledToZero whether the scaler, and not a person, brought it to zero
     * @param words what is said, as {@link StatusChange#words} counts it
     */
    record Kept(Optional<TargetIdentity> target, SeenMetrics seen, boolean scaledToZero, int words) {
        static final Kept NOTHING = new Kept(Optional.empty(), SeenMetrics.NONE, false, 0);

        static Kept of(GeneralScalerStatus status, Restart restart) {
            return new Kept(
                    restart.target(),
                    restart.seen(),
                    restart.history().carried().scaledToZero(),
                    StatusChange.words(status));
        }
    }
}
