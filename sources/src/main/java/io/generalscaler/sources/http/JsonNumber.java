package io.generalscaler.sources.http;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonToken;
import io.generalscaler.sources.client.AnswerJson;
import io.generalscaler.sources.spi.FailureReason;
import io.generalscaler.sources.spi.SourceException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/**
 * Reads the number at a pointer out of a document of JSON, token by token and to its end: of an answer that breaks off nothing counts. Of
 * two fields with one name the first counts.
 */
final class JsonNumber {

    private final JsonParser json;
    private Optional<String> text = Optional.empty();
    private Optional<SourceException> fault = Optional.empty();

    private JsonNumber(JsonParser json) {
        this.json = json;
    }

    static Found read(InputStream body, String pointer, NumberText numbers) throws IOException, SourceException {
        try (JsonParser json = AnswerJson.parser(body)) {
            JsonNumber number = new JsonNumber(json);
            if (json.nextToken() == null) {
                throw new SourceException(FailureReason.NoData, "the answer is empty");
            }
            number.value(JsonPointer.compile(pointer));
            if (json.nextToken() != null) {
                throw notJson();
            }
            return numbers.read(number.found(pointer));
        } catch (JacksonException e) {
            throw notJson();
        }
    }

    private String found(String pointer) throws SourceException {
        if (fault.isPresent()) {
            throw fault.get();
        }
        return text.orElseThrow(() -> new SourceException(
                FailureReason.NoData,
                pointer.isEmpty() ? "the answer is null" : "there is nothing at " + pointer + " of the answer"));
    }

    /** Reads the value that begins at the present token, whose rest of the way is this. */
    private void value(JsonPointer rest) throws IOException {
        boolean isWanted = rest.matches();
        switch (json.currentToken()) {
            case START_OBJECT -> {
                if (isWanted) {
                    isNone("is an object");
                }
                object(rest);
            }
            case START_ARRAY -> {
                if (isWanted) {
                    isNone("is a list");
                }
                array(rest);
            }
            case VALUE_STRING, VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> {
                if (isWanted && text.isEmpty()) {
                    text = Optional.of(json.getText());
                }
            }
            case VALUE_TRUE, VALUE_FALSE -> {
                if (isWanted) {
                    isNone("is true or false");
                }
            }
            default -> {
                // null: there is no value.
            }
        }
    }

    private void object(JsonPointer rest) throws IOException {
        boolean isOnTheWay = !rest.matches();
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            boolean leads = isOnTheWay && rest.matchesProperty(json.currentName());
            json.nextToken();
            if (leads) {
                isOnTheWay = false;
                value(rest.tail());
            } else {
                json.skipChildren();
            }
        }
    }

    private void array(JsonPointer rest) throws IOException {
        int wanted = rest.matches() ? -1 : rest.getMatchingIndex();
        int index = 0;
        for (JsonToken token = json.nextToken(); token != JsonToken.END_ARRAY; token = json.nextToken()) {
            if (index++ == wanted) {
                value(rest.tail());
            } else {
                json.skipChildren();
            }
        }
    }

    private void isNone(String what) {
        fault = Optional.of(
                new SourceException(FailureReason.NotANumber, "what stands there " + what + ", not a number"));
    }

    private static SourceException notJson() {
        return new SourceException(FailureReason.BadAnswer, "the answer is not a whole document of JSON");
    }
}
