package io.generalscaler.api.text;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.generalscaler.api.problem.Nearest;
import io.generalscaler.api.problem.Problems;
import io.generalscaler.api.problem.Rule;
import io.generalscaler.api.schema.Field;
import io.generalscaler.api.schema.Range;
import io.generalscaler.api.schema.Shape;
import io.generalscaler.api.schema.Shapes;
import io.generalscaler.api.v1alpha1.GeneralScalerSpec;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Turns a tree into a spec and reports every field that is unknown or of the wrong type. What is reported is left out, so that
 * the rest can be compiled and everything wrong is said at once.
 *
 * <p>Immutable and safe to share.
 */
public final class SpecTree {
    private static final BigDecimal INT_MIN = BigDecimal.valueOf(Integer.MIN_VALUE);
    private static final BigDecimal INT_MAX = BigDecimal.valueOf(Integer.MAX_VALUE);
    /** Beyond this many digits a decimal is out of every bound; to count further would cost. */
    private static final int MAX_MAGNITUDE = 1_000;

    /** A number that somebody put into quotes. */
    private static final Pattern NUMBER = Pattern.compile("-?\\d{1,30}(\\.\\d{1,30})?");

    private final JsonNodeFactory nodes = JsonNodeFactory.instance;
    private final ObjectMapper mapper = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .nodeFactory(nodes)
            .build();
    private final Shape.Fields shape = Shapes.of(GeneralScalerSpec.class);

    /**
     * Reads a spec.
     *
     * @param tree anything; nothing is required of it
     * @param problems at the spec
     * @return the spec without what was reported; empty where the tree is no object
     */
    public Optional<GeneralScalerSpec> read(JsonNode tree, Problems problems) {
        if (tree.isMissingNode() || tree.isNull()) {
            return Optional.empty();
        }
        if (!tree.isObject()) {
            wrongType(tree, shape, problems);
            return Optional.empty();
        }
        JsonNode clean = object(shape, tree, problems);
        try {
            return Optional.of(mapper.treeToValue(clean, GeneralScalerSpec.class));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A tree of the spec's shape must make a spec", e);
        }
    }

    private Optional<JsonNode> value(Shape expected, JsonNode tree, Problems here) {
        return switch (expected) {
            case Shape.Fields fields when tree.isObject() -> Optional.of(object(fields, tree, here));
            case Shape.Items items when tree.isArray() -> Optional.of(array(items, tree, here));
            case Shape.Entries entries when tree.isObject() -> Optional.of(entries(entries, tree, here));
            case Shape.Text _ when tree.isTextual() -> Optional.of(tree);
            case Shape.Flag _ when tree.isBoolean() -> Optional.of(tree);
            case Shape.Whole whole when tree.isNumber() -> whole(whole.range(), tree, here);
            case Shape.Decimal decimal when tree.isNumber() -> decimal(decimal.range(), tree, here);
            default -> {
                wrongType(tree, expected, here);
                yield Optional.empty();
            }
        };
    }

    private ObjectNode object(Shape.Fields fields, JsonNode tree, Problems here) {
        ObjectNode clean = nodes.objectNode();
        for (Map.Entry<String, JsonNode> property : tree.properties()) {
            Optional<Field> field = fields.field(property.getKey());
            if (field.isEmpty()) {
                here.atUnknown(property.getKey())
                        .broken(
                                Rule.UnknownField,
                                property.getKey(),
                                "is not a field; the fields here are " + String.join(", ", fields.names())
                                        + Nearest.hint(property.getKey(), fields.names()));
            } else if (!property.getValue().isNull()) {
                value(field.get().shape(), property.getValue(), here.at(property.getKey()))
                        .ifPresent(value -> clean.set(property.getKey(), value));
            }
        }
        return clean;
    }

    private ArrayNode array(Shape.Items items, JsonNode tree, Problems here) {
        ArrayNode clean = nodes.arrayNode();
        for (int i = 0; i < tree.size(); i++) {
            // A placeholder keeps the indices of the items after it; it is reported, so it never takes effect.
            clean.add(value(items.item(), tree.get(i), here.at(i)).orElseGet(() -> placeholder(items.item())));
        }
        return clean;
    }

    private JsonNode placeholder(Shape item) {
        return item instanceof Shape.Fields ? nodes.objectNode() : nodes.textNode("");
    }

    private ObjectNode entries(Shape.Entries entries, JsonNode tree, Problems here) {
        ObjectNode clean = nodes.objectNode();
        for (Map.Entry<String, JsonNode> entry : tree.properties()) {
            value(entries.value(), entry.getValue(), here.atKey(entry.getKey()))
                    .ifPresent(value -> clean.set(entry.getKey(), value));
        }
        return clean;
    }

    private Optional<JsonNode> whole(Range range, JsonNode tree, Problems here) {
        BigDecimal number = tree.decimalValue();
        if (magnitude(number) <= MAX_MAGNITUDE && number.stripTrailingZeros().scale() > 0) {
            here.broken(Rule.WrongType, number, "must be a whole number");
            return Optional.empty();
        }
        boolean fits = number.compareTo(INT_MIN) >= 0 && number.compareTo(INT_MAX) <= 0;
        if (!fits) {
            here.broken(Rule.Invalid, number, "must be " + range.says());
            return Optional.empty();
        }
        return Optional.of(nodes.numberNode(number.intValueExact()));
    }

    private Optional<JsonNode> decimal(Range range, JsonNode tree, Problems here) {
        BigDecimal number = tree.decimalValue();
        if (magnitude(number) > MAX_MAGNITUDE) {
            here.broken(Rule.Invalid, number, "must be " + range.says());
            return Optional.empty();
        }
        return Optional.of(nodes.numberNode(number));
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
                    case "true or false" -> tree.textValue().matches("true|false");
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
