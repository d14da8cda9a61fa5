package io.generalscaler.cli.offline;

import com.fasterxml.jackson.databind.JsonNode;
import io.generalscaler.api.problem.Nearest;
import io.generalscaler.api.problem.Problems;
import io.generalscaler.api.problem.Rule;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * Reads an object field by field, and remembers which fields were asked for: {@link #close} reports every other one. A field
 * that is absent or null is empty; one of the wrong type is reported and empty.
 */
final class ObjectFields implements AutoCloseable {
    /** Thirty years: longer than anything remembers, and small enough that no instant overflows. */
    private static final BigDecimal MOST_SECONDS = BigDecimal.valueOf(1_000_000_000);

    /** A month of as many pods as can be counted. */
    private static final BigDecimal MOST_POD_SECONDS = BigDecimal.valueOf(10_000_000_000_000_000L);

    private static final BigDecimal MOST_WHOLE = BigDecimal.valueOf(Integer.MAX_VALUE);
    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59.999999999Z");
    private static final int NANO_DIGITS = 9;

    private final JsonNode object;
    private final Problems here;
    private final Set<String> known = new LinkedHashSet<>();

    /** Reads that value, which is reported if it is not an object. */
    ObjectFields(JsonNode object, Problems here) {
        this.object = object;
        this.here = here;
        if (!object.isObject()) {
            wrongType(object, here, "an object");
        }
    }

    /** The place of that field. */
    Problems at(String name) {
        return here.at(name);
    }

    /** The field of that name, whatever it is. */
    Optional<JsonNode> field(String name) {
        known.add(name);
        JsonNode value = object.get(name);
        return value == null || value.isNull() ? Optional.empty() : Optional.of(value);
    }

    /** The field of that name; its absence is reported. */
    Optional<JsonNode> required(String name, String what) {
        Optional<JsonNode> value = field(name);
        if (value.isEmpty() && object.isObject()) {
            at(name).required("is required: " + what);
        }
        return value;
    }

    /** A whole number from 0 to 2147483647. */
    OptionalInt count(String name) {
        return field(name).map(value -> count(value, at(name))).orElse(OptionalInt.empty());
    }

    /** A whole number from 0 to 2147483647; its absence is reported. */
    OptionalInt requiredCount(String name, String what) {
        return required(name, what).map(value -> count(value, at(name))).orElse(OptionalInt.empty());
    }

    /** A whole number of either sign. */
    OptionalInt requiredChange(String name, String what) {
        return required(name, what)
                .map(value ->
                        whole(value, at(name), MOST_WHOLE.negate(), "a whole number: +3 added three, -2 removed two"))
                .orElse(OptionalInt.empty());
    }

    /** Seconds, at least 0. */
    Optional<Duration> seconds(String name) {
        return field(name).flatMap(value -> seconds(value, at(name), MOST_SECONDS));
    }

    /** Seconds, at least 0; their absence is reported. */
    Optional<Duration> requiredSeconds(String name, String what) {
        return required(name, what).flatMap(value -> seconds(value, at(name), MOST_SECONDS));
    }

    /** Seconds of many pods added up, at least 0; their absence is reported. */
    Optional<Duration> requiredPodSeconds(String name, String what) {
        return required(name, what).flatMap(value -> seconds(value, at(name), MOST_POD_SECONDS));
    }

    /** A point in time with its offset from UTC; its absence is reported. */
    Optional<Instant> requiredInstant(String name, String what) {
        return required(name, what).flatMap(value -> instant(value, at(name)));
    }

    /** Yes or no. */
    Optional<Boolean> flag(String name) {
        return field(name).flatMap(value -> {
            if (value.isBoolean()) {
                return Optional.of(value.booleanValue());
            }
            wrongType(value, at(name), "true or false");
            return Optional.empty();
        });
    }

    /** Reports every field that was not asked for. */
    @Override
    public void close() {
        object.fieldNames().forEachRemaining(name -> {
            if (!known.contains(name)) {
                unknown(name, known, here);
            }
        });
    }

    /** Says that there is no such field, and which one may be meant. */
    static void unknown(String name, Set<String> known, Problems here) {
        String hint = Nearest.hint(name, known);
        here.at(name)
                .broken(
                        Rule.UnknownField,
                        name,
                        "is not a field here" + (hint.isEmpty() ? "; there are: " + String.join(", ", known) : hint));
    }

    static OptionalInt count(JsonNode value, Problems at) {
        return whole(value, at, BigDecimal.ZERO, "a whole number from 0 to 2147483647");
    }

    private static OptionalInt whole(JsonNode value, Problems at, BigDecimal least, String what) {
        if (!value.isNumber() || isNotFinite(value)) {
            wrongType(value, at, what);
            return OptionalInt.empty();
        }
        BigDecimal number = value.decimalValue();
        boolean isWithin = number.compareTo(least) >= 0 && number.compareTo(MOST_WHOLE) <= 0;
        if (!isWithin || number.stripTrailingZeros().scale() > 0) {
            at.invalid(number, "must be " + what);
            return OptionalInt.empty();
        }
        return OptionalInt.of(number.intValue());
    }

    private static Optional<Duration> seconds(JsonNode value, Problems at, BigDecimal most) {
        if (!value.isNumber() || isNotFinite(value)) {
            wrongType(value, at, "a number of seconds");
            return Optional.empty();
        }
        BigDecimal seconds = value.decimalValue();
        if (seconds.signum() < 0 || seconds.compareTo(most) > 0) {
            at.invalid(seconds, "must be from 0 to " + most + " seconds");
            return Optional.empty();
        }
        if (seconds.compareTo(BigDecimal.ONE.movePointLeft(NANO_DIGITS)) < 0) {
            return Optional.of(Duration.ZERO);
        }
        BigDecimal shown = seconds.setScale(NANO_DIGITS, RoundingMode.DOWN);
        BigDecimal whole = shown.setScale(0, RoundingMode.DOWN);
        int nanos = shown.subtract(whole).movePointRight(NANO_DIGITS).intValueExact();
        return Optional.of(Duration.ofSeconds(whole.longValueExact(), nanos));
    }

    private static Optional<Instant> instant(JsonNode value, Problems at) {
        String what = "must be a time such as 2026-01-15T10:30:00Z";
        if (!value.isTextual()) {
            wrongType(value, at, "a time such as 2026-01-15T10:30:00Z");
            return Optional.empty();
        }
        try {
            Instant instant = OffsetDateTime.parse(value.textValue()).toInstant();
            if (instant.isBefore(Instant.EPOCH) || instant.isAfter(LATEST)) {
                at.invalid(value.textValue(), "must be in the years 1970 to 9999");
                return Optional.empty();
            }
            return Optional.of(instant);
        } catch (DateTimeException e) {
            at.invalid(value.textValue(), what);
            return Optional.empty();
        }
    }

    /** NaN and infinities, which YAML can write, are no {@link BigDecimal}. */
    static boolean isNotFinite(JsonNode number) {
        return number.isFloatingPointNumber() && !number.isBigDecimal() && !Double.isFinite(number.doubleValue());
    }

    static void wrongType(JsonNode value, Problems at, String what) {
        at.broken(Rule.WrongType, value.isContainerNode() ? "{…}" : value.asText(), "must be " + what);
    }
}
