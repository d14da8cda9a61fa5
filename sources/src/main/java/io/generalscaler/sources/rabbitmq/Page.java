package io.generalscaler.sources.rabbitmq;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.generalscaler.api.source.rabbitmq.RabbitMqQuestion.Count;
import io.generalscaler.sources.client.AnswerJson;
import io.generalscaler.sources.spi.FailureReason;
import io.generalscaler.sources.spi.SourceException;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * What a page of a list of queues says of the whole list. It is read token by token and to its end: of an answer that breaks off nothing
 * counts.
 *
 * @param queues how many there are on all pages, at least 0
 * @param pages how many pages there are, at least 0
 */
record Page(int queues, int pages) {

    /**
     * Reads a page, and adds its queues to others.
     *
     * @param count which of their messages count
     */
    static Page read(InputStream body, Count count, Tally tally) throws IOException, SourceException {
        try (JsonParser json = AnswerJson.parser(body)) {
            expect(json.nextToken() == JsonToken.START_OBJECT);
            int queues = -1;
            int pages = -1;
            boolean hasItems = false;
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                String name = json.currentName();
                json.nextToken();
                switch (name) {
                    case "filtered_count" -> queues = wholeNumber(json);
                    case "page_count" -> pages = wholeNumber(json);
                    case "items" -> {
                        expect(json.currentToken() == JsonToken.START_ARRAY && !hasItems);
                        hasItems = true;
                        while (json.nextToken() != JsonToken.END_ARRAY) {
                            tally.add(queue(json, count == Count.READY ? "messages_ready" : "messages"));
                        }
                    }
                    default -> json.skipChildren();
                }
            }
            expect(json.currentToken() == JsonToken.END_OBJECT && json.nextToken() == null);
            expect(hasItems && queues >= 0 && pages >= 0);
            return new Page(queues, pages);
        } catch (JacksonException e) {
            throw otherAnswer();
        }
    }

    private static ListedQueue queue(JsonParser json, String counter) throws IOException, SourceException {
        expect(json.currentToken() == JsonToken.START_OBJECT);
        String name = "";
        String state = "";
        Optional<BigDecimal> messages = Optional.empty();
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String field = json.currentName();
            JsonToken value = json.nextToken();
            if (field.equals("name")) {
                expect(value == JsonToken.VALUE_STRING);
                name = json.getText();
            } else if (field.equals("state") && value == JsonToken.VALUE_STRING) {
                state = json.getText();
            } else if (field.equals(counter) && value != JsonToken.VALUE_NULL) {
                expect(value == JsonToken.VALUE_NUMBER_INT);
                messages = Optional.of(json.getDecimalValue());
            } else {
                json.skipChildren();
            }
        }
        expect(json.currentToken() == JsonToken.END_OBJECT);
        return new ListedQueue(name, state, messages);
    }

    private static int wholeNumber(JsonParser json) throws IOException, SourceException {
        expect(json.currentToken() == JsonToken.VALUE_NUMBER_INT);
        return json.getIntValue();
    }

    private static void expect(boolean isSo) throws SourceException {
        if (!isSo) {
            throw otherAnswer();
        }
    }

    private static SourceException otherAnswer() {
        return new SourceException(
                FailureReason.BadAnswer, "the answer is not a page of queues as RabbitMQ's management API lists them");
    }
}
