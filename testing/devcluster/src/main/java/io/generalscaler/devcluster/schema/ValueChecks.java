package io.generalscaler.devcluster.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The rules of one schema node that look at a value alone: bounds, lengths, patterns, formats, counts, enumerations. */
final class ValueChecks {
    private static final BigInteger INT32_MAX = BigInteger.valueOf(Integer.MAX_VALUE);
    private static final BigInteger INT32_MIN = BigInteger.valueOf(Integer.MIN_VALUE);
    private static final BigInteger INT64_MAX = BigInteger.valueOf(Long.MAX_VALUE);
    private static final BigInteger INT64_MIN = BigInteger.valueOf(Long.MIN_VALUE);

    private ValueChecks() {}

    /** In the order in which an API server runs them. */
    static List<ValueCheck> of(Schema schema) {
        ObjectNode source = schema.source();
        List<ValueCheck> checks = new ArrayList<>();
        length(schema, checks);
        pattern(source, checks);
        format(schema, checks);
        range(schema, checks);
        bounds(source, checks);
        counts(schema, checks);
        enumeration(source, checks);
        return List.copyOf(checks);
    }

    private static void length(Schema schema, List<ValueCheck> checks) {
        Long max = schema.whole("maxLength");
        Long min = schema.whole("minLength");
        if (max == null && min == null) {
            return;
        }
        checks.add((value, path, errors) -> {
            if (!value.isTextual()) {
                return;
            }
            String text = value.textValue();
            int length = text.codePointCount(0, text.length());
            if (max != null && length > max) {
                errors.add(FieldError.tooLong(path, max));
            } else if (min != null && length < min) {
                errors.add(body(path, value, "should be at least " + min + " chars long"));
            }
        });
    }

    private static void pattern(ObjectNode source, List<ValueCheck> checks) {
        String text = source.path("pattern").asText("");
        if (text.isEmpty()) {
            return;
        }
        Pattern pattern = compile(text);
        checks.add((value, path, errors) -> {
            if (value.isTextual()
                    && (pattern == null || !pattern.matcher(value.textValue()).find())) {
                errors.add(body(path, value, "should match '" + text + "'"));
            }
        });
    }

    /** Null for a text that is no regular expression; the check of the schema itself says so. */
    static @Nullable Pattern compile(String text) {
        try {
            return Pattern.compile(text);
        } catch (PatternSyntaxException e) {
            return null;
        }
    }

    private static void format(Schema schema, List<ValueCheck> checks) {
        String format = schema.format();
        boolean text = schema.type().isEmpty() || schema.type().equals("string");
        if (!text || !Formats.known(format)) {
            return;
        }
        checks.add((value, path, errors) -> {
            if (value.isTextual() && !Formats.matches(format, value.textValue())) {
                String detail = path.text() + " in body must be of type " + format + ": " + GoText.value(value);
                errors.add(FieldError.typeInvalid(path, value, detail));
            }
        });
    }

    /** A number must fit its format; a whole number without one must fit 64 bits. */
    private static void range(Schema schema, List<ValueCheck> checks) {
        boolean small = schema.format().equals("int32");
        if (!schema.type().equals("integer")) {
            return;
        }
        BigInteger max = small ? INT32_MAX : INT64_MAX;
        BigInteger min = small ? INT32_MIN : INT64_MIN;
        String name = small ? "int32" : schema.format().isEmpty() ? "integer" : schema.format();
        checks.add((value, path, errors) -> {
            if (value.isNumber() && isWhole(value)) {
                BigInteger whole = value.decimalValue().toBigInteger();
                if (whole.compareTo(max) > 0 || whole.compareTo(min) < 0) {
                    String detail = "Checked value must be of type " + name + " with format " + name;
                    errors.add(FieldError.invalid(path, value, detail));
                }
            }
        });
    }

    private static void bounds(ObjectNode source, List<ValueCheck> checks) {
        bound(source, "multipleOf", checks);
        bound(source, "maximum", checks);
        bound(source, "minimum", checks);
    }

    private static void bound(ObjectNode source, String name, List<ValueCheck> checks) {
        JsonNode given = source.path(name);
        if (!given.isNumber()) {
            return;
        }
        BigDecimal limit = given.decimalValue();
        boolean exclusive = source.path(name.equals("maximum") ? "exclusiveMaximum" : "exclusiveMinimum")
                .asBoolean(false);
        String shown = GoText.number(given);
        checks.add((value, path, errors) -> {
            if (!value.isNumber()) {
                return;
            }
            int compared = value.decimalValue().compareTo(limit);
            String fault = switch (name) {
                case "maximum" ->
                    compared > 0 || (exclusive && compared == 0)
                            ? (exclusive ? "should be less than " : "should be less than or equal to ")
                            : "";
                case "minimum" ->
                    compared < 0 || (exclusive && compared == 0)
                            ? (exclusive ? "should be greater than " : "should be greater than or equal to ")
                            : "";
                default ->
                    limit.signum() > 0 && value.decimalValue().remainder(limit).signum() != 0
                            ? "should be a multiple of "
                            : "";
            };
            if (!fault.isEmpty()) {
                errors.add(body(path, value, fault + shown));
            }
        });
    }

    private static void counts(Schema schema, List<ValueCheck> checks) {
        Long minItems = schema.whole("minItems");
        Long maxItems = schema.whole("maxItems");
        Long minProperties = schema.whole("minProperties");
        Long maxProperties = schema.whole("maxProperties");
        if (minItems != null || maxItems != null) {
            checks.add((value, path, errors) -> {
                if (value.isArray()) {
                    count(value, minItems, maxItems, " items", path, errors);
                }
            });
        }
        if (minProperties != null || maxProperties != null) {
            checks.add((value, path, errors) -> {
                if (value.isObject()) {
                    count(value, minProperties, maxProperties, " properties", path, errors);
                }
            });
        }
    }

    private static void count(
            JsonNode value,
            @Nullable Long min,
            @Nullable Long max,
            String unit,
            FieldPath path,
            List<FieldError> errors) {
        if (min != null && value.size() < min) {
            JsonNode actual = IntNode.valueOf(value.size());
            errors.add(body(path, actual, "should have at least " + min + unit));
        }
        if (max != null && value.size() > max) {
            errors.add(FieldError.tooMany(path, value.size(), max));
        }
    }

    private static void enumeration(ObjectNode source, List<ValueCheck> checks) {
        JsonNode values = source.path("enum");
        if (!values.isArray() || values.isEmpty()) {
            return;
        }
        List<String> shown = new ArrayList<>();
        values.forEach(value -> shown.add(value.isTextual() ? value.textValue() : GoText.json(value)));
        checks.add((value, path, errors) -> {
            for (JsonNode allowed : values) {
                if (JsonValues.same(allowed, value)) {
                    return;
                }
            }
            errors.add(FieldError.notSupported(path, value, shown));
        });
    }

    /** Whether a number has no fraction; 1.0 counts as whole, as it does for an API server. */
    static boolean isWhole(JsonNode number) {
        return number.isIntegralNumber()
                || number.decimalValue().stripTrailingZeros().scale() <= 0;
    }

    private static FieldError body(FieldPath path, JsonNode value, String fault) {
        return FieldError.invalid(path, value, path.text() + " in body " + fault);
    }
}
