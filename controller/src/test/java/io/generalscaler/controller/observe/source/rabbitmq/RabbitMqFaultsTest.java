package io.generalscaler.controller.observe.source.rabbitmq;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static io.generalscaler.controller.observe.source.rabbitmq.RabbitMqSourceTest.metric;
import static io.generalscaler.controller.observe.source.rabbitmq.RabbitMqSourceTest.outcome;
import static io.generalscaler.controller.observe.source.rabbitmq.RabbitMqSourceTest.said;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import io.generalscaler.controller.observe.source.Answer;
import io.generalscaler.controller.observe.source.SourceFixture;
import io.generalscaler.sources.spi.FailureReason;
import java.time.Duration;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A management API that does whatever a broker and a network can do, and what is made of it. */
final class RabbitMqFaultsTest {

    private static final WireMockServer SERVER =
            new WireMockServer(wireMockConfig().dynamicPort().bindAddress("127.0.0.1"));

    private static final String FIVE =
            "{\"name\": \"q1\", \"messages\": 5, \"messages_ready\": 3, \"state\": \"running\"}";

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

    private static String here() {
        return "http://127.0.0.1:" + SERVER.port();
    }

    private static String list(int pages, int all, String... queues) {
        return "{\"filtered_count\": " + all + ", \"item_count\": " + queues.length + ", \"items\": ["
                + String.join(", ", queues) + "], \"page\": 1, \"page_count\": " + pages
                + ", \"page_size\": 500, \"total_count\": 700}";
    }

    static Stream<Arguments> faults() {
        return Stream.of(
                Arguments.of("no queue", okJson(list(0, 0)), "NoData"),
                Arguments.of("a wrong login", aResponse().withStatus(401).withBody("leak"), "Unauthorized"),
                Arguments.of("a user without the virtual host", aResponse().withStatus(403), "Unauthorized"),
                Arguments.of("no virtual host", aResponse().withStatus(404).withBody("leak"), "NotFound"),
                Arguments.of(
                        "a pattern that it does not understand", aResponse().withStatus(400), "QueryRejected"),
                Arguments.of("an error of the broker", aResponse().withStatus(500), "SourceError"),
                Arguments.of("a broker that starts", aResponse().withStatus(503), "SourceError"),
                Arguments.of("a redirect", aResponse().withStatus(301).withHeader("Location", "/"), "BadAnswer"),
                Arguments.of("a login page", aResponse().withBody("<html>leak</html>"), "BadAnswer"),
                Arguments.of("a list without pages", okJson("[" + FIVE + "]"), "BadAnswer"),
                Arguments.of("half an answer", aResponse().withBody("{\"items\": [" + FIVE + ", {\"na"), "BadAnswer"),
                Arguments.of("more queues than were named", okJson(list(1, 1, FIVE, FIVE)), "PartialAnswer"),
                Arguments.of("fewer queues than were named", okJson(list(1, 2, FIVE)), "PartialAnswer"),
                Arguments.of("more queues than are read", okJson(list(21, 10_400, FIVE)), "QueryRejected"),
                Arguments.of("pages that do not fit each other", okJson(list(2, 3, FIVE)), "PartialAnswer"),
                Arguments.of(
                        "50 MB", aResponse().withBody("{\"items\": [" + (FIVE + ", ").repeat(700_000)), "BadAnswer"),
                Arguments.of("a reset", aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER), "ConnectionLost"),
                Arguments.of("garbage", aResponse().withFault(Fault.RANDOM_DATA_THEN_CLOSE), "ConnectionLost"),
                Arguments.of("silence", aResponse().withFixedDelay(20_000), "Timeout"),
                Arguments.of(
                        "an answer that never ends",
                        okJson(list(1, 1, FIVE)).withChunkedDribbleDelay(10, 20_000),
                        "Timeout"));
    }

    @ParameterizedTest(name = "{0}: {2}")
    @MethodSource("faults")
    void isMissing(String name, ResponseDefinitionBuilder response, FailureReason reason) throws Exception {
        SERVER.stubFor(get(anyUrl()).willReturn(response));
        try (SourceFixture sources = SourceFixture.onLoopback()) {
            Answer answer = sources.read(metric(here(), "queuePattern: q"), Duration.ofMillis(1500));
            assertThat(said(answer, reason)).doesNotContain("leak");
        }
    }

    @Test
    void onePageOfManyQueuesWithLongNamesIsRead() throws Exception {
        String[] queues = IntStream.range(0, 500)
                .mapToObj(i -> FIVE.replace("q1", "q".repeat(250) + i))
                .toArray(String[]::new);
        SERVER.stubFor(get(anyUrl()).willReturn(okJson(list(1, 500, queues))));
        try (SourceFixture sources = SourceFixture.onLoopback()) {
            assertThat(outcome(sources.read(metric(here(), "queuePattern: q")))).isEqualTo("2500");
        }
    }

    @Test
    void aPageThatIsGoneMeanwhileMakesTheWholeMissing() throws Exception {
        String[] queues = IntStream.range(0, 500).mapToObj(_ -> FIVE).toArray(String[]::new);
        SERVER.stubFor(get(anyUrl()).willReturn(okJson(list(2, 501, queues))));
        SERVER.stubFor(get(anyUrl())
                .withQueryParam("page", equalTo("2"))
                .willReturn(aResponse().withStatus(400)));
        try (SourceFixture sources = SourceFixture.onLoopback()) {
            assertThat(said(sources.read(metric(here(), "queuePattern: q")), FailureReason.PartialAnswer))
                    .isEqualTo("queues came or went while the pages of their list were read");
        }
    }

    @Test
    void asksForCountsAndForNothingElse() throws Exception {
        SERVER.stubFor(get(anyUrl()).willReturn(okJson(list(1, 1, FIVE))));
        try (SourceFixture sources = SourceFixture.onLoopback()) {
            assertThat(outcome(sources.read(metric(here() + "/gateway/", "vhost: a/b c, queueName: q1, count: Ready"))))
                    .isEqualTo("3");
        }
        SERVER.verify(getRequestedFor(urlPathEqualTo("/gateway/api/queues/a%2Fb%20c"))
                .withQueryParam("disable_stats", equalTo("true"))
                .withQueryParam("enable_queue_totals", equalTo("true"))
                .withQueryParam("page_size", equalTo("500"))
                .withQueryParam("use_regex", equalTo("true"))
                .withQueryParam("name", equalTo("(?-i)\\Aq1\\z")));
    }

    @Test
    void getsATokenAndSendsIt() throws Exception {
        SERVER.stubFor(get(anyUrl()).willReturn(okJson(list(1, 1, FIVE))));
        SERVER.stubFor(post("/token")
                .willReturn(okJson("{\"access_token\": \"t1\", \"token_type\": \"Bearer\", \"expires_in\": 3600}")));
        try (SourceFixture sources = SourceFixture.onLoopback()) {
            sources.secrets().with("login", Map.of("client-id", "scaler", "client-secret", "s"));
            String login =
                    "queueName: q1, authRef: {secretName: login, type: OAuth2, tokenUrl: '" + here() + "/token'}";
            assertThat(outcome(sources.read(metric(here(), login)))).isEqualTo("5");
        }
        SERVER.verify(
                getRequestedFor(urlPathEqualTo("/api/queues/%2F")).withHeader("Authorization", equalTo("Bearer t1")));
    }
}
