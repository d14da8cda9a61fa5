package io.generalscaler.webhook.review;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.JsonNode;
import io.generalscaler.api.text.JsonTrees;
import io.generalscaler.api.text.RefusedJsonException;
import io.generalscaler.api.text.Wanted;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Parses the bytes of reviews within the bounds of {@link ReviewCodec}. Safe for use by many threads. */
final class ReviewParser {
    private static final int MAX_REFUSAL_CHARS = 180;

    /** Above this, names are not remembered while a body is parsed: thousands of different ones would fill the memory. */
    private static final int MANY_NAMES_BYTES = 64 * 1024;

    private final JsonFactory json = factory(true);
    private final JsonFactory jsonOfManyNames = factory(false);

    private static JsonFactory factory(boolean remembersNames) {
        return JsonFactory.builder()
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(ReviewCodec.MAX_DEPTH)
                        .maxStringLength(ReviewCodec.MAX_STRING_CHARS)
                        // What is longer than any number becomes a text, so that its field is named.
                        .maxNumberLength(ReviewCodec.MAX_STRING_CHARS)
                        .maxDocumentLength(ReviewCodec.MAX_BYTES)
                        .build())
                .configure(JsonFactory.Feature.INTERN_FIELD_NAMES, false)
                .configure(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES, remembersNames)
                .build();
    }

    /** What is wanted of the review in {@code body}. */
    JsonNode parse(byte[] body, Deadline deadline) throws MalformedReviewException {
        if (isWide(body)) {
            throw new MalformedReviewException("the body is not UTF-8");
        }
        try {
            ReviewReader reader = reader(body, deadline, Optional.empty());
            JsonNode review = reader.read();
            Optional<Wanted> parts = reader.partsForSecondPass();
            return parts.isPresent() ? reader(body, deadline, parts).read() : review;
        } catch (RefusedJsonException e) {
            throw new MalformedReviewException(Words.line(e.path() + ": " + e.getMessage(), MAX_REFUSAL_CHARS), e);
        } catch (StreamConstraintsException e) {
            throw new MalformedReviewException("the body nests deeper or has longer values than a review may", e);
        } catch (JsonProcessingException | CharacterCodingException | NumberFormatException | ArithmeticException e) {
            throw new MalformedReviewException("the body is not JSON", e);
        } catch (IOException e) {
            throw new MalformedReviewException("the body cannot be read", e);
        }
    }

    private ReviewReader reader(byte[] body, Deadline deadline, Optional<Wanted> parts) throws IOException {
        JsonParser parser = body.length <= MANY_NAMES_BYTES
                ? json.createParser(body)
                : jsonOfManyNames.createParser(
                        new InputStreamReader(new ByteArrayInputStream(body), StandardCharsets.UTF_8.newDecoder()));
        return new ReviewReader(parser, new JsonTrees(parser, ReviewCodec.MAX_VALUES, deadline::check), parts);
    }

    /** JSON begins with two characters of ASCII: UTF-16 and UTF-32 have a zero there, or a byte order mark. */
    private static boolean isWide(byte[] body) {
        return body.length >= 2 && (body[0] == 0 || body[1] == 0 || (body[0] & 0xFE) == 0xFE);
    }
}
