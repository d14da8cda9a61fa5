package io.generalscaler.cli.decide;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BigIntegerNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.generalscaler.api.text.JsonTrees;
import io.generalscaler.api.text.RefusedJsonException;
import io.generalscaler.api.text.Wanted;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;

/** One JSON object on each line; empty lines are passed over. */
final class JsonLines implements Questions {
    private static final int MAX_DEPTH = 64;
    private static final int MAX_STRING = 1_000_000;
    private static final int MAX_VALUES = 500_000;
    private static final int MAX_PATH = 200;
    private static final int MAX_ID_DIGITS = 400;

    private final LineReader lines;
    private final JsonFactory json = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(MAX_DEPTH)
                    .maxStringLength(MAX_STRING)
                    // What is longer than any number becomes a text, so that its field is named.
                    .maxNumberLength(MAX_STRING)
                    .build())
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

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
        try (JsonParser parser = json.createParser(line.text())) {
            return new OfflineQuestion.Asked(line.number(), tree(parser));
        } catch (RefusedJsonException e) {
            String where = e.path().length() > MAX_PATH ? "…" : e.path();
            return new OfflineQuestion.Garbled(
                    line.number(), id(line.text()), "is not one JSON object: " + where + ": " + e.getMessage());
        } catch (JsonProcessingException e) {
            return new OfflineQuestion.Garbled(line.number(), id(line.text()), why(e));
        } catch (IOException e) {
            throw new UncheckedIOException("A text in memory can always be read", e);
        }
    }

    private static JsonNode tree(JsonParser parser) throws IOException {
        JsonTrees trees = new JsonTrees(parser, MAX_VALUES, () -> {});
        if (trees.next() == null) {
            throw new JsonParseException(parser, "No content");
        }
        JsonNode tree = trees.read(Wanted.EVERYTHING);
        if (trees.next() != null) {
            throw new JsonParseException(parser, "Trailing token");
        }
        return tree;
    }

    /** The id that stands before the fault. */
    private JsonNode id(String text) {
        try (JsonParser parser = json.createParser(text)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return MissingNode.getInstance();
            }
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                boolean isId = parser.currentName().equals("id");
                JsonToken value = parser.nextToken();
                if (isId && value == JsonToken.VALUE_STRING) {
                    return TextNode.valueOf(parser.getText());
                }
                if (isId && value == JsonToken.VALUE_NUMBER_INT && parser.getTextLength() <= MAX_ID_DIGITS) {
                    return BigIntegerNode.valueOf(parser.getBigIntegerValue());
                }
                parser.skipChildren();
            }
        } catch (IOException | NumberFormatException e) {
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
