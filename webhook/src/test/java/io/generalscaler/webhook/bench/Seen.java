package io.generalscaler.webhook.bench;

import java.util.Arrays;

/** How long each of many requests took, and how long were their answers. For one thread at a time. */
final class Seen {
    private long[] nanos = new long[1 << 14];
    private int size;
    private long bytes;
    private long elapsedNanos;

    /** One more request, with an answer of so many bytes. */
    void add(long duration, int length) {
        if (size == nanos.length) {
            nanos = Arrays.copyOf(nanos, 2 * size);
        }
        nanos[size++] = duration;
        bytes += length;
    }

    /** All that another one has seen, after this or at the same time. */
    void add(Seen more) {
        int before = size;
        nanos = Arrays.copyOf(nanos, Math.max(nanos.length, size + more.size));
        System.arraycopy(more.nanos, 0, nanos, before, more.size);
        size += more.size;
        bytes += more.bytes;
        elapsedNanos += more.elapsedNanos;
    }

    /** Says how long it took from the first to the last. */
    Seen within(long elapsed) {
        elapsedNanos = elapsed;
        return this;
    }

    int count() {
        return size;
    }

    double perSecond() {
        return size * 1e9 / elapsedNanos;
    }

    int meanBytes() {
        return Math.toIntExact(bytes / size);
    }

    /** The time within which that share of the requests was answered, in milliseconds. */
    double percentileMs(double share) {
        long[] sorted = Arrays.copyOf(nanos, size);
        Arrays.sort(sorted);
        return sorted[Math.max(0, (int) Math.ceil(size * share) - 1)] / 1e6;
    }
}
