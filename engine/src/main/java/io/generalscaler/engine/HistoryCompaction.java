package io.generalscaler.engine;

import io.generalscaler.engine.model.Recommendation;
import io.generalscaler.engine.model.ScaleEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;

/**
 * Histories without what cannot matter any more, and never long. Where a list would be long, entries of one slice of time
 * become few with the latest of their times: they then count for a little longer, which only delays a change.
 */
final class HistoryCompaction {
    private static final int MOST_RECOMMENDATIONS = 32;
    private static final int MOST_EVENTS = 128;
    private static final int SLICES_OF_EVENTS = 24;

    private HistoryCompaction() {}

    /**
     * The recommendations inside the window that can still be the smallest or the largest of one: a recommendation with a
     * later one at least as large never is the largest again, and likewise for the smallest.
     */
    static List<Recommendation> recommendations(List<Recommendation> all, Instant now, Duration window) {
        List<Recommendation> inside = new ArrayList<>(all.size());
        Instant from = now.minus(window);
        for (Recommendation it : all) {
            if (it.at().isAfter(from)) {
                inside.add(new Recommendation(notAfter(it.at(), now), it.replicas()));
            }
        }
        inside.sort(Comparator.comparing(Recommendation::at));
        List<Recommendation> kept = sliced(leading(inside, 1), window);
        for (Recommendation it : sliced(leading(inside, -1), window)) {
            if (!kept.contains(it)) {
                kept.add(it);
            }
        }
        kept.sort(Comparator.comparing(Recommendation::at));
        return kept;
    }

    /** Those that are larger (sign 1) or smaller (sign −1) than everything after them, oldest first. */
    private static List<Recommendation> leading(List<Recommendation> all, int sign) {
        List<Recommendation> leading = new ArrayList<>();
        for (Recommendation it : all.reversed()) {
            if (leading.isEmpty()
                    || sign * Integer.compare(it.replicas(), leading.getLast().replicas()) > 0) {
                leading.add(it);
            }
        }
        Collections.reverse(leading);
        return leading;
    }

    private static List<Recommendation> sliced(List<Recommendation> leading, Duration window) {
        if (leading.size() <= MOST_RECOMMENDATIONS) {
            return leading;
        }
        List<Recommendation> sliced = new ArrayList<>();
        for (Recommendation it : leading) {
            boolean joins = !sliced.isEmpty()
                    && slice(it.at(), window, MOST_RECOMMENDATIONS)
                            == slice(sliced.getLast().at(), window, MOST_RECOMMENDATIONS);
            if (joins) {
                sliced.add(new Recommendation(it.at(), sliced.removeLast().replicas()));
            } else {
                sliced.add(it);
            }
        }
        return sliced;
    }

    /**
     * The events inside the period. Where they are many, the newest stay as they are, and of the older ones those of one slice
     * become the way from the size before them over the smallest and the largest size within to the size after them, all at
     * the latest of their times: how much may change is then judged by the worst of the sizes, whichever direction it is.
     */
    static List<ScaleEvent> events(List<ScaleEvent> all, Instant now, Duration period) {
        List<ScaleEvent> inside = new ArrayList<>(all.size());
        Instant from = now.minus(period);
        for (ScaleEvent it : all) {
            if (it.at().isAfter(from)) {
                inside.add(new ScaleEvent(notAfter(it.at(), now), it.change()));
            }
        }
        inside.sort(Comparator.comparing(ScaleEvent::at));
        if (inside.size() <= MOST_EVENTS) {
            return inside;
        }
        int newest = inside.size() - ScaleEvent.SINGLE;
        List<ScaleEvent> kept = new ArrayList<>(MOST_EVENTS);
        int first = 0;
        for (int next = 1; next <= newest; next++) {
            if (next == newest || slice(inside.get(next), period) != slice(inside.get(first), period)) {
                addWay(inside.subList(first, next), kept);
                first = next;
            }
        }
        kept.addAll(inside.subList(newest, inside.size()));
        return kept;
    }

    /** The last size is where the way ends, so an extreme that equals it is passed before. */
    private static void addWay(List<ScaleEvent> events, List<ScaleEvent> kept) {
        long size = 0;
        long smallest = 0;
        long largest = 0;
        for (ScaleEvent event : events) {
            smallest = Math.min(smallest, size);
            largest = Math.max(largest, size);
            size += event.change();
        }
        Instant at = events.getLast().at();
        long first = size == largest ? largest : smallest;
        long second = size == largest ? smallest : largest;
        addChange(at, first, kept);
        addChange(at, second - first, kept);
        addChange(at, size - second, kept);
    }

    private static void addChange(Instant at, long change, List<ScaleEvent> kept) {
        if (change != 0) {
            kept.add(new ScaleEvent(at, Math.clamp(change, -Integer.MAX_VALUE, Integer.MAX_VALUE)));
        }
    }

    private static long slice(ScaleEvent event, Duration period) {
        return slice(event.at(), period, SLICES_OF_EVENTS);
    }

    /** An instant that a clock left behind before it went back becomes now. */
    static Instant notAfter(Instant at, Instant now) {
        return at.isAfter(now) ? now : at;
    }

    private static long slice(Instant at, Duration span, int slices) {
        return Math.floorDiv(at.getEpochSecond(), Math.max(1, span.toSeconds() / slices));
    }
}
