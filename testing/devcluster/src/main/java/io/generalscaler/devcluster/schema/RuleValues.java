package io.generalscaler.devcluster.schema;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cel.common.values.CelByteString;
import dev.cel.common.values.NullValue;
import io.generalscaler.devcluster.schema.cel.Names;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** JSON values as the rules of a schema see them. */
public final class RuleValues {
    private RuleValues() {}

    /**
     * The value of a node.
     *
     * @param schema tells times, durations and decimal numbers from plain values, and fields from the keys of maps; null where
     *     nothing is known
     */
    public static Object of(JsonNode value, @Nullable Schema schema) {
        return switch (value.getNodeType()) {
            case OBJECT -> fields(value, schema);
            case ARRAY -> {
                List<Object> items = new ArrayList<>();
                value.forEach(item -> items.add(of(item, schema == null ? null : schema.items())));
                yield items;
            }
            case STRING -> text(value.textValue(), schema);
            case NUMBER -> {
                boolean decimal = schema != null && schema.type().equals("number");
                boolean whole = !decimal && ValueChecks.isWhole(value);
                if (whole) {
                    yield value.longValue();
                }
                yield value.doubleValue();
            }
            case BOOLEAN -> value.booleanValue();
            default -> NullValue.NULL_VALUE;
        };
    }

    private static Object fields(JsonNode value, @Nullable Schema schema) {
        Map<String, Object> fields = new HashMap<>();
        boolean named = schema != null && schema.additional() == null;
        for (Map.Entry<String, JsonNode> field : value.properties()) {
            String name = named ? Names.escape(field.getKey()) : field.getKey();
            if (!name.isEmpty()) {
                fields.put(name, of(field.getValue(), schema == null ? null : schema.child(field.getKey())));
            }
        }
        return fields;
    }

    private static Object text(String text, @Nullable Schema schema) {
        String format = schema != null && schema.type().equals("string") ? schema.format() : "";
        try {
            return switch (format) {
                case "date-time" -> OffsetDateTime.parse(text).toInstant();
                case "date" ->
                    LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant();
                case "duration" -> duration(text).map(Object.class::cast).orElse(text);
                case "byte" -> CelByteString.of(Base64.getDecoder().decode(text));
                default -> text;
            };
        } catch (DateTimeException | IllegalArgumentException e) {
            // The check of the format speaks of it.
            return text;
        }
    }

    /** A duration as Go writes it: {@code 1h30m}, {@code 1.5s}. */
    static Optional<Duration> duration(String text) {
        String rest = text.startsWith("-") || text.startsWith("+") ? text.substring(1) : text;
        double nanos = 0;
        while (!rest.isEmpty()) {
            int digits = 0;
            while (digits < rest.length() && (Character.isDigit(rest.charAt(digits)) || rest.charAt(digits) == '.')) {
                digits++;
            }
            int letters = digits;
            while (letters < rest.length() && Character.isLetter(rest.charAt(letters))) {
                letters++;
            }
            double unit = nanosOf(rest.substring(digits, letters));
            if (digits == 0 || digits > 20 || unit == 0) {
                return rest.equals("0") ? Optional.of(Duration.ZERO) : Optional.empty();
            }
            nanos += Double.parseDouble(rest.substring(0, digits)) * unit;
            rest = rest.substring(letters);
        }
        return Optional.of(Duration.ofNanos((long) (text.startsWith("-") ? -nanos : nanos)));
    }

    private static double nanosOf(String unit) {
        return switch (unit) {
            case "ns" -> 1;
            case "us", "µs", "μs" -> 1e3;
            case "ms" -> 1e6;
            case "s" -> 1e9;
            case "m" -> 60e9;
            case "h" -> 3600e9;
            default -> 0;
        };
    }
}
