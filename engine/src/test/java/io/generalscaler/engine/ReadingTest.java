package io.generalscaler.engine;

import static io.generalscaler.engine.Scenario.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.generalscaler.engine.model.Proposal;
import io.generalscaler.engine.model.Reading;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Stage 1: what counts as a reading. An error is never a zero. */
class ReadingTest {
    private static final Duration NOW = Duration.ZERO;

    static Stream<Arguments> numbers() {
        return Stream.of(
                Arguments.of("not a number is missing", Reading.of(Double.NaN, NOW), "Missing", "NaN"),
                Arguments.of("infinity is missing", Reading.of(Double.POSITIVE_INFINITY, NOW), "Missing", "Infinite"),
                Arguments.of("a negative number is missing", Reading.of(-0.5, NOW), "Missing", "Negative"),
                Arguments.of(
                        "a negative decimal is missing", Reading.of(new BigDecimal("-1"), NOW), "Missing", "Negative"),
                Arguments.of("zero is a number", Reading.of(0.0, NOW), "Fresh", ""),
                Arguments.of("minus zero is zero", Reading.of(-0.0, NOW), "Fresh", ""),
                Arguments.of(
                        "a reading as old as staleAfter is fresh",
                        new Reading.Fresh(BigDecimal.ONE, Duration.ofSeconds(60)),
                        "Fresh",
                        ""),
                Arguments.of(
                        "a reading older than staleAfter is stale",
                        new Reading.Fresh(BigDecimal.ONE, Duration.ofSeconds(60).plusNanos(1)),
                        "Stale",
                        "Stale"),
                Arguments.of(
                        "a reading from the future is fresh",
                        new Reading.Fresh(BigDecimal.ONE, Duration.ofSeconds(-5)),
                        "Fresh",
                        ""));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("numbers")
    void isJudged(String name, Reading reading, String state, String cause) {
        Proposal proposal =
                given().reading(Scenario.QUEUE, reading).decide().proposals().getFirst();
        assertThat(proposal.state()).isEqualTo(state);
        assertThat(proposal.cause().orElse("")).isEqualTo(cause);
        assertThat(proposal.replicas().isPresent()).isEqualTo(state.equals("Fresh"));
    }

    @Test
    @DisplayName("a metric that nobody read is missing")
    void notRead() {
        assertThat(given().decide().proposals().getFirst().cause()).contains("NotRead");
    }

    @Test
    @DisplayName("a reading of a metric that the plan does not have changes nothing")
    void unknownMetric() {
        assertThat(given().queue("50").reads("other", "9000").decide().proposals())
                .hasSize(1);
    }

    @Test
    @DisplayName("a value with a huge exponent is kept small")
    void hugeExponent() {
        assertThat(new Reading.Fresh(new BigDecimal("1E+999999999"), NOW).value())
                .isEqualTo(BigDecimal.TEN.pow(40));
        assertThat(new Reading.Fresh(new BigDecimal("1E-999999999"), NOW).value())
                .isPositive();
        assertThat(new Reading.Fresh(new BigDecimal("1." + "3".repeat(10_000)), NOW)
                        .value()
                        .precision())
                .isEqualTo(34);
    }

    @Test
    @DisplayName("a cause is one safe word")
    void causeIsOneWord() {
        assertThatThrownBy(() -> new Reading.Missing("HTTP 500: <html>")).hasMessageContaining("cause");
        assertThatThrownBy(() -> new Reading.Missing("")).hasMessageContaining("cause");
    }
}
