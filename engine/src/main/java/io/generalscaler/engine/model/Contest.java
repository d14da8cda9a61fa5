package io.generalscaler.engine.model;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Another hand undoes sizes that the scaler has written.
 *
 * <pre>
 * a move counts on     if it undoes a size of ours within 15 min (and the pause, if there is one) of the last such move
 * pause after move n   none for n &lt; 3, else 1 min × 2^(n − 3), at most 8 min
 * </pre>
 *
 * @param manager the last such hand's field manager
 * @param moves how often in a row, at least 1
 * @param last when the last such move was found
 */
public record Contest(String manager, int moves, Instant last) {

    /** From so many moves on it is a fight. */
    public static final int FIGHT = 3;

    private static final Duration WITHIN = Duration.ofMinutes(15);
    private static final Duration FIRST_PAUSE = Duration.ofMinutes(1);
    private static final int MOST_DOUBLINGS = 3;

    public Contest {
        if (moves < 1) {
            throw new IllegalArgumentException("moves: must be at least 1, is " + moves);
        }
    }

    /** The same, with a move that a clock left behind before it went back counting as just now. */
    public Contest notAfter(Instant now) {
        return last.isAfter(now) ? new Contest(manager, moves, now) : this;
    }

    /** The same after one more move, which counts on only if it came soon enough. */
    public static Contest after(Optional<Contest> before, String manager, Instant now) {
        return new Contest(
                manager,
                before.filter(contest -> contest.lastsAt(now))
                        .map(contest -> Math.min(contest.moves, Integer.MAX_VALUE - 1) + 1)
                        .orElse(1),
                now);
    }

    /** Whether another move now would count on. */
    public boolean lastsAt(Instant now) {
        return Duration.between(last, now).compareTo(pause().plus(WITHIN)) <= 0;
    }

    /** How long the hand is given way to after its last move. */
    public Duration pause() {
        return moves < FIGHT ? Duration.ZERO : FIRST_PAUSE.multipliedBy(1L << Math.min(moves - FIGHT, MOST_DOUBLINGS));
    }

    /** When the hand is no longer given way to. */
    public Instant until() {
        return last.plus(pause());
    }
}
