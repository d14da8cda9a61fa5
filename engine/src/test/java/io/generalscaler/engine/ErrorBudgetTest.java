package io.generalscaler.engine;

import static io.generalscaler.engine.Row.row;
import static io.generalscaler.engine.Scenario.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.generalscaler.engine.model.BurnSample;
import io.generalscaler.engine.model.Reason;
import io.generalscaler.engine.plan.BurnAlert;
import io.generalscaler.engine.plan.ErrorBudget;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Stage 4, the SLO with an objective: 99.9 % over 30 days, so an error rate of 0.001 burns at 1. */
class ErrorBudgetTest {

    private static Scenario objective() {
        return given().queue("50").objective("0.999");
    }

    private static Scenario burned(
            String sixHours, String lastHour, String lastHalfHour, String last5Minutes, String now) {
        Scenario scenario = objective();
        return scenario.burned(
                        scenario.burn(60, 300, sixHours),
                        scenario.burn(30, 30, lastHour),
                        scenario.burn(5, 25, lastHalfHour),
                        scenario.burn(0, 5, last5Minutes))
                .reads("errors", now);
    }

    static List<Row> rows() {
        return List.of(
                row(
                        "a budget that burns slowly enough passes the proposal through",
                        burned("0.001", "0.001", "0.001", "0.001", "0.001"),
                        5,
                        Reason.ScaledUp),
                row(
                                "the fast alert needs 14.4 over 1 h and 5 min",
                                burned("0", "0.02", "0.02", "0.02", "0.02"),
                                8,
                                Reason.SloViolated)
                        .saying(
                                "errors burns its error budget 20 times too fast over 1 h and 20 times over 5 min (fast alert: above 14.4)"),
                row(
                        "the fast alert is off when the last 5 min are calm",
                        burned("0", "0.03", "0.03", "0.001", "0.001"),
                        5,
                        Reason.ScaledUp),
                row(
                        "the fast alert is off while the hour is calm",
                        burned("0", "0", "0", "0.02", "0.02"),
                        5,
                        Reason.ScaledUp),
                row(
                                "the slow alert needs 6 over 6 h and 30 min",
                                burned("0.008", "0.008", "0.008", "0.008", "0.008"),
                                8,
                                Reason.SloViolated)
                        .saying("(slow alert: above 6)"),
                row(
                        "the slow alert is off when the last 30 min are calm",
                        burned("0.01", "0.01", "0.001", "0.001", "0.001"),
                        5,
                        Reason.ScaledUp),
                row("both alerts may be on", burned("0.02", "0.02", "0.02", "0.02", "0.02"), 8, Reason.SloViolated)
                        .saying("(fast alert: above 14.4), errors burns"),
                row(
                        "exactly at its rate an alert is off",
                        burned("0", "0.0144", "0.0144", "0.0144", "0.0144"),
                        5,
                        Reason.ScaledUp),
                row(
                        "while it burns it never scales down",
                        burned("0", "0.02", "0.02", "0.02", "0.02").replicas(9).queue("20"),
                        9,
                        Reason.SloViolated),
                row(
                        "with the error rate missing it never scales down",
                        objective().replicas(9).missing("errors", "Timeout"),
                        9,
                        Reason.SloUnknown),
                row(
                        "with no past, the reading speaks for itself",
                        objective().reads("errors", "0.02"),
                        8,
                        Reason.SloViolated),
                row("with no past and no errors all is well", objective().reads("errors", "0"), 5, Reason.ScaledUp),
                row(
                        "an error rate beyond all numbers does no harm",
                        objective().reads("errors", "1E+39"),
                        8,
                        Reason.SloViolated));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rows")
    void burns(Row row) {
        row.holds();
    }

    @Test
    @DisplayName("the standard alerts are the SRE workbook's: 14.4 over 1 h and 5 min, 6 over 6 h and 30 min")
    void standard() {
        ErrorBudget budget = ErrorBudget.standard("errors", new BigDecimal("0.999"), Duration.ofDays(30));
        assertThat(budget.alerts()).hasSize(2);
        BurnAlert fast = budget.alerts().getFirst();
        assertThat(fast.burnRate()).isEqualByComparingTo("14.4");
        assertThat(fast.longWindow()).isEqualTo(Duration.ofHours(1));
        assertThat(fast.shortWindow()).isEqualTo(Duration.ofMinutes(5));
        BurnAlert slow = budget.alerts().getLast();
        assertThat(slow.burnRate()).isEqualByComparingTo("6");
        assertThat(slow.longWindow()).isEqualTo(Duration.ofHours(6));
        assertThat(slow.shortWindow()).isEqualTo(Duration.ofMinutes(30));
    }

    @Test
    @DisplayName("six hours of looks every 15 s stay under 64 samples, and their averages hold")
    void memoryStaysShort() {
        Scenario scenario = objective();
        int most = 0;
        for (int look = 0; look < 8 * 240; look++) {
            scenario.reads("errors", look < 6 * 240 ? "0.002" : "0.004").later(15);
            most = Math.max(most, burn(scenario).size());
        }
        assertThat(most).isLessThan(64);
        Duration covered = burn(scenario).stream().map(BurnSample::span).reduce(Duration.ZERO, Duration::plus);
        assertThat(covered).isBetween(Duration.ofMinutes(345), Duration.ofMinutes(395));
        double weighted = burn(scenario).stream()
                .mapToDouble(it -> it.errorRate().doubleValue() * it.span().toSeconds())
                .sum();
        assertThat(weighted / covered.toSeconds()).isCloseTo((0.002 * 4 + 0.004 * 2) / 6, within(0.0002));
    }

    @Test
    @DisplayName("time in which the error rate could not be read counts for nothing")
    void gaps() {
        Scenario scenario = objective().reads("errors", "0.004").later(15).later(15);
        scenario.missing("errors", "Timeout").later(3600);
        scenario.reads("errors", "0.004").later(15);
        Duration covered = burn(scenario).stream().map(BurnSample::span).reduce(Duration.ZERO, Duration::plus);
        assertThat(covered).isEqualTo(Duration.ofSeconds(3615));
        scenario.missing("errors", "Timeout").later(15).later(15);
        scenario.reads("errors", "0.004").later(15);
        Duration after = burn(scenario).stream().map(BurnSample::span).reduce(Duration.ZERO, Duration::plus);
        assertThat(after).isEqualTo(Duration.ofSeconds(3630));
    }

    @Test
    @DisplayName("after a long silence a reading stands for an hour at most")
    void silence() {
        Scenario scenario = objective().reads("errors", "0.004").later(5 * 3600).later(15);
        Duration covered = burn(scenario).stream().map(BurnSample::span).reduce(Duration.ZERO, Duration::plus);
        assertThat(covered).isEqualTo(Duration.ofHours(1));
    }

    private static List<BurnSample> burn(Scenario scenario) {
        return scenario.snapshot().history().carried().burn();
    }
}
