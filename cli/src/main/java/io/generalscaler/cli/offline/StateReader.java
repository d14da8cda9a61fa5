package io.generalscaler.cli.offline;

import com.fasterxml.jackson.databind.JsonNode;
import io.generalscaler.api.problem.Problems;
import io.generalscaler.engine.model.Reading;
import io.generalscaler.engine.model.TargetState;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** Reads the state of a workload: {@code {now, replicas, readyReplicas, metrics, history}}. */
public final class StateReader {
    private static final String METRIC =
            "must be a number, {value: 50, ageSeconds: 3} or {missing: Timeout}, one word for why it is missing";

    private StateReader() {}

    /**
     * Reads a state.
     *
     * @param problems at {@code state}; whatever is reported makes the answer empty
     */
    public static Optional<State> read(JsonNode node, Problems problems) {
        try (ObjectFields fields = new ObjectFields(node, problems)) {
            Optional<Instant> now = fields.requiredInstant("now", "the time of the decision");
            OptionalInt replicas = fields.requiredCount("replicas", "the workload's size now, scale.spec.replicas");
            OptionalInt ready = fields.count("readyReplicas");
            Map<String, Reading> readings = fields.field("metrics")
                    .map(metrics -> readings(metrics, fields.at("metrics")))
                    .orElse(Map.of());
            HistoryReader history = new HistoryReader(now.orElse(Instant.EPOCH));
            Optional<JsonNode> past = fields.field("history");
            State state = new State(
                    now.orElse(Instant.EPOCH),
                    new TargetState(replicas.orElse(0), ready.orElse(replicas.orElse(0))),
                    readings,
                    past.map(value -> history.read(value, fields.at("history")))
                            .orElse(io.generalscaler.engine.model.History.firstLook()));
            return problems.areNone() ? Optional.of(state) : Optional.empty();
        }
    }

    private static Map<String, Reading> readings(JsonNode metrics, Problems here) {
        Map<String, Reading> readings = new LinkedHashMap<>();
        if (!metrics.isObject()) {
            ObjectFields.wrongType(metrics, here, "an object with one field for each metric: {queue: 50}");
            return readings;
        }
        metrics.properties()
                .forEach(entry -> reading(entry.getValue(), here.at(entry.getKey()))
                        .ifPresent(reading -> readings.put(entry.getKey(), reading)));
        return new HashMap<>(readings);
    }

    private static Optional<Reading> reading(JsonNode value, Problems here) {
        if (value.isNumber()) {
            return Optional.of(reading(value, Duration.ZERO));
        }
        if (!value.isObject()) {
            here.invalid(value.asText(), METRIC);
            return Optional.empty();
        }
        try (ObjectFields fields = new ObjectFields(value, here)) {
            Optional<JsonNode> number = fields.field("value");
            Optional<Duration> age = fields.seconds("ageSeconds");
            Optional<JsonNode> missing = fields.field("missing");
            if (number.isPresent() == missing.isPresent()) {
                here.invalid(number.isPresent() ? "value and missing" : "neither", METRIC);
                return Optional.empty();
            }
            return missing.isPresent()
                    ? missing(missing.get(), fields.at("missing"))
                    : number(number.orElseThrow(), age.orElse(Duration.ZERO), fields.at("value"));
        }
    }

    private static Optional<Reading> number(JsonNode value, Duration age, Problems here) {
        if (value.isNumber()) {
            return Optional.of(reading(value, age));
        }
        ObjectFields.wrongType(value, here, "a number");
        return Optional.empty();
    }

    private static Optional<Reading> missing(JsonNode value, Problems here) {
        String cause = value.asText();
        if (!value.isTextual() || cause.isEmpty() || !cause.chars().allMatch(Character::isLetterOrDigit)) {
            here.invalid(cause, "must be one word of letters and digits that says why, such as Timeout");
            return Optional.empty();
        }
        return Optional.of(new Reading.Missing(cause));
    }

    private static Reading reading(JsonNode number, Duration age) {
        if (ObjectFields.isNotFinite(number)) {
            return Reading.of(number.doubleValue(), age);
        }
        BigDecimal value = number.decimalValue();
        return Reading.of(value, age);
    }
}
