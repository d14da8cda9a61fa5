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

    public Spend {
        if (podTime.isNegative()) {
            throw new IllegalArgumentException("podTime: must not be negative, is " + podTime);
        }
    }
}
