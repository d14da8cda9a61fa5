package io.generalscaler.controller.observe.source.http;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
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
import java.math.BigDecimal;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A server that does whatever a network can do, and what is made of it. */
final class HttpFaultsTest {

    private static final String FIVE = "{\"waiting\": 5}";
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

    static Stream<Arguments> faults() {
        return Stream.of(
                Arguments.of("nothing", aResponse().withStatus(204), "NoData"),
                Arguments.of("an empty body", aResponse().withBody(""), "NoData"),
                Arguments.of("no such field", okJson("{\"leak\": 5}"), "NoData"),
                Arguments.of("no such page", aResponse().withStatus(404).withBody("leak"), "NotFound"),
                Arguments.of("a page that is gone", aResponse().withStatus(410), "NotFound"),
                Arguments.of("a wrong login", aResponse().withStatus(401).withBody("leak"), "Unauthorized"),
                Arguments.of("a login without the right", aResponse().withStatus(403), "Unauthorized"),
                Arguments.of("a method that it does not know", aResponse().withStatus(405), "QueryRejected"),
                Arguments.of("a query that it does not understand", aResponse().withStatus(400), "QueryRejected"),
                Arguments.of("too many requests", aResponse().withStatus(429), "SourceError"),
                Arguments.of(
                        "an error of the server", aResponse().withStatus(500).withBody("leak"), "SourceError"),
                Arguments.of("a gateway without a server", aResponse().withStatus(502), "SourceError"),
                Arguments.of("a part", aResponse().withStatus(206).withBody(FIVE), "BadAnswer"),
                Arguments.of(
                        "a redirect",
                        aResponse().withStatus(307).withHeader("Location", SERVER.baseUrl() + "/elsewhere"),
                        "BadAnswer"),
                Arguments.of("a login page", aResponse().withBody("<html>leak</html>"), "BadAnswer"),
                Arguments.of("half an answer", aResponse().withBody("{\"waiting\": 5, \"le"), "BadAnswer"),
                Arguments.of("a deep body", aResponse().withBody("[".repeat(50_000)), "BadAnswer"),
                Arguments.of("50 MB", aResponse().withBody("[" + " ".repeat(50_000_000) + "]"), "BadAnswer"),
                Arguments.of("a number beyond measure", okJson("{\"waiting\": 1e99999999999}"), "BadAnswer"),
                Arguments.of("less than nothing", okJson("{\"waiting\": -1}"), "Negative"),
                Arguments.of("a reset", aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER), "ConnectionLost"),
                Arguments.of("garbage", aResponse().withFault(Fault.RANDOM_DATA_THEN_CLOSE), "ConnectionLost"),
                Arguments.of(
                        "an answer that breaks off",
                        aResponse().withFault(Fault.MALFORMED_RESPONSE_CHUNK),
                        "ConnectionLost"),
                Arguments.of("silence", aResponse().withFixedDelay(20_000), "Timeout"),
                Arguments.of("a body that never ends", okJson(FIVE).withChunkedDribbleDelay(10, 20_000), "Timeout"));
    }

    @ParameterizedTest(name = "{0}: {2}")
    @MethodSource("faults")
    void isMissing(String name, ResponseDefinitionBuilder response, FailureReason reason) throws Exception {
        SERVER.stubFor(get(anyUrl()).willReturn(response));
        SERVER.stubFor(get("/elsewhere").willReturn(okJson(FIVE)));
        try (SourceFixture sources = SourceFixture.onLoopback()) {
            Answer answer = sources.read(metric(), Duration.ofMillis(1500));
            assertThat(answer).isInstanceOfSatisfying(Answer.Failed.class, failed -> {
                assertThat(failed.reason()).isEqualTo(reason);
                assertThat(failed.message()).doesNotContain("leak");
            });
        }
        SERVER.verify(0, getRequestedFor(urlPathEqualTo("/elsewhere")));
    }

    @Test
    void readsAgainAfterTheServerWasStartedAgain() throws Exception {
        WireMockServer first = new WireMockServer(wireMockConfig().dynamicPort().bindAddress("127.0.0.1"));
        first.start();
        int port = first.port();
        String metric = metric(port);
        first.stubFor(get(anyUrl()).willReturn(okJson(FIVE)));
        try (SourceFixture sources = SourceFixture.onLoopback()) {
            assertThat(number(sources.read(metric))).isEqualByComparingTo("5");
            first.stop();
            assertThat(sources.later().read(metric))
                    .isInstanceOfSatisfying(
                            Answer.Failed.class,
                            failed -> assertThat(failed.reason()).isEqualTo(FailureReason.Unreachable));
            WireMockServer second =
                    new WireMockServer(wireMockConfig().port(port).bindAddress("127.0.0.1"));
            second.start();
            second.stubFor(get(anyUrl()).willReturn(okJson("{\"waiting\": 6}")));
            assertThat(number(sources.later().read(metric))).isEqualByComparingTo("6");
            second.stop();
        }
    }

    private static String metric() {
        return metric(SERVER.port());
    }

    private static String metric(int port) {
        return "type: http\nhttp: {url: 'http://127.0.0.1:" + port + "/stats', valuePointer: /waiting}\n";
    }

    static BigDecimal number(Answer answer) {
        assertThat(answer).isInstanceOf(Answer.Value.class);
        return ((Answer.Value) answer).sample().high();
    }
}
