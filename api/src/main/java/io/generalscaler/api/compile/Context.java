package io.generalscaler.api.compile;

import java.time.Instant;
import java.util.Optional;

/**
 * What a spec is compiled under, beside its own words. Admission and controller must give the same, but for the time, or one accepts what the
 * other cannot run. What a namespace sets for the scalers in it will be one more component.
 *
 * @param now only to warn of what has expired: no time makes a spec wrong
 * @param prometheusAddress the server that an annotation {@code metric: prometheus:<query>} asks; empty where the operator names none, and such
 *     a metric is refused
 */
public record Context(Instant now, Optional<String> prometheusAddress) {

    /** Under nothing but the time. */
    public static Context at(Instant now) {
        return new Context(now, Optional.empty());
    }
}
