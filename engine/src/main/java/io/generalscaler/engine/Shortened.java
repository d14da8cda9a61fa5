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
 * become one with the latest of their times: it then counts for a little longer, which only delays a change.
 */
final class Shortened {
    private static final int MOST_RECOMMENDATIONS = 32;
    private static final int MOST_EVENTS = 128;

    private Shortened() {}

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

    /** The events inside the period; those of one slice add up. */
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
        List<ScaleEvent> sliced = new ArrayList<>();
        for (ScaleEvent it : inside) {
            boolean joins = !sliced.isEmpty()
                    && slice(it.at(), period, MOST_EVENTS)
                            == slice(sliced.getLast().at(), period, MOST_EVENTS);
            long change = it.change() + (joins ? sliced.removeLast().change() : 0L);
            if (change != 0) {
                int bounded = Math.clamp(change, -Integer.MAX_VALUE, Integer.MAX_VALUE);
                sliced.add(new ScaleEvent(it.at(), bounded));
            }
        }
        return sliced;
    }

    /** An instant that a clock left behind before it went back becomes now. */
    static Instant notAfter(Instant at, Instant now) {
        return at.isAfter(now) ? now : at;
    }

    private static long slice(Instant at, Duration span, int slices) {
        return Math.floorDiv(at.getEpochSecond(), Math.max(1, span.toSeconds() / slices));
    }
}
