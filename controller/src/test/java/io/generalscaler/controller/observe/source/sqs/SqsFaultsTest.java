package io.generalscaler.controller.observe.source.sqs;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
import static com.github.tomakehurst.wiremock.client.WireMock.matching;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import io.generalscaler.controller.observe.source.Answer;
import io.generalscaler.controller.observe.source.SourceFixture;
import io.generalscaler.sources.spi.FailureReason;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A server in place of Amazon SQS that does whatever a network can do. */
final class SqsFaultsTest {

    private static final String FIVE = "{\"Attributes\": {\"ApproximateNumberOfMessages\": \"5\","
            + " \"ApproximateNumberOfMessagesNotVisible\": \"0\"}}";
    private static final WireMockServer SERVER =
            new WireMockServer(wireMockConfig().dynamicPort().bindAddress("127.0.0.1"));

    @BeforeAll
    static void start() {
        SERVER.start();
    }

    @BeforeEach
    void reset() {
        SERVER.resetAll();
    }

    @AfterAll
    static void stop() {
        SERVER.stop();
    }

    private static ResponseDefinitionBuilder error(int status, String type) {
        return aResponse().withStatus(status).withBody("{\"__type\": \"" + type + "\", \"message\": \"leak\"}");
    }

    static Stream<Arguments> faults() {
        return Stream.of(
                Arguments.of("an absent attribute", okJson("{\"Attributes\": {}}"), "BadAnswer"),
                Arguments.of(
                        "a queue that does not exist", error(400, "com.amazonaws.sqs#QueueDoesNotExist"), "NotFound"),
                Arguments.of(
                        "a wrong login", error(403, "com.amazon.coral.service#InvalidClientTokenId"), "Unauthorized"),
                Arguments.of(
                        "too many requests", error(400, "com.amazon.coral.service#RequestThrottled"), "SourceError"),
                Arguments.of("too many requests, by the status", aResponse().withStatus(429), "SourceError"),
                Arguments.of("an error of the server", aResponse().withStatus(503), "SourceError"),
                Arguments.of("half an answer", okJson(FIVE.substring(0, FIVE.length() - 1)), "BadAnswer"),
                Arguments.of("50 MB", okJson("[" + " ".repeat(50_000_000) + "]"), "BadAnswer"),
                Arguments.of("a login page", aResponse().withBody("<html>leak</html>"), "BadAnswer"),
                Arguments.of("a reset", aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER), "ConnectionLost"),
                Arguments.of("garbage", aResponse().withFault(Fault.RANDOM_DATA_THEN_CLOSE), "ConnectionLost"),
                Arguments.of("silence", aResponse().withFixedDelay(20_000), "Timeout"));
    }

    @ParameterizedTest(name = "{0}: {2}")
    @MethodSource("faults")
    void isMissing(String name, ResponseDefinitionBuilder response, FailureReason reason) throws Exception {
        SERVER.stubFor(post(anyUrl()).willReturn(response));
        try (SourceFixture sources = withKeys()) {
            Answer answer = sources.read(metric(), Duration.ofMillis(1500));
            assertThat(answer).isInstanceOfSatisfying(Answer.Failed.class, failed -> {
                assertThat(failed.reason()).isEqualTo(reason);
                assertThat(failed.message()).doesNotContain("leak");
            });
        }
    }

    @Test
    void theRequestIsSignedAndTheKeyIsNotInIt() throws Exception {
        SERVER.stubFor(post(anyUrl()).willReturn(okJson(FIVE)));
        try (SourceFixture sources = withKeys()) {
            assertThat(sources.read(metric())).isInstanceOf(Answer.Value.class);
        }
        SERVER.verify(postRequestedFor(urlEqualTo("/"))
                .withHeader("X-Amz-Target", equalTo("AmazonSQS.GetQueueAttributes"))
                .withHeader("Content-Type", equalTo("application/x-amz-json-1.0"))
                .withHeader("X-Amz-Security-Token", equalTo("lent"))
                .withHeader(
                        "Authorization",
                        matching(
                                "AWS4-HMAC-SHA256 Credential=AKIA1/[0-9]{8}/eu-west-1/sqs/aws4_request, SignedHeaders=.*"))
                .withRequestBody(equalToJson("{\"QueueUrl\": \"http://127.0.0.1:" + SERVER.port()
                        + "/123456789012/orders\", \"AttributeNames\":"
                        + " [\"ApproximateNumberOfMessages\", \"ApproximateNumberOfMessagesNotVisible\"]}")));
        assertThat(SERVER.getAllServeEvents().toString()).doesNotContain("s3cret");
    }

    private static SourceFixture withKeys() {
        SourceFixture sources = SourceFixture.onLoopback();
        sources.secrets()
                .with(
                        "keys",
                        Map.of(
                                "AWS_ACCESS_KEY_ID",
                                "AKIA1",
                                "AWS_SECRET_ACCESS_KEY",
                                "s3cret",
                                "AWS_SESSION_TOKEN",
                                "lent"));
        return sources;
    }

    private static String metric() {
        return """
                type: sqs
                sqs:
                  queueUrl: https://sqs.eu-west-1.amazonaws.com/123456789012/orders
                  endpoint: http://127.0.0.1:%d
                  authRef: {secretName: keys}
                """.formatted(SERVER.port());
    }
}
