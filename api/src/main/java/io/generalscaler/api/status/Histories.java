package io.generalscaler.api.status;

import io.generalscaler.api.v1alpha1.ErrorRateStatus;
import io.generalscaler.api.v1alpha1.GeneralScalerStatus;
import io.generalscaler.api.v1alpha1.HistoryStatus;
import io.generalscaler.api.v1alpha1.RecommendationStatus;
import io.generalscaler.api.v1alpha1.ScaleEventStatus;
import io.generalscaler.api.v1alpha1.SpendStatus;
import io.generalscaler.engine.model.BurnSample;
import io.generalscaler.engine.model.Carried;
import io.generalscaler.engine.model.History;
import io.generalscaler.engine.model.Recommendation;
import io.generalscaler.engine.model.ScaleEvent;
import io.generalscaler.engine.model.Spend;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The history as it stands in a status. Who may write a status may write anything, so each number and each list is brought back within
 * its bounds, those of the schema. Read back it promises at least as much as it did when it was written: what cannot be
 * read is left out, and the last recommendation counts as repeated until now, for had it changed, that would have been written.
 */
public final class Histories {
    private static final int FIRST_YEAR = 1970;
    private static final int LAST_YEAR = 9999;

    private Histories() {}

    /** What a status says of the past; the first evaluation where it says nothing. Never throws, whatever stands there. */
    public static History read(@Nullable GeneralScalerStatus status, Instant now) {
        HistoryStatus history = status == null ? null : status.history();
        if (status == null || history == null) {
            return History.firstEvaluation();
        }
        return new History(
                recommendations(history, now),
                each(history.scaleEvents(), HistoryStatus.MAX_SCALE_EVENTS, Histories::scaleEvent),
                Times.instant(status.lastScaleTime()),
                failures(history.consecutiveFailures()),
                new Carried(
                        Boolean.TRUE.equals(history.scaledToZero()),
                        Times.instant(history.lastLook()),
                        Optional.ofNullable(status.spend()).flatMap(Histories::spend),
                        each(history.errorRates(), HistoryStatus.MAX_ERROR_RATES, Histories::burnSample)));
    }

    private static Optional<List<Recommendation>> recommendations(HistoryStatus history, Instant now) {
        if (history.recommendations() == null) {
            return Optional.empty();
        }
        List<Recommendation> recommendations = new ArrayList<>(
                each(history.recommendations(), HistoryStatus.MAX_RECOMMENDATIONS, Histories::recommendation));
        if (!recommendations.isEmpty()) {
            recommendations.add(
                    new Recommendation(now, recommendations.getLast().replicas()));
        }
        return Optional.of(recommendations);
    }

    /** The newest so many of a list, as far as they can be read. */
    private static <S, T> List<T> each(@Nullable List<S> items, int most, Function<S, Optional<T>> read) {
        return items == null
                ? List.of()
                : last(items, most).stream().map(read).flatMap(Optional::stream).toList();
    }

    private static Optional<Recommendation> recommendation(RecommendationStatus status) {
        Integer replicas = status.replicas();
        return replicas == null || replicas < 0
                ? Optional.empty()
                : Times.instant(status.time()).map(at -> new Recommendation(at, replicas));
    }

    private static Optional<ScaleEvent> scaleEvent(ScaleEventStatus status) {
        Integer change = status.change();
        return change == null || change == 0
                ? Optional.empty()
                : Times.instant(status.time()).map(at -> new ScaleEvent(at, Math.max(change, -Integer.MAX_VALUE)));
    }

    private static Optional<BurnSample> burnSample(ErrorRateStatus status) {
        Long seconds = status.seconds();
        BigDecimal rate = status.rate();
        return seconds == null || seconds < 0 || rate == null || rate.signum() < 0
                ? Optional.empty()
                : Times.instant(status.until()).map(until -> new BurnSample(until, Duration.ofSeconds(seconds), rate));
    }

    private static Optional<Spend> spend(SpendStatus status) {
        Long podSeconds = status.podSeconds();
        if (status.month() == null || podSeconds == null || podSeconds < 0) {
            return Optional.empty();
        }
        try {
            YearMonth month = YearMonth.parse(status.month());
            return month.getYear() < FIRST_YEAR || month.getYear() > LAST_YEAR
                    ? Optional.empty()
                    : Optional.of(new Spend(month, Duration.ofSeconds(podSeconds)));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static Map<String, Integer> failures(@Nullable Map<String, Integer> status) {
        Map<String, Integer> failures = new HashMap<>();
        if (status != null) {
            status.entrySet().stream()
                    .filter(entry -> entry.getValue() > 0)
                    .limit(HistoryStatus.MAX_FAILING)
                    .forEach(entry ->
                            failures.put(entry.getKey(), Math.min(entry.getValue(), HistoryStatus.MAX_FAILURES)));
        }
        return failures;
    }

    /** What has to survive a restart, cut to the status's bounds from the oldest on. */
    static HistoryStatus write(History history) {
        Carried carried = history.carried();
        Map<String, Integer> failures = new HashMap<>();
        history.consecutiveFailures()
                .forEach((metric, count) -> failures.put(metric, Math.min(count, HistoryStatus.MAX_FAILURES)));
        return new HistoryStatus(
                history.recommendations()
                        .map(all -> last(all, HistoryStatus.MAX_RECOMMENDATIONS).stream()
                                .map(it -> new RecommendationStatus(Times.text(it.at()), it.replicas()))
                                .toList())
                        .orElse(null),
                nullIfEmpty(last(history.scaleEvents(), HistoryStatus.MAX_SCALE_EVENTS).stream()
                        .map(it -> new ScaleEventStatus(Times.text(it.at()), it.change()))
                        .toList()),
                failures.isEmpty() ? null : failures,
                carried.scaledToZero() ? true : null,
                nullIfEmpty(last(carried.burn(), HistoryStatus.MAX_ERROR_RATES).stream()
                        .map(it -> new ErrorRateStatus(
                                Times.text(it.until()), it.span().toSeconds(), it.errorRate()))
                        .toList()),
                carried.lastLook().map(Times::text).orElse(null));
    }

    private static <T> List<T> last(List<T> items, int most) {
        return items.subList(Math.max(0, items.size() - most), items.size());
    }

    private static <T> @Nullable List<T> nullIfEmpty(List<T> items) {
        return items.isEmpty() ? null : items;
    }
}
