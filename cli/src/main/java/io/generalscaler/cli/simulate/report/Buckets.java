package io.generalscaler.cli.simulate.report;

import io.generalscaler.cli.simulate.model.Timeline;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.function.IntToDoubleFunction;

/**
 * Equal spans of time, for each of which the smallest and the largest value are kept: peaks survive. Where there is room for it
 * a span is the simulation's interval, and both are what was read.
 */
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

    /** Buckets of one interval each, or of so many that there are no more of them than {@code most}. */
    static Buckets of(Timeline timeline, Duration interval, int most) {
        long span = Math.max(1, timeline.end() - timeline.millis(0));
        long intervals = Math.ceilDiv(span, interval.toMillis());
        long millis = interval.toMillis() * Math.ceilDiv(intervals, most);
        return new Buckets(timeline, millis, (int) Math.ceilDiv(span, millis));
    }

    long millis() {
        return millis;
    }

    int count() {
        return count;
    }

    /**
     * {@code "low":"…","high":"…"}: 32-bit floating-point numbers, little end first, in base64; NaN where nothing is known. Without
     * {@code high} it is the same as {@code low}.
     */
    void write(IntToDoubleFunction valueAt, FastText text) throws IOException {
        float[] low = new float[count];
        float[] high = new float[count];
        Arrays.fill(low, Float.NaN);
        Arrays.fill(high, Float.NaN);
        int[] last = new int[count];
        Arrays.fill(last, NO_LOOK);
        long start = timeline.millis(0);
        for (int look = 0; look < timeline.looks(); look++) {
            int bucket = (int) ((timeline.millis(look) - start) / millis);
            float value = (float) valueAt.applyAsDouble(look);
            last[bucket] = look;
            if (!Float.isNaN(value)) {
                low[bucket] = Float.isNaN(low[bucket]) ? value : Math.min(low[bucket], value);
                high[bucket] = Float.isNaN(high[bucket]) ? value : Math.max(high[bucket], value);
            }
        }
        for (int bucket = 1; bucket < count; bucket++) {
            if (last[bucket] == NO_LOOK) {
                // Nobody looked in it: what was seen last still holds.
                last[bucket] = last[bucket - 1];
                low[bucket] = (float) valueAt.applyAsDouble(last[bucket]);
                high[bucket] = low[bucket];
            }
        }
        write("low", low, text);
        if (!Arrays.equals(low, high)) {
            text.character(',');
            write("high", high, text);
        }
    }

    private static void write(String name, float[] values, FastText text) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(values.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asFloatBuffer().put(values);
        text.character('"').text(name).text("\":\"");
        text.bytes(Base64.getEncoder().encode(bytes.array())).character('"');
    }
}
