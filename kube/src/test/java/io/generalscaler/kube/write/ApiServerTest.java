package io.generalscaler.kube.write;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.generalscaler.kube.connect.Clients;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How much of an answer is kept, from an API server that answers what a test says. */
final class ApiServerTest {
    private static final ResourcePath PATH = ResourcePath.of("v1", "shop", "configmaps");

    private volatile int status = 200;
    private volatile String body = "";
    private HttpServer server;
    private KubernetesClient client;
    private ApiServer api;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
        client = Clients.single(
                new ConfigBuilder(Config.empty())
                        .withMasterUrl("http://127.0.0.1:" + server.getAddress().getPort())
                        .build(),
                List.of());
        api = new ApiServer(client, "test");
    }

    @AfterEach
    void stop() {
        client.close();
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.getRequestBody().readAllBytes();
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    @Test
    void aSmallAnswerToAWriteIsKept() throws Exception {
        body = "{\"metadata\":{\"name\":\"ä\"}}";

        assertThat(api.post(PATH, "{}")).isEqualTo(new ApiAnswer(200, body));
    }

    @Test
    void ofALargeAnswerToAWriteNothingIsKept() throws Exception {
        body = "\"" + "x".repeat(1_500_000) + "\"";

        assertThat(List.of(
                        api.post(PATH, "{}"),
                        api.put(PATH, "{}"),
                        api.merge(PATH, "{}"),
                        api.jsonPatch(PATH, "[]"),
                        api.apply(PATH, true, "{}"),
                        api.delete(PATH, "{}")))
                .containsOnly(new ApiAnswer(200, ""));
    }

    @Test
    void whyAWriteWasRefusedIsKept() throws Exception {
        status = 422;
        body = "{\"kind\":\"Status\",\"reason\":\"Invalid\"}";

        ApiAnswer answer = api.put(PATH, "{}");

        assertThat(answer.invalid()).isTrue();
        assertThat(answer.reason()).isEqualTo("Invalid");
    }

    @Test
    void anObjectIsReadWhole() throws Exception {
        body = "\"" + "x".repeat(1_500_000) + "\"";

        assertThat(api.get(PATH).body()).isEqualTo(body);
    }

    @Test
    void whatIsLargerThanAnyObjectIsNoAnswer() {
        body = "x".repeat(5 << 20);

        assertThatThrownBy(() -> api.get(PATH))
                .isInstanceOf(ApiUnreachableException.class)
                .hasMessageContaining("more than 4194304 bytes");
    }

    @Test
    void withoutAServerThereIsNoAnswer() {
        server.stop(0);

        assertThatThrownBy(() -> api.get(PATH)).isInstanceOf(ApiUnreachableException.class);
        assertThat(api.unanswered()).isEqualTo(1);
    }
}
