package io.generalscaler.engine;

import static io.generalscaler.engine.Scenario.given;
import static io.generalscaler.engine.Windows.atMost;
import static io.generalscaler.engine.Windows.pin;
import static org.assertj.core.api.Assertions.assertThat;

import io.generalscaler.engine.model.Decision;
import io.generalscaler.engine.model.Explanation;
import io.generalscaler.engine.model.Reason;
import io.generalscaler.engine.model.Step;
import io.generalscaler.engine.model.Trace;
import io.generalscaler.engine.plan.BudgetPeriod;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What a trace tells beside the number. */
class TraceTest {

    @Test
    @DisplayName("each step starts where the one before ended, from the current size to the desired one")
    void stepsChain() {
        Trace trace = given().replicas(5)
                .queue("120")
                .maxIncrement(5)
                .budget("256", "0.05", BudgetPeriod.RATE)
                .decide();
        assertThat(trace.steps()).extracting(Step::before).containsExactly(5, 12, 10);
        assertThat(trace.steps()).extracting(Step::after).containsExactly(12, 10, 7);
        assertThat(trace.decision()).isEqualTo(new Decision.Scale(5, 7, Reason.ScaledUp));
    }

    @Test
    @DisplayName("a pause and an override that hold are told with their end, ended ones are not")
    void controls() {
        Trace trace = given().queue("90")
                .paused("2026-01-15T12:00:00Z", "load test")
                .overridden(5, "2026-01-15T11:00:00Z", "launch")
                .decide();
        assertThat(trace.findings().pause().orElseThrow().until()).contains(Instant.parse("2026-01-15T12:00:00Z"));
        assertThat(trace.findings().override().orElseThrow().replicas()).isEqualTo(5);
        Trace ended = given().queue("90")
                .paused("2026-01-15T10:00:00Z", "")
                .overridden(5, "2026-01-15T10:30:00Z", "")
                .decide();
        assertThat(ended.findings().pause()).isEmpty();
        assertThat(ended.findings().override()).isEmpty();
    }

    @Test
    @DisplayName("it says when the clock alone will change the decision")
    void wakeAt() {
        Scenario scenario = given().queue("90").schedule("UTC", pin("day", 5, "09:00", "17:00"));
        assertThat(scenario.decide().wakeAt()).contains(Instant.parse("2026-01-15T17:00:00Z"));
        scenario.overridden(5, "2026-01-15T11:00:00Z", "");
        assertThat(scenario.decide().wakeAt()).contains(Instant.parse("2026-01-15T11:00:00Z"));
        assertThat(given().queue("90").decide().wakeAt()).isEmpty();
    }

    @Test
    @DisplayName("it prices the desired size where a budget gives a price")
    void estimatedCost() {
        Trace trace =
                given().queue("50").budget("500", "0.05", BudgetPeriod.RATE).decide();
        assertThat(trace.estimatedMonthlyCost().orElseThrow()).isEqualByComparingTo("182.50");
        assertThat(given().queue("50").decide().estimatedMonthlyCost()).isEmpty();
    }

    @Test
    @DisplayName("schedule and cost are known also where the size is outside the bounds or set to zero by hand")
    void findingsEverywhere() {
        Scenario scenario = given().queue("90")
                .budget("500", "0.05", BudgetPeriod.RATE)
                .schedule("UTC", pin("day", 5, "09:00", "17:00"));
        for (int replicas : List.of(0, 2, 50)) {
            Trace trace = scenario.replicas(replicas).decide();
            assertThat(trace.findings().schedule()).isPresent();
            assertThat(trace.findings().cost()).isPresent();
        }
    }

    @Test
    @DisplayName("a service level that is met, beside a schedule that allows the size, says so in a step")
    void neverWithoutAStep() {
        Trace trace = given().noMetrics()
                .slo()
                .replicas(5)
                .reads("latency", "50")
                .schedule("UTC", atMost("day", 9, "09:00", "17:00"))
                .decide();
        assertThat(trace.steps()).extracting(Step::message).containsExactly("no metric asks for a size");
    }

    @Test
    @DisplayName("an explanation shows its numbers as people write them")
    void explanation() {
        assertThat(Explanation.of(
                                "{} of {} in {}, {}",
                                3,
                                new BigDecimal("1.500"),
                                Duration.ofSeconds(90),
                                List.of("a", "b"))
                        .text())
                .isEqualTo("3 of 1.5 in 90 s, a, b");
        assertThat(Explanation.of("{} {} {}", Duration.ofMinutes(5), Duration.ofHours(6), Duration.ofSeconds(59))
                        .text())
                .isEqualTo("5 min 6 h 59 s");
        assertThat(Explanation.of("{}", new BigDecimal("1E+40")).text()).isEqualTo("1E+40");
        assertThat(Explanation.of("{}", new BigDecimal("1E+3")).text()).isEqualTo("1000");
        assertThat(Explanation.of(
                                "{}, {}, {}",
                                new BigDecimal("225.1160492292391"),
                                new BigDecimal("0.00123456"),
                                new BigDecimal("-0.99999"))
                        .text())
                .isEqualTo("225.11605, 0.001235, -0.99999");
        assertThat(Explanation.of("{}: {}", Explanation.of("queue {}", 5), "a {} b")
                        .text())
                .isEqualTo("queue 5: a {} b");
        assertThat(Explanation.of("no place", 5).text()).isEqualTo("no place");
    }

    @Test
    @DisplayName("equal explanations are equal, others are not")
    void explanationEquality() {
        assertThat(Explanation.of("{} x", 5))
                .isEqualTo(Explanation.of("{} x", 5))
                .hasSameHashCodeAs(Explanation.of("{} x", 5));
        assertThat(Explanation.of("{} x", 5))
                .isNotEqualTo(Explanation.of("{} x", 6))
                .isNotEqualTo("5 x");
    }
}
