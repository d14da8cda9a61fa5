package io.generalscaler.engine.model;

import java.time.Instant;

/**
 * Nobody's size is written meanwhile, whatever the plans say: laid by a person over a namespace or over everything, beside the plans.
 *
 * @param until exclusive
 * @param by what holds it, for people, such as {@code ConfigMap shop/generalscaler-freeze}
 * @param reason a person's words, may be empty
 */
public record Freeze(Instant until, String by, String reason) {

    /** What holds, until when, by whom and why. */
    public Explanation words() {
        return Explanation.of("frozen until {} by {}{}", until, by, Words.because(reason));
    }

    /** Whether it still holds. */
    public boolean activeAt(Instant now) {
        return now.isBefore(until);
    }
}
