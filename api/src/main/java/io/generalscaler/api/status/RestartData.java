package io.generalscaler.api.status;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.generalscaler.api.v1alpha1.GeneralScalerStatus;
import io.generalscaler.api.v1alpha1.RestartStatus;
import io.generalscaler.api.workload.TargetIdentity;
import io.generalscaler.api.workload.WorkloadKind;
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
 * A {@link Restart} as the text that stands in {@code status.restart}: JSON, in which a moment is a number of milliseconds and an item of a
 * list is an array of its numbers.
 *
 * <pre>
 * {"target": {group, kind, name, uid}, "recommendations": [[at, replicas]], "changes": [[at, change]], "lastScale": at,
 *  "failures": {metric: times}, "scaledToZero": true, "lastLook": at, "spend": [month, podSeconds], "errorRates": [[until, seconds, rate]],
 *  "size": {@link SizeData}, "seen": [mark]}
 * </pre>
 *
 * Who may write a status may write anything, so the text is bounded in length, tokens and depth, and each number and each list is brought
 * back within its bounds. An item that makes no sense is left out; a text that makes none, or is of another version, is no history at all. Read
 * back it promises at least as much as it did when it was written: times are rounded up, and the last recommendation counts as repeated until
 * now, for had it changed, that would have been written.
 */
public final class RestartData {
    private static final int VERSION = 1;
    private static final int MAX_RECOMMENDATIONS = 120;
    private static final int MAX_CHANGES = 130;
    private static final int MAX_ERROR_RATES = 400;
    private static final int MAX_METRICS = 20;
    /** No fallback waits for more. */
    private static final int MAX_FAILURES = 1_000;

    private static final int FIRST_YEAR = 1970;
    private static final int LAST_YEAR = 9999;
    private static final int MAX_TEXT = 253;

