package io.generalscaler.cli.decide;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.BigIntegerNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.util.Optional;

/** One JSON object on each line; empty lines are passed over. */
final class JsonLines implements Questions {
    private static final int MAX_DEPTH = 64;
    private static final int MAX_STRING = 1_000_000;

    private final LineReader lines;
    private final ObjectReader reader = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(MAX_DEPTH)
                            .maxStringLength(MAX_STRING)
                            .build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build()
            .readerFor(JsonNode.class);

    JsonLines(LineReader lines) {
        this.lines = lines;
    }

    @Override
    public Optional<OfflineQuestion> next() throws IOException {
        Optional<LineReader.Line> line = lines.next();
        while (line.isPresent() && line.get().text().isBlank()) {
            line = lines.next();
        }
        return line.map(this::question);
    }

    private OfflineQuestion question(LineReader.Line line) {
        if (line.tooLong()) {
            return new OfflineQuestion.Garbled(
                    line.number(), MissingNode.getInstance(), "is longer than " + LineReader.MAX_BYTES + " bytes");
        }
        try {
            return new OfflineQuestion.Asked(line.number(), reader.readTree(line.text()));
        } catch (JsonProcessingException e) {
            return new OfflineQuestion.Garbled(line.number(), id(line.text()), why(e));
        }
    }

    /** The id that stands before the fault. */
    private JsonNode id(String text) {
        try (JsonParser parser = reader.getFactory().createParser(text)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return MissingNode.getInstance();
            }
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                boolean isId = parser.currentName().equals("id");
                JsonToken value = parser.nextToken();
                if (isId && value == JsonToken.VALUE_STRING) {
                    return TextNode.valueOf(parser.getText());
                }
                if (isId && value == JsonToken.VALUE_NUMBER_INT) {
                    return BigIntegerNode.valueOf(parser.getBigIntegerValue());
                }
                parser.skipChildren();
            }
        } catch (IOException e) {
            // The fault came before the id.
        }
        return MissingNode.getInstance();
    }

    /** Why the text is not read, without the parser's own classes and settings. */
    private static String why(JsonProcessingException e) {
        String message = e.getOriginalMessage();
        if (message.startsWith("Document nesting depth")) {
            return "is nested deeper than " + MAX_DEPTH + " levels";
        }
        if (message.startsWith("String value length")) {
            return "holds a text of more than " + MAX_STRING + " characters";
        }
        int column = e.getLocation() == null ? 0 : e.getLocation().getColumnNr();
        String at = column > 0 ? " (column " + column + ")" : "";
        if (message.startsWith("Non-standard token")) {
            return "is not one JSON object: NaN and Infinity are no numbers in JSON; a metric that cannot be read is"
                    + " {\"missing\": \"NaN\"}" + at;
        }
        String first = message.split(" \\(|: was expecting|: expected", 2)[0];
        return "is not one JSON object: " + first.replace('\n', ' ') + at;
    }
}
