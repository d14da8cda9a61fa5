package io.generalscaler.controller.observe.source.prometheus;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import io.generalscaler.controller.observe.source.Answer;
import io.generalscaler.controller.observe.source.SourceFixture;
import io.generalscaler.sources.spi.FailureReason;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A server in place of Prometheus that does whatever a network can do. */
final class PrometheusFaultsTest {

    private static final String FIVE =
            "{\"status\":\"success\",\"data\":{\"resultType\":\"scalar\",\"result\":[1,\"5\"]}}";
    private static final WireMockServer SERVER =
            new WireMockServer(wireMockConfig().dynamicPort().bindAddress("127.0.0.1"));
    private static final SourceFixture SOURCES = SourceFixture.onLoopback();

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
        SOURCES.close();
        SERVER.stop();
    }

    static Stream<Arguments> faults() {
        return Stream.of(
                Arguments.of(
                        "an error of the server", aResponse().withStatus(500).withBody("leak"), "SourceError"),
                Arguments.of("a gateway without a server", aResponse().withStatus(503), "SourceError"),
                Arguments.of("a login page", aResponse().withBody("<html>leak</html>"), "BadAnswer"),
                Arguments.of(
                        "a redirect",
                        aResponse().withStatus(302).withHeader("Location", SERVER.baseUrl() + "/elsewhere"),
                        "BadAnswer"),
                Arguments.of("an unknown path", aResponse().withStatus(404), "BadAnswer"),
                Arguments.of("a refused login", aResponse().withStatus(401), "Unauthorized"),
                Arguments.of("a forbidden query", aResponse().withStatus(403), "Unauthorized"),
                Arguments.of("a query that cannot run", aResponse().withStatus(422), "QueryRejected"),
                Arguments.of("a huge body", aResponse().withBody("[" + " ".repeat(3_000_000) + "]"), "BadAnswer"),
                Arguments.of("a deep body", aResponse().withBody("[".repeat(100_000)), "BadAnswer"),
                Arguments.of("an empty body", aResponse().withBody(""), "BadAnswer"),
                Arguments.of("other JSON", okJson("{\"leak\": 5}"), "BadAnswer"),
                Arguments.of("a null result", okJson("{\"status\":\"success\",\"data\":null}"), "BadAnswer"),
                Arguments.of("a number that is none", okJson(FIVE.replace("\"5\"", "\"five\"")), "BadAnswer"),
                Arguments.of("a number beyond measure", okJson(FIVE.replace("5", "1e99999999999")), "BadAnswer"),
                Arguments.of("a number too long to reckon with", okJson(FIVE.replace("5", "1e2000000")), "BadAnswer"),
                Arguments.of("a number without a time", okJson(FIVE.replace("[1,", "[null,")), "BadAnswer"),
                Arguments.of("an error with status 200", okJson("{\"status\":\"error\"}"), "BadAnswer"),
                Arguments.of("a reset", aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER), "ConnectionLost"),
                Arguments.of("garbage", aResponse().withFault(Fault.RANDOM_DATA_THEN_CLOSE), "ConnectionLost"),
                Arguments.of("silence", aResponse().withFixedDelay(20_000), "Timeout"),
                Arguments.of("a body that never ends", okJson(FIVE).withChunkedDribbleDelay(10, 20_000), "Timeout"));
    }

    @ParameterizedTest(name = "{0}: {2}")
    @MethodSource("faults")
    void isMissing(String name, ResponseDefinitionBuilder response, FailureReason reason) throws Exception {
        SERVER.stubFor(get(anyUrl()).willReturn(response));
        SERVER.stubFor(get("/elsewhere").willReturn(okJson(FIVE)));
        try (SourceFixture sources = SourceFixture.onLoopback()) {
            Answer answer = sources.read(metric("q"), Duration.ofMillis(1500));
            assertThat(answer).isInstanceOfSatisfying(Answer.Failed.class, failed -> {
                assertThat(failed.reason()).isEqualTo(reason);
                assertThat(failed.message()).doesNotContain("leak");
            });
        }
        SERVER.verify(0, getRequestedFor(urlPathEqualTo("/elsewhere")));
    }

    @Test
    void sendsTheTokenAndTheHostThatTheUserWrote() throws Exception {
        SOURCES.host("metrics.test", "127.0.0.1");
        SOURCES.secrets().with("login", Map.of("token", "t0ken\n"));
        SERVER.stubFor(get(anyUrl()).willReturn(okJson(FIVE)));
        Answer answer = SOURCES.read("""
                type: prometheus
                prometheus:
                  serverAddress: http://metrics.test:%d/prefix/
                  query: up == 1
                  authRef: {secretName: login}
                """.formatted(SERVER.port()));
        assertThat(answer).isInstanceOf(Answer.Value.class);
        SERVER.verify(getRequestedFor(urlPathEqualTo("/prefix/api/v1/query"))
                .withHeader("Authorization", equalTo("Bearer t0ken"))
                .withHeader("Host", equalTo("metrics.test:" + SERVER.port()))
                .withQueryParam("query", equalTo("up == 1")));
    }

    @Test
    void aValueIsAsOldAsPrometheusSaysItIs() throws Exception {
        Instant before = Instant.now().minusSeconds(120).truncatedTo(ChronoUnit.SECONDS);
        SERVER.stubFor(get(anyUrl()).willReturn(okJson(FIVE.replace("[1,", "[" + before.getEpochSecond() + ","))));
        assertThat(SOURCES.read(metric("aged")))
                .isInstanceOfSatisfying(
                        Answer.Value.class,
                        value -> assertThat(value.sample().at()).isEqualTo(before));
    }

    @Test
    void aTimeInTheFutureIsNow() throws Exception {
        Instant ahead = Instant.now().plusSeconds(3600);
        SERVER.stubFor(get(anyUrl()).willReturn(okJson(FIVE.replace("[1,", "[" + ahead.getEpochSecond() + ","))));
        assertThat(SOURCES.read(metric("ahead")))
                .isInstanceOfSatisfying(
                        Answer.Value.class,
                        value -> assertThat(value.sample().at()).isBefore(ahead.minusSeconds(1800)));
    }

    @Test
    void quotesNoTokenThatAHeaderCannotCarry() throws Exception {
        SOURCES.secrets().with("odd", Map.of("token", "s3\ncret"));
        assertThat(SOURCES.read("""
                type: prometheus
                prometheus: {serverAddress: '%s', query: odd, authRef: {secretName: odd}}
                """.formatted(SERVER.baseUrl().replace("localhost", "127.0.0.1"))))
                .isInstanceOfSatisfying(Answer.Failed.class, failed -> {
                    assertThat(failed.reason()).isEqualTo(FailureReason.SecretUnavailable);
                    assertThat(failed.message()).doesNotContain("s3", "\ncret");
                });
    }

    @Test
    void sendsEqualQueriesOfOneMomentOnce() throws Exception {
        SERVER.stubFor(get(anyUrl()).willReturn(okJson(FIVE)));
        for (int i = 0; i < 5; i++) {
            assertThat(SOURCES.read(metric("shared"))).isInstanceOf(Answer.Value.class);
        }
        assertThat(SOURCES.later().read(metric("shared"))).isInstanceOf(Answer.Value.class);
        SERVER.verify(2, getRequestedFor(anyUrl()));
    }

    @Test
    void leavesASickServerAloneAndGoesOnWhenItIsWell() throws Exception {
        SERVER.stubFor(get(anyUrl()).willReturn(aResponse().withStatus(500)));
        try (SourceFixture sources = SourceFixture.onLoopback()) {
            for (int i = 0; i < 6; i++) {
                assertThat(sources.read(metric("q" + i))).isInstanceOf(Answer.Failed.class);
            }
            SERVER.resetAll();
            SERVER.stubFor(get(anyUrl()).willReturn(okJson(FIVE)));
            assertThat(sources.read(metric("well"))).isInstanceOf(Answer.Value.class);
        }
    }

    private static String metric(String query) {
        return "type: prometheus\nprometheus: {serverAddress: '%s', query: %s}"
                .formatted(SERVER.baseUrl(), query)
                .replace("localhost", "127.0.0.1");
    }
}
