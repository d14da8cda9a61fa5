package io.generalscaler.api.schema;

import io.generalscaler.api.problem.Nearest;
import io.generalscaler.api.problem.Problems;
import io.generalscaler.api.problem.Rule;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/** Holds every field of a record against its own bounds: those of the schema, in the same numbers. */
public final class Bounds {
    /** Digits after the point that arithmetic keeps exact and short. */
    private static final int MAX_SCALE = 18;

    private Bounds() {}

    /**
     * Reports every value outside its bounds, and every required field without a value, unless something is wrong with it
     * already.
     */
    public static void check(Shape.Fields shape, Record record, Problems problems) {
        for (Field field : shape.fields()) {
            if (problems.isFull()) {
                return;
            }
            Object value = field.of(record);
            Problems here = problems.at(field.name());
            if (value != null) {
                check(field.shape(), value, here);
            } else if (field.required() && !here.isBroken()) {
                here.required("is required: " + firstSentence(field.description()));
            }
        }
    }

    private static void check(Shape shape, Object value, Problems here) {
        switch (shape) {
            case Shape.Fields fields -> check(fields, (Record) value, here);
            case Shape.Items items -> checkItems(items, (List<?>) value, here);
            case Shape.Entries entries -> checkEntries(entries, (Map<?, ?>) value, here);
            case Shape.Text text -> checkText(text, (String) value, here);
            case Shape.Whole whole -> checkRange(whole.range(), new BigDecimal(value.toString()), here);
            case Shape.Decimal decimal -> checkDecimal(decimal, (BigDecimal) value, here);
            case Shape.Flag _, Shape.Anything _ -> {}
        }
    }

    private static void checkItems(Shape.Items items, List<?> list, Problems here) {
        checkCount(list.size(), items.minItems(), items.maxItems(), "items", here);
        int most = (int) Math.min(list.size(), items.maxItems());
        for (int i = 0; i < most && !here.isFull(); i++) {
            check(items.item(), list.get(i), here.at(i));
        }
    }

    private static void checkEntries(Shape.Entries entries, Map<?, ?> map, Problems here) {
        checkCount(map.size(), 0, entries.maxEntries(), "keys", here);
        map.entrySet().stream()
                .limit(entries.maxEntries())
                .sorted((a, b) -> a.getKey().toString().compareTo(b.getKey().toString()))
                .forEach(entry -> check(
                        entries.value(),
                        entry.getValue(),
                        here.atKey(entry.getKey().toString())));
    }

    private static void checkCount(int count, long least, long most, String what, Problems here) {
        if (count < least) {
            here.required("must not be empty; leave it out instead");
        } else if (count > most) {
            here.broken(Rule.TooLong, count, "must have at most " + most + " " + what);
        }
    }

    private static void checkText(Shape.Text shape, String text, Problems here) {
        int length = text.codePointCount(0, text.length());
        if (!shape.oneOf().isEmpty()) {
            if (!shape.oneOf().contains(text)) {
                here.notSupported(
                        text, () -> "must be " + String.join(", ", shape.oneOf()) + Nearest.hint(text, shape.oneOf()));
            }
        } else if (length < shape.minLength()) {
            here.invalid(text, "must not be empty");
        } else if (length > shape.maxLength()) {
            here.broken(
                    Rule.TooLong, text, "must have at most " + shape.maxLength() + " characters, and has " + length);
        } else {
            shape.pattern()
                    .filter(pattern -> !pattern.accepts(text))
                    .ifPresent(pattern -> here.invalid(text, "must be " + pattern.says()));
        }
    }

    private static void checkDecimal(Shape.Decimal shape, BigDecimal number, Problems here) {
        if (!shape.range().contains(number)) {
            here.invalid(number, "must be " + shape.range().says());
        } else if (!shape.measured() && number.stripTrailingZeros().scale() > MAX_SCALE) {
            here.invalid(number, "must have at most " + MAX_SCALE + " digits after the point");
        }
    }

    private static void checkRange(Range range, BigDecimal number, Problems here) {
        if (!range.contains(number)) {
            here.invalid(number, "must be " + range.says());
        }
    }

    private static String firstSentence(String description) {
        int end = description.indexOf(". ");
        return end < 0 ? description : description.substring(0, end + 1);
    }
}
