package io.generalscaler.cli.simulate.report;

import io.generalscaler.cli.simulate.model.Timeline;
import java.io.IOException;
import java.util.Arrays;
import java.util.function.IntToDoubleFunction;

/** Equal spans of time, for each of which the smallest and the largest value are kept: peaks survive. */
final class Buckets {
    private static final int NO_LOOK = -1;

    private final Timeline timeline;
    private final long millis;
    private final int count;

    private Buckets(Timeline timeline, long millis, int count) {
        this.timeline = timeline;
        this.millis = millis;
        this.count = count;
    }

    /** As many buckets as there are looks, but no more than that. */
    static Buckets of(Timeline timeline, int most) {
        long span = timeline.end() - timeline.millis(0);
        long count = Math.min(most, timeline.looks());
        long millis = Math.max(1, Math.ceilDiv(span, count));
        return new Buckets(timeline, millis, (int) Math.ceilDiv(span, millis));
    }

    long millis() {
        return millis;
    }

    int count() {
        return count;
    }

    /** {@code {"low":[…],"high":[…]}}; null where nothing is known. */
    void write(IntToDoubleFunction valueAt, FastText text) throws IOException {
        text.character('{');
        writeFields(valueAt, text);
        text.character('}');
    }

    /** The same without the braces. */
    void writeFields(IntToDoubleFunction valueAt, FastText text) throws IOException {
        double[] low = new double[count];
        double[] high = new double[count];
        Arrays.fill(low, Double.NaN);
        Arrays.fill(high, Double.NaN);
        int[] last = new int[count];
        Arrays.fill(last, NO_LOOK);
        long start = timeline.millis(0);
        for (int look = 0; look < timeline.looks(); look++) {
            int bucket = (int) ((timeline.millis(look) - start) / millis);
            double value = valueAt.applyAsDouble(look);
            last[bucket] = look;
            if (!Double.isNaN(value)) {
                low[bucket] = Double.isNaN(low[bucket]) ? value : Math.min(low[bucket], value);
                high[bucket] = Double.isNaN(high[bucket]) ? value : Math.max(high[bucket], value);
            }
        }
        for (int bucket = 1; bucket < count; bucket++) {
            if (last[bucket] == NO_LOOK) {
                // Nobody looked in it: what was seen last still holds.
                last[bucket] = last[bucket - 1];
                low[bucket] = valueAt.applyAsDouble(last[bucket]);
                high[bucket] = low[bucket];
            }
        }
        write("low", low, text);
        text.character(',');
        write("high", high, text);
    }

    private static void write(String name, double[] values, FastText text) throws IOException {
        text.character('"').text(name).text("\":[");
        for (int i = 0; i < values.length; i++) {
            if (i > 0) {
                text.character(',');
            }
            if (Double.isNaN(values[i])) {
                text.text("null");
            } else {
                text.decimal(shortened(values[i]));
            }
        }
        text.character(']');
    }

    /** Five digits are more than a chart shows. */
    private static double shortened(double value) {
        return value == Math.rint(value) || value > 1e5 ? Math.rint(value) : Math.rint(value * 1e4) / 1e4;
    }
}
