package io.generalscaler.devcluster.fault;

import java.util.regex.Pattern;

/**
 * What goes wrong, for which requests, how often.
 *
 * @param effect what happens instead of an answer
 * @param code of the answer where the effect is one, 400 to 599
 * @param method such as {@code PUT}; empty for all
 * @param path what the path, without its query, must match as a whole
 * @param watches whether only watches are meant
 * @param times how many requests it meets, at least 1
 */
public record Outage(Effect effect, int code, String method, Pattern path, boolean watches, int times) {

    /** What happens instead of an answer. */
    public enum Effect {
        /** A {@code Status} with the outage's code. */
        ANSWER,
        /** The connection is closed. */
        REFUSE,
        /** Nothing, until the outage is over; then the connection is closed. */
        HANG
    }

    private static final Pattern ANY = Pattern.compile(".*");

    public Outage {
        if (times < 1) {
            throw new IllegalArgumentException("an outage that meets no request");
        }
    }

    private static Outage of(Effect effect, int code) {
        return new Outage(effect, code, "", ANY, false, Integer.MAX_VALUE);
    }

    /** Every request is answered with this code, such as 500 or 503. */
    public static Outage answering(int code) {
        return of(Effect.ANSWER, code);
    }

    /** Every connection is closed as soon as it asks for something. */
    public static Outage refusing() {
        return of(Effect.REFUSE, 503);
    }

    /** No request is answered. */
    public static Outage hanging() {
        return of(Effect.HANG, 503);
    }

    /** Writes are answered 409, as if somebody else had always been faster. */
    public static Outage conflicting() {
        return of(Effect.ANSWER, 409);
    }

    /** Only for requests of this method whose path matches this expression as a whole. */
    public Outage on(String newMethod, String pathExpression) {
        return new Outage(effect, code, newMethod, Pattern.compile(pathExpression), watches, times);
    }

    /** Only for watches, not for lists. */
    public Outage onWatches() {
        return new Outage(effect, code, "GET", path, true, times);
    }

    /** Only for the next so many requests. */
    public Outage times(int newTimes) {
        return new Outage(effect, code, method, path, watches, newTimes);
    }
}
