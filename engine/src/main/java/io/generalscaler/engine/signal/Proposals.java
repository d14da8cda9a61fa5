package io.generalscaler.engine.signal;

import io.generalscaler.engine.model.Proposal;
import io.generalscaler.engine.model.Reading;
import io.generalscaler.engine.model.Snapshot;
import io.generalscaler.engine.model.TargetState;
import io.generalscaler.engine.plan.Behavior;
import io.generalscaler.engine.plan.MetricPlan;
import io.generalscaler.engine.plan.Role;
import io.generalscaler.engine.plan.Rounding;
import io.generalscaler.engine.plan.TargetType;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/**
 * What each metric asks for by itself.
 *
 * <pre>
 * AverageValue:  ceil(value / target)
 * Value:         ceil(replicas × value / target), and from zero replicas ceil(value / target)
 * </pre>
 *
 * <p>Within the tolerance ({@code value / wanted} against 1, inclusive, per direction) it asks for the current size, where
 * {@code wanted} is {@code target × replicas} or {@code target}. At zero replicas: above the activation value at least 1, else
 * 0. Rounds down instead of up where the target says so, but never to 0 while the metric is above its
 * activation value, which would wake the workload again at once. With pods wanted and none ready, a {@code Value} metric says
 * nothing about how few would do, so it asks for no less than the current size. All arithmetic is exact; what exceeds an int
 * is the largest int.
 */
public final class Proposals {
    private static final BigDecimal MOST = BigDecimal.valueOf(Integer.MAX_VALUE);
    private static final Reading NOT_READ = new Reading.Missing("NotRead");

    private Proposals() {}

    /** One proposal per metric of the plan, in its order. */
    public static List<Proposal> of(Snapshot snapshot) {
        List<MetricPlan> metrics = snapshot.plan().metrics();
        List<Proposal> proposals = new ArrayList<>(metrics.size());
        for (MetricPlan metric : metrics) {
            Reading reading =
                    snapshot.readings().getOrDefault(metric.name(), NOT_READ).judgedAt(metric.staleAfter());
            proposals.add(proposal(metric, reading, snapshot));
        }
        return proposals;
    }

    private static Proposal proposal(MetricPlan metric, Reading reading, Snapshot snapshot) {
        if (metric.role() == Role.OBSERVE || !(reading instanceof Reading.Fresh fresh)) {
            return new Proposal(metric, reading, OptionalInt.empty(), false);
        }
        TargetState target = snapshot.target();
        int current = target.replicas();
        BigDecimal value = fresh.value();
        boolean active = value.compareTo(metric.activationValue()) > 0;
        int asked = asked(metric, value, current);
        if (current == 0) {
            return new Proposal(metric, reading, OptionalInt.of(active ? Math.max(1, asked) : 0), false);
        }
        if (asked != current
                && isWithinTolerance(metric, value, current, snapshot.plan().behavior())) {
            return new Proposal(metric, reading, OptionalInt.of(current), true);
        }
        int least = noReadyPodHolds(metric, target) ? current : active ? 1 : 0;
        return new Proposal(metric, reading, OptionalInt.of(Math.max(least, asked)), false);
    }

    /** Whether the metric may not lower the size because the pods that would produce it do not serve. */
    static boolean noReadyPodHolds(MetricPlan metric, TargetState target) {
        return metric.target().type() == TargetType.VALUE && target.replicas() > 0 && target.readyReplicas() == 0;
    }

    /** The value at which the current size is exactly right. */
    static BigDecimal wanted(MetricPlan metric, int current) {
        BigDecimal target = metric.target().value();
        return switch (metric.target().type()) {
            case AVERAGE_VALUE -> target.multiply(BigDecimal.valueOf(current));
            case VALUE -> target;
        };
    }

    private static int asked(MetricPlan metric, BigDecimal value, int current) {
        BigDecimal load = switch (metric.target().type()) {
            case AVERAGE_VALUE -> value;
            case VALUE -> value.multiply(BigDecimal.valueOf(Math.max(1, current)));
        };
        RoundingMode rounding = metric.target().rounding() == Rounding.DOWN ? RoundingMode.FLOOR : RoundingMode.CEILING;
        BigDecimal replicas = load.divide(metric.target().value(), 0, rounding);
        return replicas.compareTo(MOST) >= 0 ? Integer.MAX_VALUE : replicas.intValue();
    }

    private static boolean isWithinTolerance(MetricPlan metric, BigDecimal value, int current, Behavior behavior) {
        BigDecimal wanted = wanted(metric, current);
        if (value.compareTo(wanted) >= 0) {
            BigDecimal most = BigDecimal.ONE.add(behavior.up().tolerance());
            return value.compareTo(wanted.multiply(most)) <= 0;
        }
        BigDecimal least = BigDecimal.ONE.subtract(behavior.down().tolerance());
        return value.compareTo(wanted.multiply(least)) >= 0;
    }
}
