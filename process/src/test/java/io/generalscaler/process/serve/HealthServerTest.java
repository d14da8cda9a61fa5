package io.generalscaler.process.serve;

import static org.assertj.core.api.Assertions.assertThat;

import io.generalscaler.process.connections.Listen;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The pages for probes and Prometheus, over HTTP. */
final class HealthServerTest {

    private static final String TEXT = "generalscaler_leader 1.0\n".repeat(10_000);

    private final HttpClient client = HttpClient.newHttpClient();
    private final AtomicInteger making = new AtomicInteger();
    private final AtomicInteger mostAtOnce = new AtomicInteger();
    private final HealthServer server = start();

    private HealthServer start() {
        HealthServer pages = new HealthServer(
                new Listen("", 0, "--management-port"),
                Optional::empty,
                () -> Optional.of("waits for the Lease"),
                new MetricsPage(out -> {
                    mostAtOnce.accumulateAndGet(making.incrementAndGet(), Math::max);
                    for (String line : TEXT.split("(?<=\n)", -1)) {
                        out.write(line.getBytes(StandardCharsets.UTF_8));
                    }
                    making.decrementAndGet();
                }),
                MetricsAccess.OPEN);
        pages.start();
        return pages;
    }

    @AfterEach
    void close() {
        server.close();
        client.close();
    }

    private HttpRequest.Builder page(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path));
    }

    private HttpResponse<byte[]> get(HttpRequest request) throws Exception {
        return client.send(request, BodyHandlers.ofByteArray());
    }

    @Test
    void aReaderThatTakesGzipGetsIt() throws Exception {
        HttpResponse<byte[]> answer = get(page("/metrics")
                .header("Accept-Encoding", "deflate, gzip;q=0.9")
                .build());
        assertThat(answer.headers().firstValue("Content-Encoding")).hasValue("gzip");
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("text/plain; version=0.0.4; charset=utf-8");
        assertThat(answer.body()).hasSizeLessThan(TEXT.length() / 10);
        assertThat(new GZIPInputStream(new ByteArrayInputStream(answer.body()))).hasContent(TEXT);
    }

    @ParameterizedTest(name = "Accept-Encoding: {0}")
    @CsvSource({"identity", "deflate", "'gzip;q=0, identity'", "gzip; q=0.0"})
    void anyOtherReaderGetsText(String accepted) throws Exception {
        HttpResponse<byte[]> answer =
                get(page("/metrics").header("Accept-Encoding", accepted).build());
        assertThat(answer.headers().firstValue("Content-Encoding")).isEmpty();
        assertThat(new String(answer.body(), StandardCharsets.UTF_8)).isEqualTo(TEXT);
    }

    @Test
    void manyReadersAtOnceGetTheirPagesOneAfterAnother() {
        List<CompletableFuture<HttpResponse<String>>> answers = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            answers.add(client.sendAsync(page("/metrics").build(), BodyHandlers.ofString()));
        }
        assertThat(answers)
                .allSatisfy(answer -> assertThat(answer.join().body()).isEqualTo(TEXT));
        assertThat(mostAtOnce).hasValue(1);
    }

    @ParameterizedTest(name = "{0} is answered with {1}")
    @CsvSource({"/healthz, 200, ok", "/readyz, 503, waits for the Lease", "/other, 404, not found"})
    void probesSayWhatIsWrong(String path, int status, String body) throws Exception {
        HttpResponse<byte[]> answer = get(page(path).build());
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(new String(answer.body(), StandardCharsets.UTF_8)).isEqualTo(body + "\n");
    }

    @Test
    void nothingCanBePosted() throws Exception {
        HttpRequest post =
                page("/metrics").POST(HttpRequest.BodyPublishers.noBody()).build();
        assertThat(get(post).statusCode()).isEqualTo(405);
    }
}
