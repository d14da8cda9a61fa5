package io.generalscaler.controller.observe.cluster;

import io.generalscaler.api.v1alpha1.GeneralScalerStatus;
import java.util.Optional;

/** Hears of changes in the cluster. Called on the threads of watches: it must not block. */
public interface ChangeListener {

    /**
     * A scaler was seen: it is new, or its spec or status has changed.
     *
     * @param status as stored
     */
    void scalerSeen(Scaler scaler, Optional<GeneralScalerStatus> status);

    /** Something that a scaler's next decision depends on has changed: its spec, its target, who else wants the target. */
    void scalerAffected(ScalerKey key);

    /** As above, where it will do if the scaler is looked at within seconds: so many are affected at once that they must not all be. */
    void scalerAffectedSoon(Scaler scaler);

    /** A scaler is gone. */
    void scalerGone(Scaler scaler);

    /** A Deployment that carries our annotations was seen, or one that had them lost them or is gone. */
    void annotationsChanged(ScalerKey deployment);
}
