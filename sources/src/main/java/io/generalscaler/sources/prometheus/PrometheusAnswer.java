package io.generalscaler.sources.prometheus;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.generalscaler.sources.spi.FailureReason;
import io.generalscaler.sources.spi.Sample;
import io.generalscaler.sources.spi.SourceException;
import java.io.IOException;
import java.time.Instant;

/** Reads the one number out of an answer of Prometheus' HTTP API. */
final class PrometheusAnswer {

    /** The end of the year 9999. */
    private static final double LAST_SECOND = 253_402_300_799.0;

    private static final ObjectMapper JSON = new ObjectMapper(JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(16)
                    .maxStringLength(64 * 1024)
                    .build())
            .build());

    private PrometheusAnswer() {}

    /** The number in the body of an answer, and the time for which Prometheus worked it out. */
    static Sample sample(byte[] body) throws SourceException {
        JsonNode data = parse(body).path("data");
        JsonNode result = data.path("result");
        return switch (data.path("resultType").asText()) {
            case "scalar" -> sample(result);
            case "vector" -> onlyElement(result);
            case "matrix" ->
                throw new SourceException(
                        FailureReason.QueryRejected, "the query gives a range of values; ask for one moment");
            case "string" -> throw new SourceException(FailureReason.NotANumber, "the result is a text");
            default -> throw notPrometheus();
        };
    }

    private static Sample onlyElement(JsonNode vector) throws SourceException {
        if (!vector.isArray() || vector.isEmpty()) {
            throw new SourceException(FailureReason.NoData, "the query has no result");
        }
        if (vector.size() > 1) {
            throw new SourceException(
                    FailureReason.SeveralElements,
                    "the query has " + vector.size() + " elements; aggregate it to one, for example with sum()");
        }
        JsonNode element = vector.get(0);
        if (element.has("histogram")) {
            throw new SourceException(FailureReason.NotANumber, "the result is a histogram");
        }
        return sample(element.path("value"));
    }

    private static JsonNode parse(byte[] body) throws SourceException {
        try {
            JsonNode root = JSON.readTree(body);
            if (root != null && root.path("status").asText().equals("success")) {
                return root;
            }
        } catch (IOException e) {
            throw notPrometheus();
        }
        throw notPrometheus();
    }

    private static Sample sample(JsonNode pair) throws SourceException {
        double seconds = pair.path(0).asDouble(-1);
        JsonNode number = pair.path(1);
        if (!number.isTextual() || !(seconds >= 0 && seconds <= LAST_SECOND)) {
            throw notPrometheus();
        }
        return Sample.parse(number.asText(), Instant.ofEpochMilli(Math.round(seconds * 1000)));
    }

    private static SourceException notPrometheus() {
        return new SourceException(FailureReason.BadAnswer, "the answer is not one of Prometheus' HTTP API");
    }
}
