package io.generalscaler.api.source.http;

import io.generalscaler.api.source.Question;
import java.util.Map;
import java.util.Optional;

/**
 * A request, and where in its answer the number stands.
 *
 * @param path with its query, encoded; begins with a slash
 * @param post what is posted, in UTF-8; empty to get
 * @param headers further header fields, by name
 * @param value the number in the answer
 */
public record HttpQuestion(String path, Optional<String> post, Map<String, String> headers, HttpValue value)
        implements Question {

    public HttpQuestion {
        headers = Map.copyOf(headers);
    }

    @Override
    public String describe() {
        return "for " + value.describe() + " " + path;
    }
}
