package io.generalscaler.api.text;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.generalscaler.api.problem.OtherWords;
import io.generalscaler.api.problem.Problems;
import io.generalscaler.api.problem.Rule;
import io.generalscaler.api.schema.Range;
import io.generalscaler.api.schema.Shape;
import io.generalscaler.api.schema.Shapes;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Turns a tree into a record and reports every field that is unknown or of the wrong type. What is reported is left out, so that
 * the rest can be judged and everything wrong is said at once. A list or a map is read up to its schema's bound; of what is beyond
 * that, only the count is reported. Once {@link Problems#isFull nothing more is kept}, nothing more is read.
 *
 * <p>Immutable and safe to share.
 */
public final class RecordReader<R extends Record> {
    private static final BigDecimal INT_MIN = BigDecimal.valueOf(Integer.MIN_VALUE);
    private static final BigDecimal INT_MAX = BigDecimal.valueOf(Integer.MAX_VALUE);
    /** Beyond this many digits a decimal is out of every bound; to count further would cost. */
    private static final int MAX_MAGNITUDE = 1_000;

    /** A text that is longer than this, and longer than its field allows, is not judged any further. */
    private static final int MAX_JUDGED_CHARACTERS = 10_000;

    /** A number that somebody put into quotes. */
    private static final Pattern NUMBER = Pattern.compile("-?\\d{1,30}(\\.\\d{1,30})?");

    private final Class<R> type;
    private final Shape.Fields shape;

    /** Reads records of that type, whose whole numbers are {@code Integer}. Takes some milliseconds: keep it. */
    public RecordReader(Class<R> type) {
        this.type = type;
        this.shape = Shapes.of(type);
    }

    /** What is read. */
    public Shape.Fields shape() {
        return shape;
    }

    /**
     * Reads a record.
     *
     * @param tree anything; nothing is required of it, and no bound is looked at
     * @param problems at the record
     * @return the record without what was reported; empty where the tree is no object
     */
    public Optional<R> read(JsonNode tree, Problems problems) {
        if (tree.isMissingNode() || tree.isNull()) {
            return Optional.empty();
        }
        return value(shape, tree, problems).map(type::cast);
    }

    private static Optional<Object> value(Shape expected, JsonNode tree, Problems here) {
        return switch (expected) {
            case Shape.Fields fields when tree.isObject() -> Optional.of(fields(fields, tree, here));
            case Shape.Items items when tree.isArray() -> Optional.of(items(items, tree, here));
            case Shape.Entries entries when tree.isObject() -> Optional.of(entries(entries, tree, here));
            case Shape.Text text when tree.isTextual() -> text(text, tree.textValue(), here);
            case Shape.Flag _ when tree.isBoolean() -> Optional.of(tree.booleanValue());
            case Shape.Whole whole when tree.isNumber() -> whole(whole.range(), tree, here);
            case Shape.Decimal decimal when tree.isNumber() -> decimal(decimal.range(), tree, here);
            case Shape.Anything _ -> Optional.of(tree);
            default -> {
                wrongType(tree, expected, here);
                yield Optional.empty();
            }
        };
    }

    private static Record fields(Shape.Fields fields, JsonNode tree, Problems here) {
        @Nullable Object[] values = new Object[fields.fields().size()];
        for (Map.Entry<String, JsonNode> property : tree.properties()) {
            if (here.isFull()) {
                break;
            }
            int index = fields.indexOf(property.getKey());
            if (index < 0) {
                here.atUnknown(property.getKey())
                        .broken(
                                Rule.UnknownField,
                                property.getKey(),
                                () -> "is not a field; the fields here are " + String.join(", ", fields.names())
                                        + OtherWords.hint(property.getKey(), fields.names()));
            } else if (!property.getValue().isNull()) {
                Shape shape = fields.fields().get(index).shape();
                values[index] = value(shape, property.getValue(), here.at(property.getKey()))
                        .orElse(null);
            }
        }
        return fields.record(values);
    }

    private static List<Object> items(Shape.Items items, JsonNode tree, Problems here) {
        int most = most(CutArray.count(tree), tree.size(), items.maxItems(), "items", here);
        List<Object> values = new ArrayList<>(most);
        for (int i = 0; i < most && !here.isFull(); i++) {
            // A placeholder keeps the indices of the items after it; it is reported, so it never takes effect.
            values.add(value(items.item(), tree.get(i), here.at(i)).orElseGet(() -> placeholder(items.item())));
        }
        return values;
    }

    /** How many are read; more than there may be is reported. */
    private static int most(int count, int present, long bound, String what, Problems here) {
        if (count > bound) {
            here.broken(Rule.TooLong, count, () -> "must have at most " + bound + " " + what);
        }
        return (int) Math.min(present, bound);
    }

    private static Optional<Object> text(Shape.Text shape, String text, Problems here) {
        if (shape.oneOf().isEmpty() && text.length() > Math.max(shape.maxLength(), MAX_JUDGED_CHARACTERS)) {
            here.broken(
                    Rule.TooLong,
                    text,
                    () -> "must have at most " + shape.maxLength() + " characters, and has "
                            + text.codePointCount(0, text.length()));
            return Optional.empty();
        }
        return Optional.of(text);
    }

    private static Object placeholder(Shape item) {
        return switch (item) {
            case Shape.Fields fields -> fields.record(new Object[fields.fields().size()]);
            case Shape.Items _ -> List.of();
            case Shape.Entries _ -> Map.of();
            case Shape.Text _ -> "";
            case Shape.Flag _ -> false;
            case Shape.Whole _ -> 0;
            case Shape.Decimal _ -> BigDecimal.ZERO;
            case Shape.Anything _ -> MissingNode.getInstance();
        };
    }

    private static Map<String, Object> entries(Shape.Entries entries, JsonNode tree, Problems here) {
        Map<String, Object> values = new LinkedHashMap<>();
        int most = most(tree.size(), tree.size(), entries.maxEntries(), "keys", here);
        for (Map.Entry<String, JsonNode> entry : tree.properties()) {
            if (values.size() == most || here.isFull()) {
                break;
            }
            value(entries.value(), entry.getValue(), here.atKey(entry.getKey()))
                    .ifPresent(value -> values.put(entry.getKey(), value));
        }
        return values;
    }

    private static Optional<Object> whole(Range range, JsonNode tree, Problems here) {
        BigDecimal number = tree.decimalValue();
        boolean fits = number.compareTo(INT_MIN) >= 0 && number.compareTo(INT_MAX) <= 0;
        boolean isHuge = magnitude(number) > MAX_MAGNITUDE && !fits;
        if (!isHuge && number.stripTrailingZeros().scale() > 0) {
            here.broken(Rule.WrongType, number, "must be a whole number");
            return Optional.empty();
        }
        if (!fits) {
            here.broken(Rule.Invalid, number, () -> "must be " + range.says());
            return Optional.empty();
        }
        return Optional.of(number.intValueExact());
    }

    private static Optional<Object> decimal(Range range, JsonNode tree, Problems here) {
        BigDecimal number = tree.decimalValue();
        if (range.isBounded() && magnitude(number) > MAX_MAGNITUDE) {
            here.broken(Rule.Invalid, number, () -> "must be " + range.says());
            return Optional.empty();
        }
        return Optional.of(number);
    }

    private static long magnitude(BigDecimal number) {
        return number.signum() == 0 && number.scale() == 0
                ? 0
                : Math.max(Math.abs((long) number.precision() - number.scale()), Math.abs((long) number.scale()));
    }

    private static void wrongType(JsonNode tree, Shape expected, Problems here) {
        boolean quoted = tree.isTextual()
                && switch (expected.called()) {
                    case "an integer", "a number" ->
                        NUMBER.matcher(tree.textValue()).matches();
                    case "true or false" ->
                        tree.textValue().equals("true") || tree.textValue().equals("false");
                    default -> false;
                };
        String hint = quoted ? ", not a string: leave out the quotes" : "";
        here.broken(Rule.WrongType, shown(tree), "must be " + expected.called() + hint);
    }

    private static Object shown(JsonNode tree) {
        if (tree.isContainerNode()) {
            return tree.isArray() ? Container.LIST : Container.OBJECT;
        }
        return tree.isNumber() ? tree.decimalValue() : tree.isTextual() ? tree.textValue() : tree.asBoolean();
    }

    /** What stands for a value that has no short form. */
    private enum Container {
        LIST("[…]"),
        OBJECT("{…}");

        private final String shown;

        Container(String shown) {
            this.shown = shown;
        }

        @Override
        public String toString() {
            return shown;
        }
    }
}
