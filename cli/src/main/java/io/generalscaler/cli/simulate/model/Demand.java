package io.generalscaler.cli.simulate.model;

import io.generalscaler.cli.simulate.trace.LoadTrace;
import io.generalscaler.engine.plan.MetricPlan;
import io.generalscaler.engine.plan.Role;
import io.generalscaler.engine.plan.TargetType;
import java.util.List;

/**
 * What the metrics read while time passes, given the pods that serve.
 *
 * <p>A metric follows its column of the trace in one of three ways ({@link Follows}). NaN stands for an empty cell.
 */
final class Demand {
    private static final double MILLIS_PER_SECOND = 1000;

    /** How a metric follows its column. */
    enum Follows {
        /** It reads what the cell says, whatever runs. */
        RECORDED,
        /** The cell is the load of all replicas together, and the metric reads a ready replica's share of it. */
        SHARED,
        /** The cell is what arrives in a second, each ready replica takes some of it, and the metric reads what waits. */
        QUEUE
    }

    /**
     * One metric.
     *
     * @param column of the trace
     */
    record Metric(MetricPlan plan, int column, Follows follows) {}

    private final LoadTrace trace;
    private final List<Metric> metrics;
    private final double servedPerSecond;
    private final double[] waiting;
    private int row;

    /**
     * A demand at the start of the trace, with nothing waiting.
     *
     * @param servedPerSecond what one ready replica takes from a queue in a second, above 0
     */
    Demand(LoadTrace trace, List<Metric> metrics, double servedPerSecond) {
        this.trace = trace;
        this.metrics = metrics;
        this.servedPerSecond = servedPerSecond;
        this.waiting = new double[metrics.size()];
    }

    List<Metric> metrics() {
        return metrics;
    }

    /** When the current row ends to hold. */
    long rowEnd() {
        return row + 1 < trace.rows() ? trace.millis(row + 1) : Long.MAX_VALUE;
    }

    /** Lets time pass, within one row, while so many pods serve. */
    void pass(long from, long to, int ready) {
        double seconds = (to - from) / MILLIS_PER_SECOND;
        for (int i = 0; i < waiting.length; i++) {
            if (metrics.get(i).follows() == Follows.QUEUE) {
                double arriving = cell(i);
                double come = Double.isNaN(arriving) ? 0 : arriving;
                waiting[i] = Math.max(0, waiting[i] + (come - ready * servedPerSecond) * seconds);
            }
        }
        while (rowEnd() <= to) {
            row++;
        }
    }

    /** What the metric reads now, without delay. */
    double value(int metric, int ready) {
        double cell = cell(metric);
        return switch (metrics.get(metric).follows()) {
            case RECORDED -> cell;
            case SHARED -> cell / Math.max(1, ready);
            // Whole items wait; an empty cell says nothing of the queue either.
            case QUEUE -> Double.isNaN(cell) ? cell : Math.floor(waiting[metric]);
        };
    }

    /** How many ready replicas the load needs now by the metrics' targets; -1 where no metric says anything. */
    int needed(int replicas, int ready) {
        double most = -1;
        for (int i = 0; i < waiting.length; i++) {
            Metric metric = metrics.get(i);
            double value = metric.follows() == Follows.SHARED ? cell(i) : value(i, ready);
            if (metric.plan().role() == Role.SCALE && !Double.isNaN(value)) {
                most = Math.max(most, asked(metric, value, replicas));
            }
        }
        return (int) Math.min(Integer.MAX_VALUE, most);
    }

    private static double asked(Metric metric, double value, int replicas) {
        boolean isRatio = metric.plan().target().type() == TargetType.VALUE && metric.follows() == Follows.RECORDED;
        double load = isRatio ? value * replicas : value;
        // The share of a billionth absorbs what binary fractions add to an exact quotient.
        return Math.ceil(load / metric.plan().target().value().doubleValue() * (1 - 1e-9));
    }

    private double cell(int metric) {
        return trace.value(metrics.get(metric).column(), row);
    }
}
