package io.generalscaler.controller.observe.cluster;

import io.generalscaler.engine.plan.Mode;
import java.util.Optional;

/** Who else scales a workload. Of several GeneralScalers the oldest keeps it. */
public final class Rivals {

    private final Scalers scalers;
    private final OtherAutoscalers autoscalers;

    /** Looks in these. */
    public Rivals(Scalers scalers, OtherAutoscalers autoscalers) {
        this.scalers = scalers;
        this.autoscalers = autoscalers;
    }

    /** Why a scaler has to leave its workload alone; empty when it need not. */
    public Optional<String> of(Scaler scaler, Scaler.Working spec) {
        Optional<Scaler> first = scalers.of(spec.target()).stream().findFirst();
        if (first.isPresent() && !first.get().key().equals(scaler.key())) {
            return Optional.of("GeneralScaler '" + first.get().key().name() + "' is older and keeps " + spec.target());
        }
        if (spec.compiled().plan().controls().mode() == Mode.RECOMMEND) {
            return Optional.empty();
        }
        return autoscalers
                .of(spec.target())
                .map(name -> "HorizontalPodAutoscaler '" + name + "' scales " + spec.target()
                        + " too; remove one of the two, or use mode: Recommend");
    }
}
