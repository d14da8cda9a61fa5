package io.generalscaler.cli.offline;

import com.fasterxml.jackson.databind.JsonNode;
import io.generalscaler.api.problem.Problems;
import io.generalscaler.api.problem.Violation;
import io.generalscaler.api.schema.Bounds;
import io.generalscaler.api.schema.FieldOrder;
import io.generalscaler.api.text.RecordReader;
import io.generalscaler.cli.offline.StateSpec.HistorySpec;
import io.generalscaler.cli.offline.StateSpec.ReadingSpec;
import io.generalscaler.cli.offline.StateSpec.ScaleEventSpec;
import io.generalscaler.engine.model.Reading;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads the state of a workload: {@code {now, replicas, readyReplicas, replicasSetBy, metrics, history}}. */
public final class StateReader {
    private static final String READING =
            "must be a number, {value: 50, ageSeconds: 3} or {missing: Timeout}, one word for why it is missing";
    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59.999999999Z");

    private final RecordReader<StateSpec> states = new RecordReader<>(StateSpec.class);
    private final FieldOrder order = new FieldOrder("state", states.shape());
    private final RecordReader<ReadingSpec> readings = new RecordReader<>(ReadingSpec.class);

    /**
     * Reads a state.
     *
     * @param problems at {@code state}; whatever is reported makes the answer empty
     */
    public Optional<State> read(JsonNode tree, Problems problems) {
        Optional<StateSpec> read = states.read(tree, problems);
        if (read.isEmpty()) {
            return Optional.empty();
        }
        StateSpec spec = read.get();
        Bounds.check(states.shape(), spec, problems);
        Instant now = instant(spec.now(), problems.at("now"));
        Map<String, Reading> values = readings(spec.metrics(), problems.at("metrics"));
        checkChanges(spec.history(), problems.at("history").at("scaleEvents"));
        return problems.areNone() ? Optional.of(State.of(spec, now, values)) : Optional.empty();
    }

    /** Everything that was found wrong with a state, in the order of its fields. */
    public List<Violation> inOrder(Problems problems) {
        return order.sort(problems.violations().stream(), Violation::path);
    }

    private static Instant instant(@Nullable String text, Problems here) {
        if (text == null) {
            return Instant.EPOCH;
        }
        try {
            Instant instant = OffsetDateTime.parse(text).toInstant();
            if (instant.isBefore(Instant.EPOCH) || instant.isAfter(LATEST)) {
                here.invalid(text, "must be in the years 1970 to 9999");
            }
            return instant;
        } catch (DateTimeException e) {
            here.invalid(text, "must be a time such as 2026-01-15T10:30:00Z");
            return Instant.EPOCH;
        }
    }

    private Map<String, Reading> readings(@Nullable Map<String, JsonNode> metrics, Problems here) {
        Map<String, Reading> values = new HashMap<>();
        if (metrics != null) {
            metrics.forEach((name, tree) -> {
                Problems at = here.atKey(name);
                Optional<Reading> reading = tree.isNumber()
                        ? Optional.of(Reading.of(tree.decimalValue(), Duration.ZERO))
                        : reading(tree, at);
                reading.ifPresent(it -> values.put(name, it));
            });
        }
        return values;
    }

    private Optional<Reading> reading(JsonNode tree, Problems here) {
        if (!tree.isObject()) {
            here.invalid(tree.asText(), READING);
            return Optional.empty();
        }
        ReadingSpec spec = readings.read(tree, here).orElseThrow();
        Bounds.check(readings.shape(), spec, here);
        BigDecimal value = spec.value();
        String missing = spec.missing();
        if (!here.isBroken() && (value == null) == (missing == null)) {
            here.invalid(value == null ? "neither" : "value and missing", READING);
        }
        if (here.isBroken()) {
            return Optional.empty();
        }
        return Optional.of(
                value == null
                        ? new Reading.Missing(Objects.requireNonNull(missing))
                        : Reading.of(value, State.duration(spec.ageSeconds())));
    }

    private static void checkChanges(@Nullable HistorySpec history, Problems here) {
        List<ScaleEventSpec> events = history == null ? null : history.scaleEvents();
        for (int i = 0; events != null && i < events.size(); i++) {
            Integer change = events.get(i).change();
            if (change != null && change == 0) {
                here.at(i).at("change").invalid(0, "must not be 0: that is no change");
            }
        }
    }
}
