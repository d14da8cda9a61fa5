package io.generalscaler.webhook.validate;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.generalscaler.testing.Growth;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What strangers send gets a short answer in our words, and costs no more than in proportion to its length. */
final class HostileReviewsTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final WorstReviews REVIEWS = new WorstReviews();

    static Stream<Arguments> reviews() {
        return HostileReviews.all().entrySet().stream().map(it -> Arguments.of(it.getKey(), it.getValue()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("reviews")
    void costsInProportion(String name, IntFunction<byte[]> review) {
        Growth.isLinear(name, 400_000, size -> {
            try {
                REVIEWS.answer(review.apply(size));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("reviews")
    void getsAShortAnswer(String name, IntFunction<byte[]> review) throws Exception {
        byte[] answer = REVIEWS.answer(review.apply(100_000));
        assertThat(JSON.readTree(answer).path("kind").asText()).isIn("AdmissionReview", "Status");
        assertThat(answer).hasSizeLessThan(400_000);
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "1e-2000",
                "1e-99999999999",
                "1e99999999999",
                "1e2147483647",
                "-1e2147483648",
                "1e999999999",
                "1e-999999999",
                "0.1",
                "99999999999999999999"
            })
    void aNumberThatNoFieldHoldsIsAViolationOfItsField(String number) throws Exception {
        JsonNode answer = answer("\"targetRef\": {\"name\": \"w\"}, \"maxReplicas\": " + number
                + ", \"pollingIntervalSeconds\": " + number
                + ", \"metric\": {\"type\": \"redis\", \"targetValue\": 1, \"redis\": {\"host\": \"r\", \"queueName\": \"q\", \"port\": "
                + number + "}}");
        assertThat(answer.at("/response/status/details/causes").findValuesAsText("field"))
                .containsExactly("spec.maxReplicas", "spec.pollingIntervalSeconds", "spec.metric.redis.port");
    }

    @Test
    void aListThatIsTooLongSaysHowLongItIs() throws Exception {
        JsonNode answer = answer("\"targetRef\": {\"name\": \"w\"}, \"maxReplicas\": 5, \"metrics\": ["
                + "{\"type\": \"x\"},".repeat(999) + "{\"type\": \"x\"}]");
        assertThat(answer.at("/response/status/details/causes").toString())
                .contains("\"field\":\"spec.metrics\"", "1000: must have at most 20 items");
    }

    @Test
    void theLargestSpecsThatTheSchemaAllowsAreRead() throws Exception {
        byte[] answer =
                REVIEWS.answer(HostileReviews.all().get("rules with dates").apply(3_000_000));
        String dates = "\"2026-01-01\", ".repeat(365) + "\"2026-01-02\"";
        String rules = ("{\"name\": \"r\", \"dates\": [" + dates + "]}, ").repeat(49) + "{}";
        byte[] both = new String(
                        HostileReviews.ofSpec("\"schedule\": {\"rules\": [" + rules + "]}"), StandardCharsets.UTF_8)
                .replace("\"uid\"", "\"oldObject\": {\"spec\": {\"schedule\": {\"rules\": [" + rules + "]}}}, \"uid\"")
                .getBytes(StandardCharsets.UTF_8);

        assertThat(JSON.readTree(answer).path("kind").asText()).isEqualTo("AdmissionReview");
        assertThat(JSON.readTree(REVIEWS.answer(both)).path("kind").asText())
                .as("the largest spec, before and after")
                .isEqualTo("AdmissionReview");
    }

    private static JsonNode answer(String spec) throws IOException {
        return JSON.readTree(REVIEWS.answer(HostileReviews.ofSpec(spec)));
    }
}
