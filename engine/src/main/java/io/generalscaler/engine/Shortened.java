package io.generalscaler.engine;

import io.generalscaler.engine.model.Recommendation;
import io.generalscaler.engine.model.ScaleEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

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
        List<Recommendation> inside = all.stream()
                .filter(it -> it.at().isAfter(now.minus(window)))
                .sorted(Comparator.comparing(Recommendation::at))
                .toList();
        Comparator<Recommendation> bySize = Comparator.comparingInt(Recommendation::replicas);
        return Stream.concat(
                        sliced(leading(inside, bySize), window).stream(),
                        sliced(leading(inside, bySize.reversed()), window).stream())
                .distinct()
                .sorted(Comparator.comparing(Recommendation::at))
                .toList();
    }

    /** Those that are larger than everything after them, oldest first, so largest first. */
    private static List<Recommendation> leading(List<Recommendation> all, Comparator<Recommendation> order) {
        List<Recommendation> leading = new ArrayList<>();
        for (Recommendation it : all.reversed()) {
            if (leading.isEmpty() || order.compare(it, leading.getLast()) > 0) {
                leading.add(it);
            }
        }
        return leading.reversed();
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
        List<ScaleEvent> inside = all.stream()
                .filter(it -> it.at().isAfter(now.minus(period)))
                .sorted(Comparator.comparing(ScaleEvent::at))
                .toList();
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

    private static long slice(Instant at, Duration span, int slices) {
        return Math.floorDiv(at.getEpochSecond(), Math.max(1, span.toSeconds() / slices));
    }
}
