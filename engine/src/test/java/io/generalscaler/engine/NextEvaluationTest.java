package io.generalscaler.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.generalscaler.engine.model.History;
import io.generalscaler.engine.model.Reason;
import io.generalscaler.engine.model.Trace;
import io.generalscaler.engine.plan.Behavior;
import io.generalscaler.engine.plan.DirectionRules;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** When a scaler is evaluated next. */
final class NextEvaluationTest {
    private static final Instant NOW = Instant.parse("2026-01-15T10:30:00Z");
    private static final DirectionRules RULES = Scenario.unlimited(BigDecimal.ZERO);
    private static final Behavior BEHAVIOR = new Behavior(RULES, RULES);

    @Test
    void aRefusalIsRepeatedInTheRhythmAlthoughAChangeOfTheScheduleHasPassedMeanwhile() {
        Trace refused = Trace.refused(NOW, 3, Reason.TargetNotFound, "it is gone");
        NextEvaluation next = new NextEvaluation(1, Optional.of(NOW.minusSeconds(60))).after(refused, 1);
        Instant regular = NOW.plusSeconds(15);
        assertThat(next.at(regular, refused, History.firstEvaluation(), BEHAVIOR))
                .isEqualTo(regular);
    }
}
