package io.generalscaler.process.serve;

import static org.assertj.core.api.Assertions.assertThat;

import io.generalscaler.process.connections.ConnectionLimits;
import io.generalscaler.process.connections.Listen;
import io.generalscaler.testing.ExpectedLog;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whoever reaches the port keeps nobody else from it, over real sockets. */
@Timeout(60)
final class ManagementBoundsTest {
    private static final Duration NEVER = Duration.ofMinutes(5);
    private static final Duration SOON = Duration.ofMillis(200);
    private static final String PROBE = "GET /healthz HTTP/1.1\r\nHost: p\r\nConnection: close\r\n\r\n";

    private final List<AutoCloseable> toClose = new ArrayList<>();

    @AfterEach
    void close() throws Exception {
        for (AutoCloseable one : toClose.reversed()) {
            one.close();
        }
    }

    private HealthServer start(ConnectionLimits limits, MetricsAccess access) {
        toClose.add(ExpectedLog.perhaps("Connections are at their limit; those that ask nothing give way"));
        Pages pages = new Pages(
                Optional::empty,
                Optional::empty,
                new MetricsPage(out -> out.write("scalers 3\n".getBytes(StandardCharsets.UTF_8))),
                access);
        HealthServer server = new HealthServer(new Listen("127.0.0.1", 0, "--management-port"), pages, limits);
        server.start();
        toClose.add(server);
        return server;
    }

    private Socket send(HealthServer server, String text) throws IOException {
        return send(server, "127.0.0.1", text);
    }

    private Socket send(HealthServer server, String from, String text) throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port(), InetAddress.getByName(from), 0);
        toClose.add(socket);
        socket.setSoTimeout(30_000);
        socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
        return socket;
    }

    private String answer(HealthServer server, String text) {
        try {
            return new String(send(server, text).getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @ParameterizedTest(name = "[{0}]")
    @ValueSource(strings = {"", "GET /metr", "GET /healthz HTTP/1.1\r\nX: "})
    void connectionsThatNeverFinishKeepNoProbeAway(String sent) throws Exception {
        // What never asks gives way at once; what has begun to ask, once it is slow.
        ConnectionLimits limits = new ConnectionLimits(16, 16, NEVER, sent.isEmpty() ? NEVER : SOON, NEVER, NEVER);
        HealthServer server = start(limits, MetricsAccess.OPEN);
        Socket first = send(server, sent);
        for (int i = 0; i < 64; i++) {
            send(server, sent);
        }
        assertThat(first.getInputStream().read()).isEqualTo(-1);
        assertThat(answerOnceOthersAreSlow(server)).startsWith("HTTP/1.1 200").endsWith("ok\n");
    }

    @Test
    void callersThatKeepTheirAnswersWaitingKeepNoProbeAway() throws Exception {
        var asked = new Semaphore(0);
        var end = new CountDownLatch(1);
        HealthServer server = start(new ConnectionLimits(16, 8, NEVER, NEVER, NEVER, NEVER), _ -> {
            asked.release();
            awaited(end);
            return 200;
        });
        toClose.add(end::countDown);
        for (String from : List.of("127.0.0.2", "127.0.0.3")) {
            for (int i = 0; i < 8; i++) {
                send(server, from, "GET /metrics HTTP/1.1\r\nHost: p\r\n\r\n");
            }
        }
        assertThat(asked.tryAcquire(16, 30, TimeUnit.SECONDS)).isTrue();
        assertThat(answer(server, PROBE)).startsWith("HTTP/1.1 200").endsWith("ok\n");
    }

    private static void awaited(CountDownLatch end) {
        try {
            end.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void anAnswerThatIsNotTakenGivesWayToTheSameAddress() throws Exception {
        var asked = new Semaphore(0);
        var end = new CountDownLatch(1);
        HealthServer server = start(new ConnectionLimits(16, 8, NEVER, NEVER, NEVER, NEVER), _ -> {
            asked.release();
            awaited(end);
            return 200;
        });
        toClose.add(end::countDown);
        for (int i = 0; i < 8; i++) {
            send(server, "GET /metrics HTTP/1.1\r\nHost: p\r\n\r\n");
        }
        assertThat(asked.tryAcquire(8, 30, TimeUnit.SECONDS)).isTrue();
        assertThat(answerOnceOthersAreSlow(server)).startsWith("HTTP/1.1 200").endsWith("ok\n");
    }

    /** The answer to a probe, which is refused as long as all others are brisk. */
    private String answerOnceOthersAreSlow(HealthServer server) {
        while (true) {
            try {
                String answer = answer(server, PROBE);
                if (!answer.isEmpty()) {
                    return answer;
                }
            } catch (UncheckedIOException e) {
                assertThat(e).hasCauseInstanceOf(SocketException.class);
            }
        }
    }

    @Test
    void headersAreBounded() {
        HealthServer server = start(new ConnectionLimits(16, 16, NEVER, NEVER, NEVER, NEVER), MetricsAccess.OPEN);
        assertThat(answer(server, "GET / HTTP/1.1\r\nX: " + "x".repeat(9_000) + "\r\n\r\n"))
                .startsWith("HTTP/1.1 431")
                .doesNotContain("Exception", "etty", "<html");
    }

    @ParameterizedTest(name = "a caller judged {1} with [{0}] gets {2}")
    @CsvSource({
        "Bearer abc, abc, 200",
        "bearer abc, abc, 200",
        "'', '', 401",
        "Basic abc, '', 401",
        "Bearer x, x, 403",
        "Bearer y, y, 503"
    })
    void metricsAskWhoReadsThemAndProbesDoNot(String login, String token, int status) {
        List<String> judged = new ArrayList<>();
        HealthServer server = start(new ConnectionLimits(16, 16, NEVER, NEVER, NEVER, NEVER), shown -> {
            judged.add(shown);
            return switch (shown) {
                case "abc" -> 200;
                case "x" -> 403;
                case "y" -> 503;
                default -> 401;
            };
        });
        String header = login.isEmpty() ? "" : "Authorization: " + login + "\r\n";
        String answer = answer(server, "GET /metrics HTTP/1.1\r\nHost: p\r\n" + header + "Connection: close\r\n\r\n");
        assertThat(answer).startsWith("HTTP/1.1 " + status);
        assertThat(answer.contains("scalers 3")).isEqualTo(status == 200);
        assertThat(answer.contains("WWW-Authenticate: Bearer")).isEqualTo(status == 401);
        assertThat(judged).containsExactly(token);
        assertThat(answer(server, PROBE)).startsWith("HTTP/1.1 200");
        assertThat(judged).hasSize(1);
    }
}
