package io.generalscaler.cli.decide;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
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
    public Optional<Question> next() throws IOException {
        Optional<LineReader.Line> line = lines.next();
        while (line.isPresent() && line.get().text().isBlank()) {
            line = lines.next();
        }
        return line.map(this::question);
    }

    private Question question(LineReader.Line line) {
        if (line.tooLong()) {
            return new Question.Garbled(line.number(), "is longer than " + LineReader.MAX_BYTES + " bytes");
        }
        try {
            return new Question.Asked(line.number(), reader.readTree(line.text()));
        } catch (JsonProcessingException e) {
            return new Question.Garbled(line.number(), why(e));
        }
    }

    private static String why(JsonProcessingException e) {
        String message = e.getOriginalMessage();
        int column = e.getLocation() == null ? 0 : e.getLocation().getColumnNr();
        String at = column > 0 ? " (column " + column + ")" : "";
        // The rest of the message names classes and settings of the parser.
        int end = message.indexOf(" (");
        return "is not one JSON object: " + (end < 0 ? message : message.substring(0, end)).replace('\n', ' ') + at;
    }
}
