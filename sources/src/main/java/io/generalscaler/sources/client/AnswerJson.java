package io.generalscaler.sources.client;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;

/** How answers in JSON are read, whatever a server sends: token by token, with no name remembered, for it could make up new ones for ever. */
public final class AnswerJson {

    private static final JsonFactory JSON = JsonFactory.builder()
            .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(64)
                    .maxStringLength(64 * 1024)
                    .maxNameLength(4 * 1024)
                    .maxNumberLength(1000)
                    .build())
            .build();

    private AnswerJson() {}

    /** A parser of an answer in UTF-8. */
    public static JsonParser parser(InputStream body) throws IOException {
        return JSON.createParser(new InputStreamReader(body, StandardCharsets.UTF_8));
    }
}
