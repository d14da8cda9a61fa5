package io.generalscaler.examples.demo.show;

import io.generalscaler.api.v1alpha1.DecisionStatus;
import io.generalscaler.api.v1alpha1.GeneralScaler;
import io.generalscaler.api.v1alpha1.GeneralScalerStatus;
import io.generalscaler.api.v1alpha1.MetricStatus;
import java.math.RoundingMode;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The scalers as a table: workload, metric and target, replicas, the last reason and its sentence. */
public final class Table {

    private static final String ROW = "%-22s %-24s %-18s %-10s %-6s %-16s %s";
    private static final String NONE = "–";

    private Table() {}

    /** The header and one row a scaler, by name. */
    public static List<String> lines(List<GeneralScaler> scalers) {
        return Stream.concat(
                        Stream.of(ROW.formatted("WORKLOAD", "METRIC", "TARGET", "REPLICAS", "READY", "REASON", "WHY")),
                        scalers.stream()
                                .sorted(Comparator.comparing(
                                        scaler -> scaler.getMetadata().getName()))
                                .map(Table::row))
                .toList();
    }

    private static String row(GeneralScaler scaler) {
        GeneralScalerStatus status = scaler.getStatus();
        String name = scaler.getMetadata().getName();
        if (status == null) {
            return ROW.formatted(name, NONE, NONE, NONE, NONE, NONE, "not looked at so far");
        }
        MetricStatus metric = status.metrics() == null || status.metrics().isEmpty()
                ? null
                : status.metrics().getFirst();
        DecisionStatus decision = status.lastDecision();
        return ROW.formatted(
                name,
                metric == null ? NONE : metric.name() + " " + value(metric),
                metric == null ? NONE : text(metric.target()),
                text(status.currentReplicas()) + " → " + text(status.desiredReplicas()),
                ready(status),
                decision == null ? NONE : text(decision.reason()),
                decision == null ? "" : text(decision.message()));
    }

    private static String value(MetricStatus metric) {
        return metric.value() == null
                ? text(metric.state())
                : metric.value()
                        .setScale(1, RoundingMode.HALF_UP)
                        .stripTrailingZeros()
                        .toPlainString();
    }

    private static String ready(GeneralScalerStatus status) {
        if (status.conditions() == null) {
            return NONE;
        }
        return status.conditions().stream()
                .filter(condition -> "Ready".equals(condition.type()))
                .map(condition -> text(condition.status()))
                .findFirst()
                .orElse(NONE);
    }

    private static String text(@Nullable Object value) {
        return value == null ? NONE : value.toString();
    }
}
