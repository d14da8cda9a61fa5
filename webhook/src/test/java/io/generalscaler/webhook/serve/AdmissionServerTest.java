package io.generalscaler.webhook.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.generalscaler.process.connections.ConnectionLimits;
import io.generalscaler.process.connections.Listen;
import io.generalscaler.testing.ExpectedLog;
import io.generalscaler.testing.LogCapture;
import io.generalscaler.webhook.review.AdmissionAnswer;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class AdmissionServerTest {
    private static final String REVIEW = """
            {"apiVersion": "admission.k8s.io/v1", "kind": "AdmissionReview", "request": {
              "uid": "u-1", "kind": {"group": "apps", "version": "v1", "kind": "Deployment"},
              "operation": "CREATE", "object": {}}}
            """;
    private static final int MAX_REVIEWS = 4;
    private static final Duration LONG = Duration.ofMinutes(2);
    private static final ConnectionLimits LIMITS = new ConnectionLimits(64, 64, LONG, LONG, LONG, LONG);

    private final TestTls tls = new TestTls();
    private final WebhookMetrics metrics = new WebhookMetrics();
    private final List<AutoCloseable> toClose = new ArrayList<>();

    @AfterEach
    void close() throws Exception {
        for (AutoCloseable one : toClose.reversed()) {
            one.close();
        }
    }

    private AdmissionServer start(Reviewer validate) {
        return start(MAX_REVIEWS, validate);
    }

    private AdmissionServer start(int maxReviews, Reviewer validate) {
        var server = new AdmissionServer(
                new AdmissionServer.Limits(new Listen("127.0.0.1", 0, "--port"), maxReviews, LIMITS),
                HttpsConnector.tls(tls.server()),
                request -> AdmissionAnswer.allowed(),
                validate,
                metrics);
        server.start();
        toClose.add(server);
        return server;
    }

    private AdmissionServer start() {
        return start(request -> AdmissionAnswer.allowed());
    }

    private Connection connect(AdmissionServer server, String... protocols) throws Exception {
        var connection = new Connection(tls.client(), server.port(), protocols);
        toClose.add(connection);
        return connection;
    }

    @Test
    void answersManyReviewsOverOneConnection() throws Exception {
        Connection connection = connect(start());
        for (int i = 0; i < 50; i++) {
            Connection.Response answer = connection.post(i % 2 == 0 ? "/validate?timeout=5s" : "/mutate", REVIEW);
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.headers()).contains("Content-Type: application/json");
            assertThat(answer.body()).contains("\"uid\":\"u-1\",\"allowed\":true");
            assertThat(answer.closes()).isFalse();
        }
        assertThat(metrics.scrape())
                .contains("generalscaler_webhook_review_seconds_count{endpoint=\"validate\",outcome=\"allowed\"} 25");
    }

    @Test
    void speaksTls13And12AndNothingOlder() throws Exception {
        AdmissionServer server = start();
        assertThat(connect(server).protocol()).isEqualTo("TLSv1.3");
        assertThat(connect(server, "TLSv1.2").protocol()).isEqualTo("TLSv1.2");
        assertThat(SSLContext.getDefault().getSupportedSSLParameters().getProtocols())
                .contains("TLSv1.1");
        assertThatThrownBy(() -> connect(server, "TLSv1.1")).isInstanceOf(SSLException.class);
    }

    @Test
    void aBodyThatSaysItIsTooLargeIsRefusedUnread() throws Exception {
        Connection connection = connect(start());
        connection.send("POST /validate HTTP/1.1\r\nHost: w\r\nContent-Length: " + (7 * 1024 * 1024 + 1) + "\r\n\r\n");
        Connection.Response answer = connection.receive();
        assertThat(answer.status()).isEqualTo(413);
        assertThat(answer.body())
                .contains("\"reason\":\"RequestEntityTooLarge\"")
                .hasSizeLessThan(300);
        assertThat(answer.closes()).isTrue();
    }

    @ParameterizedTest(name = "a body that is called ''{0}'' is not read")
    @ValueSource(
            strings = {"", "text/plain", "application/x-www-form-urlencoded", "application/yaml", "application/jsonp"})
    void onlyJsonIsRead(String contentType) throws Exception {
        Connection connection = connect(start());
        String header = contentType.isEmpty() ? "" : "Content-Type: " + contentType + "\r\n";
        connection.send("POST /validate HTTP/1.1\r\nHost: w\r\n" + header + "Content-Length: 2\r\n\r\n{}");
        Connection.Response answer = connection.receive();
        assertThat(answer.status()).isEqualTo(415);
        assertThat(answer.body()).contains("application/json").hasSizeLessThan(300);
    }

    @ParameterizedTest(name = "JSON is UTF-8, also if it is called ''{0}''")
    @ValueSource(
            strings = {"application/json; charset=none", "application/json; charset=%00", "application/json; charset="})
    void anotherCharacterSetIsNoMatter(String contentType) throws Exception {
        Connection connection = connect(start());
        connection.send("POST /validate HTTP/1.1\r\nHost: w\r\nContent-Type: " + contentType + "\r\nContent-Length: "
                + REVIEW.length() + "\r\n\r\n" + REVIEW);
        assertThat(connection.receive().status()).isEqualTo(200);
    }

    /** Callers bring it about, so it must not fill the log. */
    @ParameterizedTest
    @ValueSource(classes = {IllegalStateException.class, StackOverflowError.class})
    void whatFailsIsToldASmallNumberOfTimes(Class<? extends Throwable> failure) throws Exception {
        AdmissionServer server = start(request -> fail(failure));
        Connection connection = connect(server);
        try (ExpectedLog _ = ExpectedLog.of("Review failed");
                LogCapture log = LogCapture.start()) {
            for (int i = 0; i < 3 * LineRate.BURST; i++) {
                Connection.Response answer = connection.post("/validate", REVIEW);
                assertThat(answer.status()).isEqualTo(500);
                assertThat(answer.body())
                        .contains("\"reason\":\"InternalError\"")
                        .doesNotContain("no message");
            }
            assertThat(log.text().lines().filter(line -> line.startsWith("{")))
                    .hasSizeBetween(LineRate.BURST, 2 * LineRate.BURST)
                    .allMatch(line -> line.contains("Review failed"));
        }
    }

    private static AdmissionAnswer fail(Class<? extends Throwable> failure) {
        if (failure == StackOverflowError.class) {
            throw new StackOverflowError("no message");
        }
        throw new IllegalStateException("no message");
    }

    @Test
    void aBodyThatTurnsOutTooLargeIsRefused() throws Exception {
        Connection connection = connect(start());
        connection.send(
                "POST /validate HTTP/1.1\r\nHost: w\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n");
        String chunk = "100000\r\n" + "x".repeat(0x100000) + "\r\n";
        for (int i = 0; i < 7; i++) {
            connection.send(chunk);
        }
        connection.send("1\r\nx\r\n");
        assertThat(connection.receive().status()).isEqualTo(413);
    }

    @Test
    void aLargeButLegalBodyIsAnswered() throws Exception {
        String filler = "\"" + "x".repeat(900_000) + "\"";
        String body = REVIEW.replace(
                "\"object\": {}",
                "\"object\": {\"a\": [" + String.join(",", List.of(filler, filler, filler, filler, filler, filler))
                        + "]}");
        assertThat(connect(start()).post("/validate", body).status()).isEqualTo(200);
    }

    @Test
    void aBodyThatIsNoReviewGetsAShortStatus() throws Exception {
        Connection.Response answer = connect(start()).post("/validate", "{\"kind\": ");
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body())
                .isEqualTo("{\"apiVersion\":\"v1\",\"kind\":\"Status\",\"status\":\"Failure\","
                        + "\"message\":\"the body is not JSON\",\"reason\":\"BadRequest\",\"code\":400}");
    }

    @Test
    void anythingElseIsNotFound() throws Exception {
        Connection connection = connect(start());
        assertThat(connection.post("/", REVIEW).status()).isEqualTo(404);
        connection.send("GET /validate HTTP/1.1\r\nHost: w\r\n\r\n");
        assertThat(connection.receive().body()).contains("there are /mutate and /validate here");
    }

    @Test
    void aBugIsAShortStatusAndNeverAStackTrace() throws Exception {
        AdmissionServer server = start(request -> {
            throw new IllegalStateException("secret detail");
        });
        try (ExpectedLog _ = ExpectedLog.of("Review failed")) {
            Connection.Response answer = connect(server).post("/validate", REVIEW);
            assertThat(answer.status()).isEqualTo(500);
            assertThat(answer.body())
                    .contains("InternalError")
                    .doesNotContain("secret")
                    .doesNotContain("at io.");
        }
    }

    @Test
    void moreReviewsThanThereIsRoomForAreTurnedAwayAtOnce() throws Exception {
        var entered = new CountDownLatch(MAX_REVIEWS);
        var leave = new CountDownLatch(1);
        AdmissionServer server = start(request -> {
            entered.countDown();
            await(leave);
            return AdmissionAnswer.allowed();
        });
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var slow = new ArrayList<Future<Integer>>();
            for (int i = 0; i < MAX_REVIEWS; i++) {
                Connection connection = connect(server);
                slow.add(threads.submit(
                        () -> connection.post("/validate", REVIEW).status()));
            }
            await(entered);
            Connection.Response answer = connect(server).post("/validate", REVIEW);
            assertThat(answer.status()).isEqualTo(503);
            assertThat(answer.headers()).contains("Retry-After: 1");
            leave.countDown();
            for (Future<Integer> one : slow) {
                assertThat(one.get()).isEqualTo(200);
            }
        }
        assertThat(connect(server).post("/validate", REVIEW).status()).isEqualTo(200);
    }

    @Test
    void noRequestFailsWhileTheServerDrains() throws Exception {
        AdmissionServer server = start(64, request -> AdmissionAnswer.allowed());
        int clients = 8;
        int enough = 50 * clients;
        var busy = new CountDownLatch(200);
        var draining = new AtomicBoolean();
        var whileDraining = new AtomicInteger();
        var askedToLeave = new AtomicInteger();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Callable<Void> client = () -> {
                Connection connection = connect();
                while (whileDraining.get() < enough) {
                    Connection.Response answer = connection.post("/validate", REVIEW);
                    assertThat(answer.status()).isEqualTo(200);
                    busy.countDown();
                    if (draining.get()) {
                        whileDraining.incrementAndGet();
                    }
                    if (answer.closes()) {
                        askedToLeave.incrementAndGet();
                        connection.close();
                        connection = connect();
                    }
                }
                connection.close();
                return null;
            };
            var done = new ArrayList<Future<Void>>();
            for (int i = 0; i < clients; i++) {
                done.add(threads.submit(client));
            }
            await(busy);
            server.drain();
            draining.set(true);
            for (Future<Void> one : done) {
                one.get();
            }
            assertThat(whileDraining.get()).isGreaterThanOrEqualTo(enough);
            assertThat(askedToLeave.get())
                    .as("connections that were asked to leave")
                    .isGreaterThanOrEqualTo(clients);
        }
    }

    @Test
    void theLastAnswerGoesOutBeforeTheServerStops() throws Exception {
        var entered = new CountDownLatch(1);
        var leave = new CountDownLatch(1);
        AdmissionServer server = start(request -> {
            entered.countDown();
            await(leave);
            return AdmissionAnswer.allowed();
        });
        Connection connection = connect(server);
        int port = server.port();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<Connection.Response> last = threads.submit(() -> connection.post("/validate", REVIEW));
            await(entered);
            Future<?> closing = threads.submit(server::close);
            leave.countDown();
            assertThat(last.get().status()).isEqualTo(200);
            closing.get();
        }
        assertThatThrownBy(() -> new Connection(tls.client(), port)).isInstanceOf(IOException.class);
    }

    private Connection connect() throws Exception {
        return new Connection(tls.client(), ((AdmissionServer) toClose.getFirst()).port());
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
