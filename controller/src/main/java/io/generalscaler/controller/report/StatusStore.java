package io.generalscaler.controller.report;

import io.generalscaler.api.v1alpha1.GeneralScalerStatus;
import io.generalscaler.controller.observe.cluster.Scaler;
import io.generalscaler.controller.observe.cluster.ScalerKey;

/** Where statuses are kept. */
public interface StatusStore {

    /** Writes a status; false when it was not written, and is to be tried again. */
    boolean write(Scaler scaler, GeneralScalerStatus status) throws InterruptedException;

    /** A scaler is gone: nothing is kept of it. */
    void forget(ScalerKey scaler);
}
