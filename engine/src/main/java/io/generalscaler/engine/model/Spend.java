package io.generalscaler.engine.model;

import java.time.Duration;
import java.time.YearMonth;

/**
 * What ran in a month, in time rather than money, so that every budget can price it.
 *
 * @param month the calendar month, UTC
 * @param podTime the running times of all pods added up, at least 0
 */
public record Spend(YearMonth month, Duration podTime) {

    /** More than any cluster runs in a month: 10^9 pods for a year. */
    private static final Duration MOST = Duration.ofDays(366_000_000_000L);

    public Spend {
        if (podTime.isNegative()) {
            throw new IllegalArgumentException("podTime: must not be negative, is " + podTime);
        }
        podTime = podTime.compareTo(MOST) > 0 ? MOST : podTime;
    }
}
