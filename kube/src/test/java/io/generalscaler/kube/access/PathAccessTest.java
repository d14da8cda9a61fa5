package io.generalscaler.kube.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.generalscaler.testing.ExpectedLog;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who may read a path, by an API server that knows two accounts: {@code reader}, who may, and {@code other}, who may not. */
final class PathAccessTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final List<String> asked = new CopyOnWriteArrayList<>();
    private volatile int failsWith = 200;
    private volatile Instant now = Instant.parse("2026-01-05T10:00:00Z");
    private HttpServer server;
    private PathAccess access;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
        Config config = new ConfigBuilder(Config.empty())
                .withMasterUrl("http://127.0.0.1:" + server.getAddress().getPort())
                .build();
        access = new PathAccess(config, "/metrics", () -> now);
    }

    @AfterEach
    void stop() {
        access.close();
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            JsonNode review = JSON.readTree(exchange.getRequestBody());
            String kind = review.path("kind").asText();
            asked.add(kind);
            JsonNode spec = review.path("spec");
            String token = spec.path("token").asText();
            String status;
            if (kind.equals("TokenReview")) {
                status = List.of("reader", "other").contains(token)
                        ? "{\"authenticated\":true,\"user\":{\"username\":\"" + token + "\",\"groups\":[\"g\"]}}"
                        : "{\"authenticated\":false,\"error\":\"no\"}";
            } else {
                boolean allowed = spec.path("user").asText().equals("reader")
                        && spec.path("groups").path(0).asText().equals("g")
                        && spec.at("/nonResourceAttributes/path").asText().equals("/metrics")
                        && spec.at("/nonResourceAttributes/verb").asText().equals("get");
                status = "{\"allowed\":" + allowed + "}";
            }
            byte[] body = ("{\"status\":" + status + "}").getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(failsWith, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    @ParameterizedTest(name = "{0} gets {1}")
    @CsvSource({"reader, 200", "other, 403", "stranger, 401"})
    void judgesTheHolderOfAToken(String token, int status) {
        assertThat(access.judge(token)).isEqualTo(status);
    }

    @ParameterizedTest(name = "[{0}] is nobody's token, and nobody is asked")
    @ValueSource(strings = {"", "a b", "a\nb", "tökän"})
    void whatIsNoTokenIsNobodys(String token) {
        assertThat(access.judge(token)).isEqualTo(401);
        assertThat(access.judge("x".repeat(8_193))).isEqualTo(401);
        assertThat(asked).isEmpty();
    }

    @Test
    void aJudgementHoldsForAWhile() {
        assertThat(access.judge("reader")).isEqualTo(200);
        now = now.plusSeconds(59);
        assertThat(access.judge("reader")).isEqualTo(200);
        assertThat(asked).containsExactly("TokenReview", "SubjectAccessReview");
        now = now.plusSeconds(2);
        assertThat(access.judge("reader")).isEqualTo(200);
        assertThat(asked).hasSize(4);
    }

    @Test
    void aRefusalHoldsForLessLong() {
        assertThat(access.judge("stranger")).isEqualTo(401);
        now = now.plusSeconds(9);
        assertThat(access.judge("stranger")).isEqualTo(401);
        assertThat(asked).hasSize(1);
        now = now.plusSeconds(2);
        assertThat(access.judge("stranger")).isEqualTo(401);
        assertThat(asked).hasSize(2);
    }

    @Test
    void whatCannotBeFoundOutIsNoPermissionAndIsAskedAgain() {
        failsWith = 403;
        isNotJudged("reader");
        failsWith = 200;
        assertThat(access.judge("reader")).isEqualTo(200);
        server.stop(0);
        isNotJudged("other");
    }

    private void isNotJudged(String token) {
        try (ExpectedLog _ = ExpectedLog.of("Callers cannot be judged")) {
            assertThat(access.judge(token)).isEqualTo(503);
        }
    }

    @Test
    void remembersABoundedNumber() {
        Judgements known = new Judgements(() -> now);
        for (int i = 0; i < 1_000; i++) {
            known.put("token-" + i, 200, Duration.ofMinutes(1));
        }
        assertThat(known.size()).isEqualTo(256);
        assertThat(known.find("token-0")).isEmpty();
        assertThat(known.find("token-999")).hasValue(200);
    }
}
