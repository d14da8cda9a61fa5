package io.generalscaler.devcluster.api;

import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.mockwebserver.http.MockResponse;
import io.generalscaler.devcluster.wire.Json;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Answers as the API server sends them. */
public final class Answers {

    private Answers() {}

    public static MockResponse json(int code, JsonNode body) {
        return new MockResponse()
                .setResponseCode(code)
                .setHeader("Content-Type", "application/json")
                .setHeader("Cache-Control", "no-cache, private")
                .setBody(Json.bytes(body));
    }

    public static MockResponse text(int code, String body) {
        return new MockResponse()
                .setResponseCode(code)
                .setHeader("Content-Type", "text/plain; charset=utf-8")
                .setHeader("X-Content-Type-Options", "nosniff")
                .setBody(body.getBytes(StandardCharsets.UTF_8));
    }

    /** With each warning as a header of its own, which {@code kubectl} prints. */
    static MockResponse written(int code, JsonNode body, List<String> warnings) {
        MockResponse answer = json(code, body);
        for (String warning : warnings) {
            String quoted = warning.replace("\\", "\\\\").replace("\"", "\\\"").replaceAll("\\p{Cntrl}", " ");
            answer.addHeader("Warning", "299 - \"" + quoted + "\"");
        }
        return answer;
    }
}
