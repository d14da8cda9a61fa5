package io.generalscaler.controller.report;

import io.generalscaler.controller.observe.cluster.Scaler;
import io.generalscaler.engine.model.Decision;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Logs each change of size, also one that could not be written. */
public final class LogListener implements EvaluationListener {

    private static final Logger LOG = LoggerFactory.getLogger(LogListener.class);

    @Override
    public ReportState evaluated(ScalerEvaluation evaluation, ReportState before) {
        if (evaluation.trace().decision() instanceof Decision.Scale scale) {
            LOG.atInfo()
                    .addKeyValue("scaler", evaluation.scaler().key())
                    .addKeyValue("from", scale.from())
                    .addKeyValue("to", scale.to())
                    .addKeyValue("reason", scale.reason())
                    .addKeyValue("problem", evaluation.problem().orElse(""))
                    .log(evaluation.problem().isEmpty() ? "Scaled" : "Not scaled");
        }
        return before;
    }

    @Override
    public void historyDropped(Scaler scaler) {
        LOG.atWarn()
                .addKeyValue("scaler", scaler.key())
                .log("Evaluations fail; what was remembered of the scaler is dropped, and its cooldowns run from now");
    }
}
