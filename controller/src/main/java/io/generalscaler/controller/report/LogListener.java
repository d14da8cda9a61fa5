package io.generalscaler.controller.report;

import io.generalscaler.controller.observe.cluster.Scaler;
import io.generalscaler.engine.model.Decision;
import io.generalscaler.engine.model.Proposal;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Comparator;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.spi.LoggingEventBuilder;

/** Logs each change of size with what it rests on, and a size that could not be written once for each problem. */
public final class LogListener implements EvaluationListener {

    /** Digits that a person can use of a measured value. */
    private static final MathContext DIGITS = new MathContext(12);

    private static final Logger LOG = LoggerFactory.getLogger(LogListener.class);

    @Override
    public ReportState evaluated(ScalerEvaluation evaluation, ReportState before) {
        if (evaluation.trace().decision() instanceof Decision.Scale scale) {
            Optional<String> problem = evaluation.problem();
            if (problem.isEmpty()) {
                said(LOG.atInfo(), evaluation, scale).log("Scaled");
            } else if (!problem.get().equals(before.states().problem())) {
                said(LOG.atWarn(), evaluation, scale)
                        .addKeyValue("problem", problem.get())
                        .log("Not scaled");
            }
        }
        return before;
    }

    private static LoggingEventBuilder said(
            LoggingEventBuilder line, ScalerEvaluation evaluation, Decision.Scale scale) {
        LoggingEventBuilder said = line.addKeyValue(
                        "scaler", evaluation.scaler().key())
                .addKeyValue("from", scale.from())
                .addKeyValue("to", scale.to())
                .addKeyValue("reason", scale.reason())
                .addKeyValue("why", evaluation.trace().summary());
        // The one that asks for the most is the one that the size rests on.
        Optional<Proposal> heaviest = evaluation.trace().proposals().stream()
                .filter(proposal ->
                        proposal.replicas().isPresent() && proposal.value().isPresent())
                .max(Comparator.comparingInt(proposal -> proposal.replicas().getAsInt()));
        return heaviest.isEmpty() ? said : withMetric(said, heaviest.get());
    }

    private static LoggingEventBuilder withMetric(LoggingEventBuilder line, Proposal proposal) {
        return line.addKeyValue("metric", proposal.name())
                .addKeyValue("value", plain(proposal.value().orElseThrow()))
                .addKeyValue("target", plain(proposal.metric().target().value()));
    }

    private static BigDecimal plain(BigDecimal value) {
        return value.round(DIGITS).stripTrailingZeros();
    }

    @Override
    public void historyDropped(Scaler scaler) {
        LOG.atWarn()
                .addKeyValue("scaler", scaler.key())
                .log("Evaluations fail; what was remembered of the scaler is dropped, and its cooldowns run from now");
    }
}
