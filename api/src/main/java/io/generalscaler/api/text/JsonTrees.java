package io.generalscaler.api.text;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.io.JsonEOFException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BigIntegerNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.generalscaler.api.problem.Problems;
import java.io.IOException;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * Builds trees of the wanted parts of a JSON text while it is parsed, within a bound of values over all of them. A key that stands twice
 * is refused; a number that nothing could hold becomes the text that it is, so that whoever reads the field says what is wrong with it.
 */
public final class JsonTrees {
    /** A number of more characters is a text: no field holds one, and arithmetic on it would cost. */
    private static final int MAX_NUMBER_CHARACTERS = 400;

    private static final int TOKENS_PER_STEP = 1_024;
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final JsonParser parser;
    private final int maxValues;
    private final Runnable step;
    private int values;
    private int tokens;

    /**
     * Reads from this parser.
     *
     * @param step called now and then; it may throw to end the reading
     */
    public JsonTrees(JsonParser parser, int maxValues, Runnable step) {
        this.parser = parser;
        this.maxValues = maxValues;
        this.step = step;
    }

    /** The next token; null at the end of the text. */
    public @Nullable JsonToken next() throws IOException {
        if (++tokens % TOKENS_PER_STEP == 0) {
            step.run();
        }
        return parser.nextToken();
    }

    /** What is wanted of the value that begins with the current token; afterwards its last token is the current one. */
    public JsonNode read(Wanted wanted) throws IOException {
        if (++values > maxValues) {
            throw refused("more than " + maxValues + " values are not read");
        }
        return switch (parser.currentToken()) {
            case START_OBJECT -> object(wanted);
            case START_ARRAY -> array(wanted);
            case VALUE_STRING -> TextNode.valueOf(parser.getText());
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> number();
            case VALUE_TRUE -> BooleanNode.TRUE;
            case VALUE_FALSE -> BooleanNode.FALSE;
            default -> NullNode.getInstance();
        };
    }

    /** Reads the current field's value into {@code object}. */
    public void readInto(ObjectNode object, String name, Wanted wanted) throws IOException {
        if (object.has(name)) {
            throw refused("a key stands twice");
        }
        object.set(name, read(wanted));
    }

    /** Reads over the value that begins with the current token. */
    public void skip() throws IOException {
        int depth = parser.currentToken().isStructStart() ? 1 : 0;
        while (depth > 0) {
            JsonToken token = expected();
            if (token.isStructStart()) {
                depth++;
            } else if (token.isStructEnd()) {
                depth--;
            }
        }
    }

    private JsonToken expected() throws IOException {
        JsonToken token = next();
        if (token == null) {
            throw new JsonEOFException(parser, null, "Unexpected end-of-input");
        }
        return token;
    }

    private JsonNode object(Wanted wanted) throws IOException {
        ObjectNode object = NODES.objectNode();
        int others = 0;
        while (expected() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            expected();
            Wanted value = inside(wanted, name);
            if (value != null && !(wanted instanceof Wanted.Entries entries && object.size() > entries.most())) {
                readInto(object, name, value);
            } else if (wanted instanceof Wanted.Fields fields
                    && fields.marksOthers()
                    && others++ <= Problems.MAX_VIOLATIONS) {
                readInto(object, name, Wanted.SCALAR);
            } else {
                skip();
            }
        }
        return object;
    }

    private static @Nullable Wanted inside(Wanted wanted, String name) {
        return switch (wanted) {
            case Wanted.Everything all -> all;
            case Wanted.Fields fields -> fields.fields().get(name);
            case Wanted.Entries entries when entries.keys().test(name) -> entries.value();
            case Wanted.Entries _, Wanted.Items _, Wanted.Scalar _ -> null;
        };
    }

    private JsonNode array(Wanted wanted) throws IOException {
        return switch (wanted) {
            case Wanted.Everything all -> items(NODES.arrayNode(), all);
            case Wanted.Items items -> items(items);
            case Wanted.Fields _, Wanted.Entries _, Wanted.Scalar _ -> {
                skip();
                yield NODES.arrayNode();
            }
        };
    }

    private JsonNode items(ArrayNode array, Wanted item) throws IOException {
        while (expected() != JsonToken.END_ARRAY) {
            array.add(read(item));
        }
        return array;
    }

    private JsonNode items(Wanted.Items items) throws IOException {
        CutArray array = new CutArray(NODES);
        while (expected() != JsonToken.END_ARRAY) {
            if (array.size() < items.most()) {
                array.add(read(items.item()));
            } else {
                skip();
            }
            array.passed();
        }
        return array;
    }

    private JsonNode number() throws IOException {
        if (parser.getTextLength() > MAX_NUMBER_CHARACTERS) {
            return TextNode.valueOf(parser.getText());
        }
        if (parser.currentToken() == JsonToken.VALUE_NUMBER_INT) {
            return switch (parser.getNumberType()) {
                case INT -> IntNode.valueOf(parser.getIntValue());
                case LONG -> LongNode.valueOf(parser.getLongValue());
                default -> BigIntegerNode.valueOf(parser.getBigIntegerValue());
            };
        }
        String text = parser.getText();
        try {
            BigDecimal number = parser.getDecimalValue();
            return DecimalNode.valueOf(number.signum() == 0 ? BigDecimal.ZERO : number.stripTrailingZeros());
        } catch (NumberFormatException | ArithmeticException | JsonProcessingException e) {
            return TextNode.valueOf(text);
        }
    }

    private RefusedJsonException refused(String message) {
        return new RefusedJsonException(
                parser.getParsingContext().pathAsPointer().toString(), message);
    }
}
