package io.generalscaler.sources.sqs;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.generalscaler.api.source.sqs.SqsQuestion.Count;
import io.generalscaler.sources.client.AnswerJson;
import io.generalscaler.sources.spi.FailureReason;
import io.generalscaler.sources.spi.Sample;
import io.generalscaler.sources.spi.SourceException;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Adds up the attributes of a queue: {@code {"Attributes": {"ApproximateNumberOfMessages": "2", …}}}. One that is absent is no 0. */
final class QueueAttributes {

    private QueueAttributes() {}

    static Sample sum(InputStream body, List<Count> wanted, Instant now) throws IOException, SourceException {
        Map<Count, String> found = new EnumMap<>(Count.class);
        try (JsonParser json = AnswerJson.parser(body)) {
            if (json.nextToken() != JsonToken.START_OBJECT) {
                throw notSqs();
            }
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                boolean areAttributes = json.currentName().equals("Attributes");
                if (json.nextToken() == JsonToken.START_OBJECT && areAttributes) {
                    read(json, wanted, found);
                } else {
                    json.skipChildren();
                }
            }
            if (json.nextToken() != null) {
                throw notSqs();
            }
        } catch (JacksonException e) {
            throw notSqs();
        }
        BigDecimal sum = BigDecimal.ZERO;
        for (Count count : wanted) {
            String text = found.get(count);
            if (text == null) {
                throw new SourceException(
                        FailureReason.BadAnswer, "the answer lacks the attribute " + count.attribute());
            }
            sum = sum.add(Sample.parse(text, now).high());
        }
        return Sample.of(sum, now);
    }

    private static void read(JsonParser json, List<Count> wanted, Map<Count, String> found) throws IOException {
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String name = json.currentName();
            boolean isText = json.nextToken() == JsonToken.VALUE_STRING;
            for (Count count : wanted) {
                if (isText && count.attribute().equals(name)) {
                    found.put(count, json.getText());
                }
            }
            json.skipChildren();
        }
    }

    private static SourceException notSqs() {
        return new SourceException(FailureReason.BadAnswer, "the answer is not one of Amazon SQS");
    }
}
