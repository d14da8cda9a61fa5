package io.generalscaler.api.status;

import io.generalscaler.api.compile.CompiledMetric;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/**
 * Of which metrics something was there since they were set, among those whose source says of a value of 0 only that nothing is there. A metric
 * that is read elsewhere, or reads something else, is another one. Immutable; of a scaler without such metrics there is one for all.
 */
public final class SeenMetrics {
    /** Nothing was there yet. */
    public static final SeenMetrics NONE = new SeenMetrics(new int[0]);

    private final int[] marks;

    private SeenMetrics(int[] marks) {
        this.marks = marks;
    }

    /** As stored: {@link io.generalscaler.api.source.MetricQuery#mark() marks}. */
    static SeenMetrics of(IntStream stored) {
        int[] marks = stored.toArray();
        return marks.length == 0 ? NONE : new SeenMetrics(marks);
    }

    IntStream marks() {
        return Arrays.stream(marks);
    }

    /** Whether something was there. */
    public boolean has(CompiledMetric metric) {
        return has(metric.mark());
    }

    private boolean has(int mark) {
        for (int it : marks) {
            if (it == mark) {
                return true;
            }
        }
        return false;
    }

    /**
     * After another look: what was there joins, and what is no metric of the scaler any more leaves.
     *
     * @param metrics all of the scaler's
     * @param isThere whether this look found something
     */
    public SeenMetrics after(List<CompiledMetric> metrics, Predicate<CompiledMetric> isThere) {
        int[] now = new int[metrics.size()];
        int count = 0;
        for (CompiledMetric metric : metrics) {
            if (metric.mark() != 0 && (has(metric) || isThere.test(metric))) {
                now[count++] = metric.mark();
            }
        }
        return Arrays.equals(now, 0, count, marks, 0, marks.length) ? this : of(Arrays.stream(now, 0, count));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SeenMetrics that && Arrays.equals(marks, that.marks);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(marks);
    }

    @Override
    public String toString() {
        return Arrays.toString(marks);
    }
}
