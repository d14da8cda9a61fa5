package io.generalscaler.sources.prometheus;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.io.JsonEOFException;
import io.generalscaler.sources.client.AnswerJson;
import io.generalscaler.sources.spi.FailureReason;
import io.generalscaler.sources.spi.Sample;
import io.generalscaler.sources.spi.SourceException;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Reads the one number out of an answer of Prometheus' HTTP API, token by token: whatever a server sends, nothing is kept but that number.
 * Fields may come in any order. The second element of a vector ends the reading.
 */
final class PrometheusAnswer {

    /** The end of the year 9999. */
    private static final double LAST_SECOND = 253_402_300_799.0;

    private final JsonParser json;
    private String status = "";
    private String type = "";
    private int elements;
    private boolean histogram;
    private boolean range;
    private boolean partial;
    private @Nullable Pair pair;

    private PrometheusAnswer(JsonParser json) {
        this.json = json;
    }

    /** The number in the body of an answer, and the time for which Prometheus worked it out. */
    static Sample read(InputStream body) throws IOException, SourceException {
        try (JsonParser json = AnswerJson.parser(body)) {
            PrometheusAnswer answer = new PrometheusAnswer(json);
            answer.root();
            return answer.sample();
        } catch (JacksonException | NumberFormatException e) {
            throw notPrometheus();
        }
    }

    private void root() throws IOException, SourceException {
        if (json.nextToken() != JsonToken.START_OBJECT) {
            throw notPrometheus();
        }
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String name = json.currentName();
            JsonToken value = json.nextToken();
            if (name.equals("status") && value == JsonToken.VALUE_STRING) {
                status = json.getText();
            } else if (name.equals("data") && value == JsonToken.START_OBJECT) {
                data();
            } else if (name.equals("isPartial")) {
                // VictoriaMetrics
                partial |= value != JsonToken.VALUE_FALSE && value != JsonToken.VALUE_NULL;
                json.skipChildren();
            } else if (name.equals("warnings")) {
                // Thanos, and Prometheus where it leaves something out; infos take nothing away.
                partial |= isSomething(value);
            } else {
                json.skipChildren();
            }
        }
    }

    private boolean isSomething(JsonToken value) throws IOException {
        if (value != JsonToken.START_ARRAY) {
            json.skipChildren();
            return value != JsonToken.VALUE_NULL;
        }
        boolean some = false;
        while (json.nextToken() != JsonToken.END_ARRAY) {
            if (json.currentToken() == null) {
                throw new JsonEOFException(json, null, "the list does not end");
            }
            some = true;
            json.skipChildren();
        }
        return some;
    }

    private void data() throws IOException, SourceException {
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String name = json.currentName();
            JsonToken value = json.nextToken();
            if (name.equals("resultType") && value == JsonToken.VALUE_STRING) {
                type = json.getText();
            } else if (name.equals("result") && value == JsonToken.START_ARRAY) {
                result();
            } else {
                json.skipChildren();
            }
        }
    }

    /** A list of elements, or of a time and a value. */
    private void result() throws IOException, SourceException {
        JsonToken token = json.nextToken();
        if (token != JsonToken.START_OBJECT && token != JsonToken.END_ARRAY) {
            pair = pair(token);
            return;
        }
        for (; token == JsonToken.START_OBJECT; token = json.nextToken()) {
            elements++;
            if (elements > 1) {
                throw range || type.equals("matrix") ? isRange() : severalElements();
            }
            element();
        }
        if (token != JsonToken.END_ARRAY) {
            throw notPrometheus();
        }
    }

    private void element() throws IOException, SourceException {
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String name = json.currentName();
            JsonToken value = json.nextToken();
            if (name.equals("value") && value == JsonToken.START_ARRAY) {
                pair = pair(json.nextToken());
            } else {
                histogram |= name.equals("histogram");
                range |= name.equals("values");
                json.skipChildren();
            }
        }
    }

    private Pair pair(JsonToken first) throws IOException, SourceException {
        if (!first.isNumeric()) {
            throw notPrometheus();
        }
        double seconds = json.getDoubleValue();
        if (json.nextToken() != JsonToken.VALUE_STRING) {
            throw notPrometheus();
        }
        String text = json.getText();
        if (json.nextToken() != JsonToken.END_ARRAY || !(seconds >= 0 && seconds <= LAST_SECOND)) {
            throw notPrometheus();
        }
        return new Pair(Instant.ofEpochMilli(Math.round(seconds * 1000)), text);
    }

    private Sample sample() throws SourceException {
        if (!status.equals("success")) {
            throw notPrometheus();
        }
        if (partial) {
            throw new SourceException(
                    FailureReason.PartialAnswer,
                    "the server says that its answer is partial, so the value may be too low");
        }
        return switch (type) {
            case "scalar" -> number();
            case "vector" -> onlyElement();
            case "matrix" -> throw isRange();
            case "string" -> throw new SourceException(FailureReason.NotANumber, "the result is a text");
            default -> throw notPrometheus();
        };
    }

    private Sample onlyElement() throws SourceException {
        if (elements == 0) {
            throw new SourceException(
                    FailureReason.NoData, "the query has no result; if that means 0, set emptyIsZero: true");
        }
        if (histogram) {
            throw new SourceException(FailureReason.NotANumber, "the result is a histogram");
        }
        return number();
    }

    private Sample number() throws SourceException {
        if (pair == null) {
            throw notPrometheus();
        }
        return Sample.parse(pair.value, pair.at);
    }

    private static SourceException severalElements() {
        return new SourceException(
                FailureReason.SeveralElements,
                "the query has several elements; aggregate it to one, for example with sum()");
    }

    private static SourceException isRange() {
        return new SourceException(
                FailureReason.QueryRejected, "the query gives a range of values; ask for one moment");
    }

    private static SourceException notPrometheus() {
        return new SourceException(FailureReason.BadAnswer, "the answer is not one of Prometheus' HTTP API");
    }

    /** A value as it is written, and its time. */
    private record Pair(Instant at, String value) {}
}
