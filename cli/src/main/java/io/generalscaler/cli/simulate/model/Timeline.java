package io.generalscaler.cli.simulate.model;

import io.generalscaler.engine.model.Reason;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Every look of a simulation, in columns: a month at 15 seconds is a few megabytes. Index {@code i} is one evaluation; times are
 * milliseconds of the epoch, in ascending order.
 */
public final class Timeline {
    private final List<String> metricNames;
    private final List<Action> actions = new ArrayList<>();
    private final List<String> rules = new ArrayList<>();
    private long[] millis = new long[1024];
    private double[][] values;
    private final Map<Size, int[]> sizes = new EnumMap<>(Size.class);
    private Reason[] reasons = new Reason[1024];
    private short[] ruleIndexes = new short[1024];
    private int looks;
    private long end;

    /** A size that is noted at each evaluation. */
    public enum Size {
        /** What the workload was set to when the evaluation began. */
        REPLICAS,
        /** Pods that served. */
        READY,
        /** Ready replicas that the load needed; -1 if no metric said. */
        NEEDED,
        /** What was decided. */
        DESIRED,
        /** The fewest that bounds and schedule allowed. */
        FLOOR,
        /** The most that bounds, schedule and budget allowed. */
        CAP
    }

    Timeline(List<String> metricNames) {
        this.metricNames = List.copyOf(metricNames);
        this.values = new double[metricNames.size()][1024];
        for (Size size : Size.values()) {
            sizes.put(size, new int[1024]);
        }
    }

    /** Begins an evaluation; everything else of it is set right after. */
    void look(long at) {
        if (looks == millis.length) {
            grow(looks * 2);
        }
        millis[looks++] = at;
    }

    void noteValue(int metric, double value) {
        values[metric][looks - 1] = value;
    }

    void noteSize(Size size, int value) {
        sizesOf(size)[looks - 1] = value;
    }

    void noteReason(Reason reason) {
        reasons[looks - 1] = reason;
    }

    /** The schedule's rule that ruled; empty for none. */
    void noteRule(String name) {
        int index = rules.indexOf(name);
        if (index < 0) {
            rules.add(name);
            index = rules.size() - 1;
        }
        ruleIndexes[looks - 1] = (short) index;
    }

    void act(Action action) {
        actions.add(action);
    }

    void endAt(long at) {
        end = at;
    }

    private void grow(int length) {
        millis = Arrays.copyOf(millis, length);
        reasons = Arrays.copyOf(reasons, length);
        ruleIndexes = Arrays.copyOf(ruleIndexes, length);
        for (int i = 0; i < values.length; i++) {
            values[i] = Arrays.copyOf(values[i], length);
        }
        sizes.replaceAll((_, column) -> Arrays.copyOf(column, length));
    }

    /** How many looks there are. */
    public int looks() {
        return looks;
    }

    public long millis(int look) {
        return millis[look];
    }

    /** When the simulation ended. */
    public long end() {
        return end;
    }

    public List<String> metricNames() {
        return metricNames;
    }

    /** What the metric really was at that look; NaN if nobody knows. */
    public double value(int metric, int look) {
        return values[metric][look];
    }

    public int size(Size size, int look) {
        return sizesOf(size)[look];
    }

    private int[] sizesOf(Size size) {
        return Objects.requireNonNull(sizes.get(size));
    }

    public Reason reason(int look) {
        return reasons[look];
    }

    /** The schedule's rule that ruled; empty for none. */
    public String rule(int look) {
        return rules.get(ruleIndexes[look]);
    }

    /** Every change of size, in order. */
    public List<Action> actions() {
        return Collections.unmodifiableList(actions);
    }
}
