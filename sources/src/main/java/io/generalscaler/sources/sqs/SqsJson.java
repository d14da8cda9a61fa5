package io.generalscaler.sources.sqs;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;

/** How answers of Amazon SQS are read: token by token, with no name remembered, for a server could make up new ones for ever. */
final class SqsJson {

    private static final JsonFactory JSON = JsonFactory.builder()
            .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(16)
                    .maxStringLength(4 * 1024)
                    .maxNameLength(1024)
                    .build())
            .build();

    private SqsJson() {}

    static JsonParser parser(InputStream body) throws IOException {
        return JSON.createParser(new InputStreamReader(body, StandardCharsets.UTF_8));
    }
}
