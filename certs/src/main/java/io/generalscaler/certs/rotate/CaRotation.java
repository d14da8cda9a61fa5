package io.generalscaler.certs.rotate;

import io.generalscaler.certs.issue.CertificateAuthority;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The life of the CA as a state machine. Each row is one write of the Secret; a replica that loses the race for a write looks
 * again and finds the row done.
 *
 * <pre>
 * state        trusted         signs      due when                                       step      becomes
 * Empty        –               –          at once                                        CREATE    Steady
 * Steady       signer          signer     two thirds of the signer's life are over       PUBLISH   Publishing
 * Steady       signer          signer     the signer has expired                         REPLACE   Steady
 * Publishing   signer, next    signer     every caller has had both for `settle`         PROMOTE   Retiring
 * Publishing   signer, next    signer     the signer has expired                         PROMOTE   Retiring
 * Publishing   signer, next    signer     the next one has expired                       REPLACE   Steady
 * Retiring     signer, old     signer     `retire` has passed, or the old one expired    DROP      Steady
 * </pre>
 *
 * What always holds, save for REPLACE: a leaf is signed by a CA that callers have trusted for `settle` or longer, and a
 * CA leaves the bundle only when no leaf of it is in use.
 */
public final class CaRotation {
    private final RotationPlan plan;

    public CaRotation(RotationPlan plan) {
        this.plan = plan;
    }

    /**
     * The state after the one step that is due, or {@code state} itself if none is.
     *
     * @param newCa makes a CA; called at most once
     */
    public CaState advance(
            CaState state, Instant now, Optional<Instant> bundleSeenSince, Supplier<CertificateAuthority> newCa) {
        return switch (plan.next(state, now, bundleSeenSince)) {
            case CREATE, REPLACE -> begin(newCa.get());
            case PUBLISH -> publish(ready(state), newCa.get(), now);
            case PROMOTE -> promote(state, now);
            case DROP -> drop(ready(state));
            case WAIT -> state;
        };
    }

    private static CaState begin(CertificateAuthority first) {
        return new CaState.Steady(first);
    }

    private static CaState publish(CaState.Ready steady, CertificateAuthority next, Instant now) {
        return new CaState.Publishing(steady.signer(), next, now);
    }

    private static CaState promote(CaState state, Instant now) {
        if (state instanceof CaState.Publishing(var signer, var next, var _)) {
            return new CaState.Retiring(next, signer.certificate(), now);
        }
        throw new IllegalStateException("only a published CA can be promoted");
    }

    private static CaState drop(CaState.Ready retiring) {
        return new CaState.Steady(retiring.signer());
    }

    private static CaState.Ready ready(CaState state) {
        if (state instanceof CaState.Ready ready) {
            return ready;
        }
        throw new IllegalStateException("no CA is there yet");
    }
}
