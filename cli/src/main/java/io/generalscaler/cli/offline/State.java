package io.generalscaler.cli.offline;

import io.generalscaler.cli.offline.StateSpec.HistorySpec;
import io.generalscaler.cli.offline.StateSpec.SetBySpec;
import io.generalscaler.cli.offline.StateSpec.SpendSpec;
import io.generalscaler.engine.model.BurnSample;
import io.generalscaler.engine.model.Carried;
import io.generalscaler.engine.model.Hand;
import io.generalscaler.engine.model.History;
import io.generalscaler.engine.model.LastSize;
import io.generalscaler.engine.model.Reading;
import io.generalscaler.engine.model.Recommendation;
import io.generalscaler.engine.model.ScaleEvent;
import io.generalscaler.engine.model.Spend;
import io.generalscaler.engine.model.TargetState;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Everything of a snapshot but the plan.
 *
 * @param readings by metric name; an empty answer of a source is {@code Missing("NoData")}
 * @param seen the metrics of which something was there before
 */
public record State(Instant now, TargetState target, Map<String, Reading> readings, History history, Set<String> seen) {
    private static final int NANO_DIGITS = 9;

    public State {
        readings = Map.copyOf(readings);
        seen = Set.copyOf(seen);
    }

    /**
     * What the engine is given of a state without a problem in it.
     *
     * @param now as in {@code spec}; {@code readings} likewise
     */
    static State of(StateSpec spec, Instant now, Map<String, Reading> readings) {
        int replicas = Objects.requireNonNull(spec.replicas());
        HistorySpec history = spec.history();
        return new State(
                now,
                new TargetState(
                        replicas,
                        Objects.requireNonNullElse(spec.readyReplicas(), replicas),
                        hand(spec.replicasSetBy())),
                readings,
                history == null ? History.firstEvaluation() : history(history, now),
                history == null || history.seen() == null ? Set.of() : new HashSet<>(history.seen()));
    }

    private static Hand hand(@Nullable SetBySpec by) {
        if (by == null) {
            return Hand.UNKNOWN;
        }
        return new Hand(
                by.subresource() == null ? Hand.Way.OBJECT : Hand.Way.SCALE, Objects.requireNonNull(by.manager()));
    }

    private static History history(HistorySpec spec, Instant now) {
        return new History(
                Optional.ofNullable(spec.recommendations())
                        .map(list -> each(
                                list,
                                it -> new Recommendation(
                                        ago(it.ageSeconds(), now), Objects.requireNonNull(it.replicas())))),
                each(
                        spec.scaleEvents(),
                        it -> new ScaleEvent(ago(it.ageSeconds(), now), Objects.requireNonNull(it.change()))),
                Optional.ofNullable(spec.lastScaleAgeSeconds()).map(age -> ago(age, now)),
                Objects.requireNonNullElse(spec.consecutiveFailures(), Map.of()),
                new Carried(
                        Boolean.TRUE.equals(spec.scaledToZero()),
                        Optional.ofNullable(spec.lastLookAgeSeconds()).map(age -> ago(age, now)),
                        Optional.ofNullable(spec.spend()).map(spend -> spend(spend, now)),
                        each(
                                spec.errorRates(),
                                it -> new BurnSample(
                                        ago(it.ageSeconds(), now),
                                        duration(it.seconds()),
                                        Objects.requireNonNull(it.rate()))),
                        Optional.ofNullable(spec.decidedReplicas()).map(decided -> LastSize.of(decided, true))));
    }

    private static Spend spend(SpendSpec spec, Instant now) {
        String month = spec.month();
        return new Spend(
                month == null ? YearMonth.from(now.atOffset(ZoneOffset.UTC)) : YearMonth.parse(month),
                duration(spec.podSeconds()));
    }

    private static <S, T> List<T> each(@Nullable List<S> specs, Function<S, T> made) {
        return specs == null ? List.of() : specs.stream().map(made).toList();
    }

    private static Instant ago(@Nullable BigDecimal seconds, Instant now) {
        return now.minus(duration(seconds));
    }

    /** Nothing for nothing; what is finer than nanoseconds is cut off. */
    static Duration duration(@Nullable BigDecimal seconds) {
        if (seconds == null) {
            return Duration.ZERO;
        }
        BigDecimal whole = seconds.setScale(0, RoundingMode.DOWN);
        int nanos = seconds.subtract(whole).movePointRight(NANO_DIGITS).intValue();
        return Duration.ofSeconds(whole.longValueExact(), nanos);
    }
}
