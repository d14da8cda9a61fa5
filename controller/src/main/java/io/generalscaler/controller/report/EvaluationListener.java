package io.generalscaler.controller.report;

import io.generalscaler.controller.observe.cluster.Scaler;
import io.generalscaler.controller.observe.cluster.ScalerKey;

/**
 * Hears of every finished evaluation. Evaluations of one scaler come one after the other, those of different scalers at the same time.
 */
public interface EvaluationListener {

    /**
     * An evaluation is over.
     *
     * @param before what this scaler's listeners knew after its last evaluation
     * @return the same with what this listener has to remember for the next one
     */
    ReportState evaluated(ScalerEvaluation evaluation, ReportState before) throws InterruptedException;

    /** Evaluations of a scaler fail, so what was remembered of it, from its status for one, has been dropped. */
    default void historyDropped(Scaler scaler) throws InterruptedException {}

    /** A scaler is gone: nothing is kept of it. */
    default void forget(ScalerKey key) {}
}
