package io.generalscaler.controller.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.client.utils.Serialization;
import io.generalscaler.api.compile.Compilation;
import io.generalscaler.api.compile.Compiler;
import io.generalscaler.api.compile.Context;
import io.generalscaler.api.v1alpha1.GeneralScalerSpec;
import io.generalscaler.engine.model.Carried;
import io.generalscaler.engine.model.History;
import io.generalscaler.engine.model.Recommendation;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** How often statuses and events may be written. */
final class WriteRateTest {

    private static final long MINUTE = Duration.ofMinutes(1).toNanos();

    @Test
    void aFewWritesAtOnceThenOneAMinute() {
        WriteRate writeRate = WriteRate.FRESH;
        int written = 0;
        for (long second = 0; second < 600; second++) {
            long now = second * MINUTE / 60;
            if (writeRate.allowsAnother(now)) {
                writeRate = writeRate.wrote(now);
                written++;
            }
        }
        assertThat(written).isBetween(WriteRate.BURST + 8, WriteRate.BURST + 10);
    }

    private static final String DOWN =
            "behavior: {scaleUp: {maxIncrement: 1}, scaleDown: {stabilizationWindowSeconds: 60}}\n";
    private static final String UP =
            "behavior: {scaleUp: {stabilizationWindowSeconds: 60}, scaleDown: {maxDecrement: 1}}\n";
    private static final String FALLBACK = """
            behavior: {scaleUp: {maxIncrement: 1}, scaleDown: {maxDecrement: 1}}
            fallback: {afterFailures: 3, behavior: static, replicas: 2}
            """;

    @Test
    void figuresWaitAfterAnyWriteAndFollowWithinAMinute() {
        WriteRate writeRate = WriteRate.FRESH.wrote(0);
        long due = WriteRate.FIGURES.toNanos();
        assertThat(writeRate.allowsFigures(due - 1)).isFalse();
        assertThat(writeRate.allowsFigures(due)).isTrue();
        assertThat(WriteRate.FIGURES.plusSeconds(20)).isLessThan(Duration.ofMinutes(1));
    }

    @Test
    void figuresThatDriftAreTheSame() {
        ShownValues shown = shown(List.of(100.0), 5);
        assertThat(shown(List.of(109.0), 5).movedFrom(shown)).isFalse();
        assertThat(shown(List.of(111.0), 5).movedFrom(shown)).isTrue();
        assertThat(shown(List.of(100.0), 6).movedFrom(shown)).isTrue();
        assertThat(shown(List.of(Double.NaN), 5).movedFrom(shown)).isTrue();
        assertThat(shown(List.of(Double.NaN), 5).movedFrom(shown(List.of(Double.NaN), 5)))
                .isFalse();
        assertThat(shown(List.of(1.0), 5).movedFrom(shown(List.of(0.0), 5))).isTrue();
        assertThat(shown(List.of(0.0), 5).movedFrom(shown(List.of(0.0), 5))).isFalse();
    }

    private static ShownValues shown(List<Double> values, int recommendation) {
        return new ShownValues(values, recommendation, 0, ShownValues.Kept.NOTHING);
    }

    static Stream<Arguments> memories() {
        return Stream.of(
                Arguments.of("a higher recommendation inside a down-window", 6, 0, DOWN, true),
                Arguments.of("a lower one inside a down-window", 4, 0, DOWN, false),
                Arguments.of("a lower one inside an up-window", 4, 0, UP, true),
                Arguments.of("a higher one inside an up-window", 6, 0, UP, false),
                Arguments.of("one without a window", 9, 0, FALLBACK, false),
                Arguments.of("the same one", 5, 0, DOWN, false),
                Arguments.of("a failure on the way to the fallback", 5, 2, FALLBACK, true),
                Arguments.of("a failure after the fallback has begun", 5, 4, FALLBACK, false),
                Arguments.of("a failure without a fallback", 5, 2, DOWN, false));
    }

    @ParameterizedTest(name = "{0}: {4}")
    @MethodSource("memories")
    void aStatusIsWrittenForWhatARestartMustKnow(
            String name, int recommendation, int failures, String spec, boolean forgets) {
        History now = new History(
                Optional.of(List.of(new Recommendation(Instant.EPOCH, recommendation))),
                List.of(),
                Optional.empty(),
                failures == 0 ? Map.of() : Map.of("jobs", failures),
                Carried.NOTHING);
        Compilation compilation = Compiler.installed()
                .compile(
                        Serialization.unmarshal(
                                "targetRef: {name: a}\nmaxReplicas: 9\n" + spec
                                        + "metric: {type: redis, targetValue: 1, redis: {host: r, queueName: q}}\n",
                                GeneralScalerSpec.class),
                        Context.at(Instant.EPOCH));
        assertThat(shown(List.of(), 5)
                        .forgets(
                                now,
                                ((Compilation.Accepted) compilation).scaler().plan()))
                .isEqualTo(forgets);
    }
}
