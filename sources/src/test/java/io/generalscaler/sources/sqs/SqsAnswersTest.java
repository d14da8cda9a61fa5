package io.generalscaler.sources.sqs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.generalscaler.api.source.sqs.SqsQuestion.Count;
import io.generalscaler.sources.spi.FailureReason;
import io.generalscaler.sources.spi.SourceException;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What answers of Amazon SQS say. */
final class SqsAnswersTest {

    @Test
    void theAttributesAreAddedUp() throws Exception {
        String answer = """
                {"Attributes": {"ApproximateNumberOfMessages": "2", "QueueArn": "a",
                 "ApproximateNumberOfMessagesNotVisible": "3", "ApproximateNumberOfMessagesDelayed": "9"}}""";
        assertThat(QueueAttributes.sum(stream(answer), List.of(Count.Visible, Count.InFlight), Instant.EPOCH)
                        .high())
                .isEqualByComparingTo("5");
    }

    @ParameterizedTest(name = "{0}: BadAnswer")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "an attribute is absent  | {\"Attributes\": {\"ApproximateNumberOfMessages\": \"2\"}}",
                "no attributes           | {}",
                "null                    | {\"Attributes\": null}",
                "a number, not a text    | {\"Attributes\": {\"ApproximateNumberOfMessages\": 2, \"ApproximateNumberOfMessagesNotVisible\": 0}}",
                "a word                  | {\"Attributes\": {\"ApproximateNumberOfMessages\": \"x\", \"ApproximateNumberOfMessagesNotVisible\": \"0\"}}",
                "half an answer          | {\"Attributes\": {\"ApproximateNumberOfMessages\": \"2\", \"ApproximateNumberOfMessagesNotVisible\": \"0\"}",
                "XML                     | <GetQueueAttributesResponse/>",
            })
    void isNoNumber(String what, String answer) {
        assertThatThrownBy(() ->
                        QueueAttributes.sum(stream(answer), List.of(Count.Visible, Count.InFlight), Instant.EPOCH))
                .isInstanceOfSatisfying(
                        SourceException.class,
                        failure -> assertThat(failure.reason()).isEqualTo(FailureReason.BadAnswer));
    }

    @ParameterizedTest(name = "HTTP {0} {1}: {2}")
    @CsvSource({
        "400, com.amazonaws.sqs#QueueDoesNotExist, NotFound",
        "400, com.amazon.coral.service#RequestThrottled, SourceError",
        "403, com.amazon.coral.service#AccessDeniedException, Unauthorized",
        "403, com.amazon.coral.service#InvalidClientTokenId, Unauthorized",
        "403, com.amazon.coral.service#InvalidSignatureException, Unauthorized",
        "400, com.amazon.coral.service#ExpiredTokenException, Unauthorized",
        "400, com.amazonaws.sqs#InvalidAttributeName, QueryRejected",
        "400, , QueryRejected"
    })
    void anErrorIsToldByItsType(int status, String type, FailureReason reason) throws Exception {
        String body = type == null ? "<html>" : "{\"__type\": \"" + type + "\", \"message\": \"leak\"}";
        SourceException failure = SqsError.read(status, stream(body));
        assertThat(failure.reason()).isEqualTo(reason);
        assertThat(failure.explanation()).doesNotContain("leak");
    }

    private static InputStream stream(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }
}
