package io.generalscaler.controller.report;

import io.generalscaler.controller.observe.cluster.Scaler;
import io.generalscaler.controller.observe.cluster.ScalerKey;
import java.util.List;

/** Tells all listeners of an evaluation, one after the other; each remembers what it needs in what it hands on. */
public final class Reporter implements EvaluationListener {

    private final List<EvaluationListener> listeners;

    /**
     * Tells these listeners.
     *
     * @param listeners in the order in which they are told; none of them waits for long
     */
    public Reporter(List<EvaluationListener> listeners) {
        this.listeners = List.copyOf(listeners);
    }

    @Override
    public ReportState evaluated(ScalerEvaluation evaluation, ReportState before) throws InterruptedException {
        ReportState told = before;
        for (EvaluationListener listener : listeners) {
            told = listener.evaluated(evaluation, told);
        }
        return told;
    }

    @Override
    public void historyDropped(Scaler scaler) throws InterruptedException {
        for (EvaluationListener listener : listeners) {
            listener.historyDropped(scaler);
        }
    }

    @Override
    public void forget(ScalerKey key) {
        listeners.forEach(listener -> listener.forget(key));
    }
}
