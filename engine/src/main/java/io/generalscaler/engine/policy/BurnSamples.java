package io.generalscaler.engine.policy;

import io.generalscaler.engine.model.BurnSample;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * A short list of error rates that answers for hours: the last ten minutes to the minute, the last hour to five minutes, six
 * hours to the half hour, more to six hours. Averages weigh a sample by the part of its span that lies in the window.
 */
final class BurnSamples {
    private static final int MOST_SAMPLES = 100;

    private BurnSamples() {}

    /** The average over the window that ends now; 0 where nothing is known. */
    static BigDecimal average(List<BurnSample> samples, Instant now, Duration window) {
        Instant from = now.minus(window);
        BigDecimal weighted = BigDecimal.ZERO;
        long seconds = 0;
        for (BurnSample sample : samples) {
            long inside = secondsInside(sample, from);
            seconds += inside;
            weighted = weighted.add(sample.errorRate().multiply(BigDecimal.valueOf(inside)));
        }
        if (seconds > 0) {
            return weighted.divide(BigDecimal.valueOf(seconds), MathContext.DECIMAL64);
        }
        boolean known = !samples.isEmpty() && samples.getLast().until().isAfter(from);
        return known ? samples.getLast().errorRate() : BigDecimal.ZERO;
    }

    /** Merges neighbours into one sample where their age allows it, and drops what ended before the window. */
    static List<BurnSample> compacted(List<BurnSample> samples, Instant now, Duration window) {
        List<BurnSample> kept = new ArrayList<>(samples.size());
        for (BurnSample sample : samples) {
            BurnSample heard =
                    sample.until().isAfter(now) ? new BurnSample(now, sample.span(), sample.errorRate()) : sample;
            if (!heard.until().isAfter(now.minus(window))) {
                continue;
            }
            boolean joins = !kept.isEmpty() && extent(kept.getLast(), heard).compareTo(resolution(heard, now)) <= 0;
            if (joins) {
                kept.add(merged(kept.removeLast(), heard));
            } else {
                kept.add(heard);
            }
        }
        return kept.size() <= MOST_SAMPLES ? kept : kept.subList(kept.size() - MOST_SAMPLES, kept.size());
    }

    private static Duration resolution(BurnSample sample, Instant now) {
        long minutes = Duration.between(sample.until(), now).toMinutes();
        if (minutes < 10) {
            return Duration.ofMinutes(1);
        }
        if (minutes < 60) {
            return Duration.ofMinutes(5);
        }
        return minutes < 360 ? Duration.ofMinutes(30) : Duration.ofHours(6);
    }

    private static Duration extent(BurnSample older, BurnSample newer) {
        return Duration.between(older.until(), newer.until()).plus(older.span());
    }

    private static BurnSample merged(BurnSample older, BurnSample newer) {
        BigDecimal olderSeconds = BigDecimal.valueOf(older.span().toSeconds());
        BigDecimal newerSeconds = BigDecimal.valueOf(newer.span().toSeconds());
        BigDecimal seconds = olderSeconds.add(newerSeconds);
        BigDecimal rate = seconds.signum() == 0
                ? newer.errorRate()
                : older.errorRate()
                        .multiply(olderSeconds)
                        .add(newer.errorRate().multiply(newerSeconds))
                        .divide(seconds, MathContext.DECIMAL64);
        return new BurnSample(newer.until(), older.span().plus(newer.span()), rate);
    }

    private static long secondsInside(BurnSample sample, Instant from) {
        long sinceFrom = Duration.between(from, sample.until()).toSeconds();
        return Math.clamp(sinceFrom, 0, sample.span().toSeconds());
    }
}
