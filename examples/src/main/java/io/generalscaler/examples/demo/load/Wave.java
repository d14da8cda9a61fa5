package io.generalscaler.examples.demo.load;

import java.time.Duration;

/**
 * The demo's day, a hundred seconds long: quiet, a climb, a plateau, a fall, quiet again; then it repeats.
 *
 * @param lead how far ahead of the common day this wave runs, so that the scenarios do not move in step
 */
public record Wave(Duration lead) {

    private static final double PERIOD_SECONDS = 100;
    private static final double CLIMB_FROM = 8;
    private static final double PLATEAU_FROM = 28;
    private static final double FALL_FROM = 52;
    private static final double QUIET_FROM = 62;

    /** The load at {@code elapsed} after the start, from 0 (quiet) to 1 (plateau). */
    public double at(Duration elapsed) {
        double second = elapsed.plus(lead).toMillis() / 1000.0 % PERIOD_SECONDS;
        if (second < CLIMB_FROM || second >= QUIET_FROM) {
            return 0;
        }
        if (second < PLATEAU_FROM) {
            return (second - CLIMB_FROM) / (PLATEAU_FROM - CLIMB_FROM);
        }
        return second < FALL_FROM ? 1 : (QUIET_FROM - second) / (QUIET_FROM - FALL_FROM);
    }
}
