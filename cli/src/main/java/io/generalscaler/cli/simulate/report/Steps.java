package io.generalscaler.cli.simulate.report;

import io.generalscaler.cli.simulate.model.Timeline;
import java.util.Arrays;
import java.util.function.IntUnaryOperator;

/**
 * A number that holds for a while and then changes, as the moments at which it changes. One that changes without end is
 * thinned: within a slice of time, only its smallest and its largest value are kept.
 */
final class Steps {
    private static final int MOST = 40_000;

    private long[] millis = new long[256];
    private int[] values = new int[256];
    private int count;

    private Steps() {}

    /** The steps of a number that is known at each evaluation. */
    static Steps of(Timeline timeline, IntUnaryOperator valueAt) {
        Steps steps = new Steps();
        for (int look = 0; look < timeline.looks(); look++) {
            steps.add(timeline.millis(look), valueAt.applyAsInt(look));
        }
        return steps.count <= MOST ? steps : steps.thinned(timeline.end());
    }

    private void add(long at, int value) {
        if (count > 0 && values[count - 1] == value) {
            return;
        }
        if (count == millis.length) {
            millis = Arrays.copyOf(millis, count * 2);
            values = Arrays.copyOf(values, count * 2);
        }
        millis[count] = at;
        values[count++] = value;
    }

    private Steps thinned(long end) {
        Steps thin = new Steps();
        long slice = Math.max(1, (end - millis[0]) / (MOST / 2));
        int i = 0;
        while (i < count) {
            long until = millis[i] + slice;
            int low = i;
            int high = i;
            int next = i;
            while (next < count && millis[next] < until) {
                low = values[next] < values[low] ? next : low;
                high = values[next] > values[high] ? next : high;
                next++;
            }
            thin.add(millis[Math.min(low, high)], values[Math.min(low, high)]);
            thin.add(millis[Math.max(low, high)], values[Math.max(low, high)]);
            i = next;
        }
        return thin;
    }

    int count() {
        return count;
    }

    long millis(int index) {
        return millis[index];
    }

    int value(int index) {
        return values[index];
    }
}
