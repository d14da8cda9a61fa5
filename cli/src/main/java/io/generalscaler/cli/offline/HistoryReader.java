package io.generalscaler.cli.offline;

import com.fasterxml.jackson.databind.JsonNode;
import io.generalscaler.api.problem.Problems;
import io.generalscaler.engine.model.BurnSample;
import io.generalscaler.engine.model.Carried;
import io.generalscaler.engine.model.History;
import io.generalscaler.engine.model.Recommendation;
import io.generalscaler.engine.model.ScaleEvent;
import io.generalscaler.engine.model.Spend;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Reads {@code state.history}; every time in it is an age in seconds before {@code now}.
 *
 * @param now the instant that ages count from
 */
record HistoryReader(Instant now) {
    private static final String AGE = "how many seconds ago";

    History read(JsonNode node, Problems here) {
        try (ObjectFields fields = new ObjectFields(node, here)) {
            Optional<List<Recommendation>> recommendations = fields.field("recommendations")
                    .map(value -> list(value, fields.at("recommendations"), this::recommendation));
            List<ScaleEvent> events = fields.field("scaleEvents")
                    .map(value -> list(value, fields.at("scaleEvents"), this::scaleEvent))
                    .orElse(List.of());
            Optional<Instant> lastScale = fields.seconds("lastScaleAgeSeconds").map(now::minus);
            Map<String, Integer> failures = fields.field("consecutiveFailures")
                    .map(value -> failures(value, fields.at("consecutiveFailures")))
                    .orElse(Map.of());
            boolean scaledToZero = fields.flag("scaledToZero").orElse(false);
            Optional<Instant> lastLook = fields.seconds("lastLookAgeSeconds").map(now::minus);
            Optional<Spend> spend = fields.field("spend").flatMap(value -> spend(value, fields.at("spend")));
            List<BurnSample> burn = fields.field("errorRates")
                    .map(value -> list(value, fields.at("errorRates"), this::burnSample))
                    .orElse(List.of());
            return new History(
                    recommendations, events, lastScale, failures, new Carried(scaledToZero, lastLook, spend, burn));
        }
    }

    private interface Item<T> {
        Optional<T> read(JsonNode node, Problems here);
    }

    private static <T> List<T> list(JsonNode node, Problems here, Item<T> item) {
        List<T> items = new ArrayList<>();
        if (!node.isArray()) {
            ObjectFields.wrongType(node, here, "a list");
            return items;
        }
        for (int i = 0; i < node.size(); i++) {
            item.read(node.get(i), here.at(i)).ifPresent(items::add);
        }
        return items;
    }

    private Optional<Recommendation> recommendation(JsonNode node, Problems here) {
        try (ObjectFields fields = new ObjectFields(node, here)) {
            Optional<Duration> age = fields.requiredSeconds("ageSeconds", AGE);
            OptionalInt replicas = fields.requiredCount("replicas", "the size that was asked for");
            return age.isPresent() && replicas.isPresent()
                    ? Optional.of(new Recommendation(now.minus(age.get()), replicas.getAsInt()))
                    : Optional.empty();
        }
    }

    private Optional<ScaleEvent> scaleEvent(JsonNode node, Problems here) {
        try (ObjectFields fields = new ObjectFields(node, here)) {
            Optional<Duration> age = fields.requiredSeconds("ageSeconds", AGE);
            OptionalInt change = fields.requiredChange("change", "replicas added, or, if negative, removed");
            if (change.isPresent() && change.getAsInt() == 0) {
                fields.at("change").invalid(0, "must not be 0: that is no change");
                return Optional.empty();
            }
            return age.isPresent() && change.isPresent()
                    ? Optional.of(new ScaleEvent(now.minus(age.get()), change.getAsInt()))
                    : Optional.empty();
        }
    }

    private Optional<BurnSample> burnSample(JsonNode node, Problems here) {
        try (ObjectFields fields = new ObjectFields(node, here)) {
            Optional<Duration> age = fields.requiredSeconds("ageSeconds", "how many seconds ago the span ended");
            Optional<Duration> span = fields.requiredSeconds("seconds", "how long the span is");
            Optional<BigDecimal> rate = fields.required("rate", "the share of requests that failed, 0 to 1")
                    .flatMap(value -> share(value, fields.at("rate")));
            return age.isPresent() && span.isPresent() && rate.isPresent()
                    ? Optional.of(new BurnSample(now.minus(age.get()), span.get(), rate.get()))
                    : Optional.empty();
        }
    }

    private static Optional<BigDecimal> share(JsonNode value, Problems here) {
        if (!value.isNumber() || ObjectFields.isNotFinite(value)) {
            ObjectFields.wrongType(value, here, "a share from 0 to 1");
            return Optional.empty();
        }
        BigDecimal share = value.decimalValue();
        if (share.signum() < 0 || share.compareTo(BigDecimal.ONE) > 0) {
            here.invalid(share, "must be a share from 0 to 1");
            return Optional.empty();
        }
        return Optional.of(share);
    }

    private static Map<String, Integer> failures(JsonNode node, Problems here) {
        Map<String, Integer> failures = new HashMap<>();
        if (!node.isObject()) {
            ObjectFields.wrongType(node, here, "an object with one field for each metric: {queue: 2}");
            return failures;
        }
        node.properties()
                .forEach(entry -> ObjectFields.count(entry.getValue(), here.at(entry.getKey()))
                        .ifPresent(count -> failures.put(entry.getKey(), count)));
        return failures;
    }

    /** What ran in the month of {@code now} so far; the engine counts on from {@code lastLookAgeSeconds}. */
    private Optional<Spend> spend(JsonNode node, Problems here) {
        try (ObjectFields fields = new ObjectFields(node, here)) {
            Optional<YearMonth> month = fields.field("month").flatMap(value -> month(value, fields.at("month")));
            Optional<Duration> podTime = fields.requiredPodSeconds(
                    "podSeconds", "the running times of all pods in this month, added up, in seconds");
            return podTime.map(time -> new Spend(month.orElse(YearMonth.from(now.atOffset(ZoneOffset.UTC))), time));
        }
    }

    private static Optional<YearMonth> month(JsonNode value, Problems here) {
        try {
            return Optional.of(YearMonth.parse(value.asText()));
        } catch (java.time.DateTimeException e) {
            here.invalid(value.asText(), "must be a month such as 2026-01");
            return Optional.empty();
        }
    }
}
