package io.generalscaler.controller.observe.source.prometheus;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.generalscaler.controller.observe.source.FailureReason;
import io.generalscaler.controller.observe.source.SourceException;
import java.io.IOException;

/** Reads the one number out of an answer of Prometheus' HTTP API. */
final class PrometheusAnswer {

    private static final ObjectMapper JSON = new ObjectMapper(JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(16)
                    .maxStringLength(64 * 1024)
                    .build())
            .build());

    private PrometheusAnswer() {}

    /** The number in a body that came with this HTTP status. */
    static double number(int status, byte[] body) throws SourceException {
        if (status == 200) {
            return number(body);
        }
        throw switch (status) {
            case 401, 403 ->
                new SourceException(FailureReason.Unauthorized, "Prometheus refused the login (HTTP " + status + ")");
            case 400, 422 ->
                new SourceException(
                        FailureReason.QueryRejected, "Prometheus cannot run the query (HTTP " + status + ")");
            default -> {
                String what = status >= 300 && status < 400 ? "a redirect, which is not followed" : "HTTP " + status;
                FailureReason reason = status >= 500 ? FailureReason.SourceError : FailureReason.BadAnswer;
                yield new SourceException(reason, "Prometheus answered with " + what);
            }
        };
    }

    private static double number(byte[] body) throws SourceException {
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

    private static double onlyElement(JsonNode vector) throws SourceException {
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

    private static double sample(JsonNode pair) throws SourceException {
        JsonNode number = pair.path(1);
        if (!number.isTextual()) {
            throw notPrometheus();
        }
        return switch (number.asText()) {
            case "NaN" -> Double.NaN;
            case "+Inf", "Inf" -> Double.POSITIVE_INFINITY;
            case "-Inf" -> Double.NEGATIVE_INFINITY;
            default -> {
                try {
                    yield Double.parseDouble(number.asText());
                } catch (NumberFormatException e) {
                    throw notPrometheus();
                }
            }
        };
    }

    private static SourceException notPrometheus() {
        return new SourceException(FailureReason.BadAnswer, "the answer is not one of Prometheus' HTTP API");
    }
}
