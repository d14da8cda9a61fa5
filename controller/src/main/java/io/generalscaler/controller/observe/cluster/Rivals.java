package io.generalscaler.controller.observe.cluster;

import io.generalscaler.api.claim.Claim;
import io.generalscaler.api.claim.ConflictRules;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Who else scales a workload. */
public final class Rivals {

    private final Scalers scalers;
    private final OtherAutoscalers autoscalers;

    /** Looks in these. */
    public Rivals(Scalers scalers, OtherAutoscalers autoscalers) {
        this.scalers = scalers;
        this.autoscalers = autoscalers;
    }

    /** Why a scaler has to leave its workload alone; empty when it need not. */
    public Optional<String> of(Scaler.Working scaler) {
        List<Claim> claims = Stream.concat(
                        scalers.claimsOn(scaler.target()).stream(), autoscalers.on(scaler.target()).stream())
                .toList();
        return ConflictRules.whyToYield(scaler.claim(), claims);
    }
}
