package io.generalscaler.controller.observe.cluster;

import io.generalscaler.api.claim.Claim;
import io.generalscaler.api.claim.ConflictRules;
import io.generalscaler.api.claim.Hold;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Who scales a workload, where several want to.
 *
 * <pre>
 * a workload is       becomes      when
 * free                held         the first scaler that need not yield to another is evaluated
 * held                held         another scaler comes, whatever its age and whoever is said to own it
 * held                free         its scaler is deleted, names another workload or becomes invalid, or the workload is gone
 * </pre>
 *
 * What is held stands in the scalers' statuses, from which another process takes it over: see {@link #seen} and {@link #lead}.
 */
public final class Rivals {

    private final Scalers scalers;
    private final OtherAutoscalers autoscalers;
    private final Holds holds = new Holds();
    private volatile boolean leads;

    /** Looks in these. */
    public Rivals(Scalers scalers, OtherAutoscalers autoscalers) {
        this.scalers = scalers;
        this.autoscalers = autoscalers;
    }

    /**
     * Lets a scaler have its workload, or says why it has to leave it alone.
     *
     * @return empty when the workload is the scaler's
     */
    public synchronized Optional<String> yieldOrHold(Scaler.Working scaler, Instant now) {
        List<Claim> claims = Stream.concat(
                        scalers.claimsOn(scaler.target()).stream(), autoscalers.on(scaler.target()).stream())
                .toList();
        Optional<String> why = ConflictRules.whyToYield(scaler.claim(), claims, holds::since);
        if (why.isEmpty() && holds.since(scaler.claim()).isEmpty()) {
            holds.take(scaler.claim(), now);
        }
        return why;
    }

    /** What a scaler holds. */
    public Optional<Hold> heldBy(Scaler scaler) {
        return scaler.claim().flatMap(holds::of);
    }

    /** What a scaler claims is not there for it, or it does not claim it any longer. */
    public void letGo(Scaler scaler) {
        scaler.claim().ifPresent(holds::letGo);
    }

    /**
     * A status was seen that says this of what the scaler holds.
     *
     * @param now the present
     */
    void seen(Scaler scaler, Optional<Hold> held, Instant now) {
        if (leads || scaler.claim().isEmpty()) {
            return;
        }
        Claim claim = scaler.claim().get();
        held.filter(hold -> hold.workload().equals(claim.workload()))
                .ifPresentOrElse(hold -> holds.restore(claim, hold.since(), now), () -> holds.letGo(claim));
    }

    /** From now on this process settles who holds what, and a status is an echo of that. */
    public void lead() {
        leads = true;
    }
}
