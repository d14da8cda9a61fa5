package io.generalscaler.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.generalscaler.engine.model.Reason;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What each reason is, as a table: a new one, or one that changes its nature, changes what people are told. */
final class ReasonTest {

    private static final String TABLE = """
            AboveTarget        ASKS     UNTOLD   RULES
            BelowTarget        ASKS     UNTOLD   RULES
            ScaledUp           ASKS     UNTOLD   RULES
            ScaledDown         ASKS     UNTOLD   RULES
            WithinTolerance    AGREES   UNTOLD   RULES
            AtDesired          AGREES   UNTOLD   RULES
            Stabilized         SMOOTHS  UNTOLD   RULES
            CoolingDown        LIMITS   UNTOLD   RULES
            RateLimited        LIMITS   UNTOLD   RULES
            AtMaxReplicas      LIMITS   TOLD     RULES
            AtMinReplicas      LIMITS   UNTOLD   RULES
            BudgetCapped       LIMITS   WARNED   RULES
            MinOverBudget      LIMITS   WARNED   RULES
            SloViolated        ASKS     WARNED   RULES
            SloUnknown         MISSING  UNTOLD   RULES
            Scheduled          SETS     UNTOLD   RULES
            MetricMissing      MISSING  UNTOLD   RULES
            AllMetricsMissing  MISSING  UNTOLD   NOBODY
            FallbackUsed       MISSING  WARNED   RULES
            NoReadyPods        ASKS     UNTOLD   RULES
            Activated          ASKS     UNTOLD   RULES
            ScaledToZero       ASKS     UNTOLD   RULES
            Paused             SETS     TOLD     PERSON
            PauseExpired       NOTES    TOLD     RULES
            Frozen             NOTES    UNTOLD   PERSON
            Overridden         SETS     TOLD     PERSON
            OverrideExpired    NOTES    TOLD     RULES
            RecommendOnly      NOTES    TOLD     PERSON
            SetToZeroByHand    NOTES    TOLD     PERSON
            ForeignChange      NOTES    UNTOLD   RULES
            Displaced          NOTES    UNTOLD   RULES
            Restored           ASKS     UNTOLD   RULES
            BackedOff          LIMITS   WARNED   NOBODY
            TargetNotFound     REFUSES  UNTOLD   NOBODY
            FailedGetScale     REFUSES  UNTOLD   NOBODY
            TargetConflict     REFUSES  UNTOLD   NOBODY
            InvalidSpec        REFUSES  UNTOLD   NOBODY
            """;

    @Test
    void everyReasonIsWhatTheTableSays() {
        String all = Arrays.stream(Reason.values())
                .map(it -> "%s %s %s %s".formatted(it, it.nature(), it.begin(), it.lastWord()))
                .collect(Collectors.joining("\n", "", "\n"));
        assertThat(all).isEqualTo(TABLE.replaceAll(" +", " "));
    }

    @Test
    void aWordOfANewerVersionNamesNoReason() {
        assertThat(Reason.named("Paused")).contains(Reason.Paused);
        assertThat(Reason.named("Forecast")).isEmpty();
        assertThat(Reason.named(null)).isEmpty();
    }

    @Test
    void nobodyNeedBeToldOfAChangeBetweenAtDesiredAndWithinTolerance() {
        assertThat(Reason.WithinTolerance.equivalent()).isEqualTo(Reason.AtDesired.equivalent());
        assertThat(Reason.Stabilized.equivalent()).isEqualTo(Reason.Stabilized);
    }
}
