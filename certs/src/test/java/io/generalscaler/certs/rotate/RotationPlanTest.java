package io.generalscaler.certs.rotate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.generalscaler.certs.issue.CertificateAuthority;
import io.generalscaler.certs.rotate.RotationPlan.Step;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

final class RotationPlanTest {
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final Duration YEAR = Duration.ofDays(360);
    private static final RotationPlan PLAN =
            new RotationPlan(YEAR, Duration.ofDays(6), Duration.ofMinutes(2), Duration.ofHours(1));
    private static final CertificateAuthority OLD = ca(START);
    private static final Instant DUE = RotationPlan.renewAt(OLD.certificate());
    private static final CertificateAuthority NEW = ca(DUE);
    private static final Instant OLD_END = START.plus(YEAR);
    private static final Instant NEW_END = DUE.plus(YEAR);
    private static final Optional<Instant> NOT_SEEN = Optional.empty();

    private static CertificateAuthority ca(Instant now) {
        return CertificateAuthority.create("test", YEAR, now, new SecureRandom());
    }

    static Stream<Arguments> rows() {
        var empty = new CaState.Empty();
        var steady = new CaState.Steady(OLD);
        var publishing = new CaState.Publishing(OLD, NEW, DUE);
        var retiring = new CaState.Retiring(NEW, OLD.certificate(), DUE);
        Instant seen = DUE.plusSeconds(10);
        return Stream.of(
                Arguments.of("makes the first CA at once", empty, START, NOT_SEEN, Step.CREATE),
                Arguments.of("keeps a young CA", steady, START, NOT_SEEN, Step.WAIT),
                Arguments.of(
                        "keeps a CA until two thirds of its life", steady, DUE.minusMillis(1), NOT_SEEN, Step.WAIT),
                Arguments.of("publishes the next CA at two thirds", steady, DUE, NOT_SEEN, Step.PUBLISH),
                Arguments.of("replaces a CA that expired unnoticed", steady, OLD_END, NOT_SEEN, Step.REPLACE),
                Arguments.of(
                        "waits while a caller lacks the new CA",
                        publishing,
                        DUE.plusSeconds(9999),
                        NOT_SEEN,
                        Step.WAIT),
                Arguments.of(
                        "waits until callers have settled",
                        publishing,
                        seen.plusSeconds(119),
                        Optional.of(seen),
                        Step.WAIT),
                Arguments.of(
                        "promotes once callers have settled",
                        publishing,
                        seen.plusSeconds(120),
                        Optional.of(seen),
                        Step.PROMOTE),
                Arguments.of(
                        "promotes when the old CA is worthless anyway", publishing, OLD_END, NOT_SEEN, Step.PROMOTE),
                Arguments.of("begins anew when both have expired", publishing, NEW_END, NOT_SEEN, Step.REPLACE),
                Arguments.of(
                        "keeps the old CA trusted for a while", retiring, DUE.plusSeconds(3599), NOT_SEEN, Step.WAIT),
                Arguments.of("drops the old CA after that", retiring, DUE.plusSeconds(3600), NOT_SEEN, Step.DROP),
                Arguments.of(
                        "drops an old CA that has expired",
                        new CaState.Retiring(NEW, OLD.certificate(), OLD_END),
                        OLD_END,
                        NOT_SEEN,
                        Step.DROP));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rows")
    void next(String name, CaState state, Instant now, Optional<Instant> seen, Step step) {
        assertThat(PLAN.next(state, now, seen)).isEqualTo(step);
    }

    @Test
    void twoThirdsCountFromTheBeginningOfTheCertificate() {
        Instant begin = OLD.certificate().getNotBefore().toInstant();
        Duration life = Duration.between(begin, OLD_END);
        assertThat(Duration.between(begin, DUE)).isEqualTo(life.multipliedBy(2).dividedBy(3));
        assertThat(RotationPlan.isDue(OLD.certificate(), DUE.minusMillis(1))).isFalse();
        assertThat(RotationPlan.isDue(OLD.certificate(), DUE)).isTrue();
        assertThat(RotationPlan.isDue(OLD.certificate(), begin.minusSeconds(1)))
                .as("not valid yet")
                .isTrue();
    }

    @Test
    void refusesPlansThatCannotHold() {
        Duration day = Duration.ofDays(1);
        assertThatThrownBy(() -> new RotationPlan(day, day, day, day)).hasMessageContaining("a third");
        assertThatThrownBy(() -> new RotationPlan(YEAR, Duration.ZERO, day, day))
                .hasMessageContaining("positive");
        assertThat(RotationPlan.DEFAULT.leafLife()).isEqualTo(Duration.ofDays(7));
    }
}
