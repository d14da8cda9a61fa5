package io.generalscaler.certs.rotate;

import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * How long certificates live and how long each phase of a CA rotation lasts. A certificate is renewed at
 *
 * <pre>notBefore + 2/3 × (notAfter − notBefore)</pre>
 *
 * All comparisons use the wall clock that is given, so that a machine that slept catches up at its first evaluation.
 *
 * @param caLife life of a CA
 * @param leafLife life of a leaf; at most a third of {@code caLife}, so that leaves never wait for their CA
 * @param settle how long callers must have been seen with both CAs before leaves switch: API servers learn of a changed
 *     configuration through a watch of their own
 * @param retire how long the old CA stays trusted after leaves switch; longer than every replica needs to look again
 */
public record RotationPlan(Duration caLife, Duration leafLife, Duration settle, Duration retire) {
    /** A CA for a year, leaves for a week. */
    public static final RotationPlan DEFAULT =
            new RotationPlan(Duration.ofDays(365), Duration.ofDays(7), Duration.ofMinutes(2), Duration.ofHours(1));

    /** What is due for the CA. */
    public enum Step {
        /** Make the first CA. */
        CREATE,
        /** Make the next CA and publish it beside the signing one. */
        PUBLISH,
        /** Let the published CA sign; the old one stays trusted. */
        PROMOTE,
        /** Forget the old CA. */
        DROP,
        /** The signing CA has expired unnoticed and nothing can follow it smoothly: begin anew. */
        REPLACE,
        /** Nothing now. */
        WAIT
    }

    /**
     * Checks that the durations fit together.
     *
     * @throws IllegalArgumentException if a duration is not positive or leaves live longer than a third of the CA
     */
    public RotationPlan {
        if (!positive(caLife) || !positive(leafLife) || !positive(settle) || !positive(retire)) {
            throw new IllegalArgumentException("every duration of a rotation plan must be positive");
        }
        if (leafLife.multipliedBy(3).compareTo(caLife) > 0) {
            throw new IllegalArgumentException("a leaf may live at most a third of its CA's life");
        }
    }

    /** When {@code certificate} is due for renewal. */
    public static Instant renewAt(X509Certificate certificate) {
        Instant begin = certificate.getNotBefore().toInstant();
        Duration life = Duration.between(begin, certificate.getNotAfter().toInstant());
        return begin.plus(life.multipliedBy(2).dividedBy(3));
    }

    /** Whether {@code certificate} is due, expired or not valid yet at {@code now}. */
    public static boolean isDue(X509Certificate certificate, Instant now) {
        return !now.isBefore(renewAt(certificate))
                || now.isBefore(certificate.getNotBefore().toInstant());
    }

    /**
     * The step that is due at {@code now}.
     *
     * @param bundleSeenSince since when every caller has been seen with the whole bundle of {@code state}; empty while one lacks it
     */
    public Step next(CaState state, Instant now, Optional<Instant> bundleSeenSince) {
        return switch (state) {
            case CaState.Empty() -> Step.CREATE;
            case CaState.Steady(var signer) -> {
                if (isOver(signer.certificate(), now)) {
                    yield Step.REPLACE;
                }
                yield now.isBefore(renewAt(signer.certificate())) ? Step.WAIT : Step.PUBLISH;
            }
            case CaState.Publishing(var signer, var next, var _) -> {
                if (isOver(next.certificate(), now)) {
                    yield Step.REPLACE;
                }
                boolean settled = bundleSeenSince
                        .filter(seen -> !now.isBefore(seen.plus(settle)))
                        .isPresent();
                yield settled || isOver(signer.certificate(), now) ? Step.PROMOTE : Step.WAIT;
            }
            case CaState.Retiring(var _, var previous, var since) ->
                !now.isBefore(since.plus(retire)) || isOver(previous, now) ? Step.DROP : Step.WAIT;
        };
    }

    private static boolean isOver(X509Certificate certificate, Instant now) {
        return !now.isBefore(certificate.getNotAfter().toInstant());
    }

    private static boolean positive(Duration duration) {
        return duration.isPositive();
    }
}