    private static final JsonMapper JSON = new JsonMapper(JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(4)
                    .maxStringLength(MAX_TEXT)
                    .maxNameLength(MAX_TEXT)
                    .maxNumberLength(24)
                    .maxTokenCount(8_192)
                    .build())
            .build());

    private RestartData() {}

    /**
     * What a status says of the past. A scaler that was at work before, but whose history is lost, may have scaled a moment ago: it counts as
     * if it had. Never throws, whatever stands there.
     */
    public static Restart read(@Nullable GeneralScalerStatus status, Instant now) {
        return stored(status, now)
                .orElseGet(() -> status == null || status.lastDecision() == null ? Restart.NOTHING : Restart.lost(now));
    }

    /** What a status says of the past; empty where it says nothing that can be read. */
    public static Optional<Restart> stored(@Nullable GeneralScalerStatus status, Instant now) {
        RestartStatus restart = status == null ? null : status.restart();
        if (restart == null
                || restart.version() == null
                || restart.version() != VERSION
                || restart.data() == null
                || restart.data().length() > RestartStatus.MAX_DATA) {
            return Optional.empty();
        }
        try {
            return JSON.readTree(restart.data()) instanceof ObjectNode data ? restart(data, now) : Optional.empty();
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }

    private static Optional<Restart> restart(ObjectNode data, Instant now) {
        Optional<TargetIdentity> target = target(data.path("target"));
        if (target.isEmpty() && data.has("target")) {
            return Optional.empty();
        }
        return Optional.of(new Restart(
                target,
                new History(
                        recommendations(data.path("recommendations"), now),
                        each(data.path("changes"), MAX_CHANGES, RestartData::change),
                        instant(data.path("lastScale")),
                        failures(data.path("failures")),
                        new Carried(
                                data.path("scaledToZero").asBoolean(),
                                instant(data.path("lastLook")),
                                spend(data.path("spend")),
                                each(data.path("errorRates"), MAX_ERROR_RATES, RestartData::errorRate),
                                SizeData.read(data.path("size")))),
                seen(data.path("seen"))));
    }

    private static Optional<TargetIdentity> target(JsonNode data) {
        String kind = data.path("kind").asText();
        String name = data.path("name").asText();
        return kind.isEmpty() || name.isEmpty()
                ? Optional.empty()
                : Optional.of(new TargetIdentity(
                        WorkloadKind.of(data.path("group").asText() + "/", kind),
                        name,
                        data.path("uid").asText()));
    }

    private static Optional<List<Recommendation>> recommendations(JsonNode data, Instant now) {
        if (!data.isArray()) {
            return Optional.empty();
        }
        List<Recommendation> all = new ArrayList<>(each(data, MAX_RECOMMENDATIONS, RestartData::recommendation));
        if (!all.isEmpty()) {
            all.add(new Recommendation(now, all.getLast().replicas()));
        }
        return Optional.of(all);
    }

    /** The newest so many of a list, as far as they can be read. */
    private static <T> List<T> each(JsonNode items, int most, Function<JsonNode, Optional<T>> read) {
        List<T> all = new ArrayList<>();
        for (int i = Math.max(0, items.size() - most); i < items.size(); i++) {
            read.apply(items.path(i)).ifPresent(all::add);
        }
        return all;
    }

    private static Optional<Recommendation> recommendation(JsonNode item) {
        JsonNode replicas = item.path(1);
        return !replicas.canConvertToInt() || replicas.asInt() < 0
                ? Optional.empty()
                : instant(item.path(0)).map(at -> new Recommendation(at, replicas.asInt()));
    }

    private static Optional<ScaleEvent> change(JsonNode item) {
        JsonNode change = item.path(1);
        return !change.canConvertToInt() || change.asInt() == 0
                ? Optional.empty()
                : instant(item.path(0)).map(at -> new ScaleEvent(at, Math.max(change.asInt(), -Integer.MAX_VALUE)));
    }

    private static Optional<BurnSample> errorRate(JsonNode item) {
        JsonNode seconds = item.path(1);
        Optional<BigDecimal> rate = decimal(item.path(2));
        return !seconds.canConvertToLong() || seconds.asLong() < 0 || rate.isEmpty()
                ? Optional.empty()
                : instant(item.path(0))
                        .map(until -> new BurnSample(until, Duration.ofSeconds(seconds.asLong()), rate.get()));
    }

    private static Optional<BigDecimal> decimal(JsonNode data) {
        try {
            return Optional.of(new BigDecimal(data.asText())).filter(it -> it.signum() >= 0);
        } catch (ArithmeticException | NumberFormatException e) {
            return Optional.empty();
        }
    }

    private static Optional<Spend> spend(JsonNode data) {
        JsonNode seconds = data.path(1);
        if (!seconds.canConvertToLong() || seconds.asLong() < 0) {
            return Optional.empty();
        }
        try {
            YearMonth month = YearMonth.parse(data.path(0).asText());
            return month.getYear() < FIRST_YEAR || month.getYear() > LAST_YEAR
                    ? Optional.empty()
                    : Optional.of(new Spend(month, Duration.ofSeconds(seconds.asLong())));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static Map<String, Integer> failures(JsonNode data) {
        Map<String, Integer> failures = new HashMap<>();
        data.properties().stream()
                .filter(entry ->
                        entry.getValue().canConvertToInt() && entry.getValue().asInt() > 0)
                .limit(MAX_METRICS)
                .forEach(entry ->
                        failures.put(entry.getKey(), Math.min(entry.getValue().asInt(), MAX_FAILURES)));
        return failures;
    }

    private static SeenMetrics seen(JsonNode data) {
        return SeenMetrics.of(data.valueStream()
                .filter(JsonNode::canConvertToInt)
                .limit(MAX_METRICS)
                .mapToInt(JsonNode::asInt));
    }

    private static Optional<Instant> instant(JsonNode millis) {
        return millis.canConvertToLong() ? Optional.of(Times.ofMillis(millis.asLong())) : Optional.empty();
    }

    /** What has to survive a restart, cut to its bounds from the oldest on. */
    static RestartStatus write(Restart restart) {
        History history = restart.history();
        Carried carried = history.carried();
        ObjectNode data = JsonNodeFactory.instance.objectNode();
        restart.target()
                .ifPresent(target -> data.putObject("target")
                        .put("group", target.kind().group())
                        .put("kind", target.kind().name())
                        .put("name", target.name())
                        .put("uid", target.uid()));
        history.recommendations().ifPresent(all -> {
            ArrayNode items = data.putArray("recommendations");
            last(all, MAX_RECOMMENDATIONS)
                    .forEach(it -> items.addArray().add(Times.millis(it.at())).add(it.replicas()));
        });
        if (!history.scaleEvents().isEmpty()) {
            ArrayNode items = data.putArray("changes");
            last(history.scaleEvents(), MAX_CHANGES)
                    .forEach(it -> items.addArray().add(Times.millis(it.at())).add(it.change()));
        }
        history.lastScale().ifPresent(at -> data.put("lastScale", Times.millis(at)));
        if (!history.consecutiveFailures().isEmpty()) {
            ObjectNode items = data.putObject("failures");
            history.consecutiveFailures().forEach((metric, times) -> items.put(metric, Math.min(times, MAX_FAILURES)));
        }
        if (carried.scaledToZero()) {
            data.put("scaledToZero", true);
        }
        carried.lastLook().ifPresent(at -> data.put("lastLook", Times.millis(at)));
        carried.spend()
                .ifPresent(spend -> data.putArray("spend")
                        .add(spend.month().toString())
                        .add(spend.podTime().toSeconds()));
        if (!carried.burn().isEmpty()) {
            ArrayNode items = data.putArray("errorRates");
            last(carried.burn(), MAX_ERROR_RATES)
                    .forEach(it -> items.addArray()
                            .add(Times.millis(it.until()))
                            .add(it.span().toSeconds())
                            .add(it.errorRate().toString()));
        }
        carried.size().ifPresent(size -> SizeData.write(size, data.putObject("size")));
        if (!restart.seen().equals(SeenMetrics.NONE)) {
            ArrayNode items = data.putArray("seen");
            restart.seen().marks().forEach(items::add);
        }
        return new RestartStatus(VERSION, data.toString());
    }

    private static <T> List<T> last(List<T> items, int most) {
        return items.subList(Math.max(0, items.size() - most), items.size());
    }
}
