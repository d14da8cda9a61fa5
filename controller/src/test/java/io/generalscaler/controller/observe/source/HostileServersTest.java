package io.generalscaler.controller.observe.source;

import static org.assertj.core.api.Assertions.assertThat;

import io.generalscaler.controller.process.HostileServer;
import io.generalscaler.controller.process.HostileServer.Speech;
import io.generalscaler.sources.spi.FailureReason;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Servers that send more, or slower, than an answer needs: the read ends, and takes no more from them than its bound. */
@Timeout(60)
final class HostileServersTest {

    /** What fits into the buffers of two sockets on loopback, beside what was read. */
    private static final long UNREAD = 16 * 1024 * 1024;

    private static final String FIVE =
            "{\"status\":\"success\",\"data\":{\"resultType\":\"scalar\",\"result\":[1,\"5\"]}}";
    private static final String OK = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n";
    private static final SourceFixture SOURCES = SourceFixture.onLoopback();

    @AfterAll
    static void stop() {
        SOURCES.close();
    }

    static Stream<Arguments> overHttp() {
        return Stream.of(
                row("a body of 64 KiB is read", once(OK + sized(padded(64 * 1024))), null),
                row("a body of one byte more is not", once(OK + sized(padded(64 * 1024 + 1))), "BadAnswer"),
                row("nor if it comes in chunks", once(OK + chunked(padded(64 * 1024 + 1))), "BadAnswer"),
                row("an endless body", endless(OK + "\r\n{\"status\":\"", "x"), "BadAnswer"),
                row("an endless name", endless(OK + "\r\n{\"", "x"), "BadAnswer"),
                row("endless elements", endless(OK + "\r\n{\"data\":{\"result\":[", "{},"), "SeveralElements"),
                row("endless spaces", endless(OK + "\r\n", " "), "BadAnswer"),
                row("an endless status line", endless("HTTP/1.1 200 O", "K"), "BadAnswer"),
                row("an endless header field", endless(OK + "X: ", "x"), "BadAnswer"),
                row("endless header fields", endless(OK, "X: x\r\n"), "BadAnswer"),
                row("a header of 7 KiB is read", once(OK + "X: " + "x".repeat(7000) + "\r\n" + sized(FIVE)), null),
                row(
                        "a header of 9 KiB is not",
                        once(OK + "X: " + "x".repeat(9000) + "\r\n" + sized(FIVE)),
                        "BadAnswer"),
                row("a header of many lines", once(OK + "a\r\n".repeat(3000)), "BadAnswer"),
                row("endless interim answers", endless("", "HTTP/1.1 100 Continue\r\n\r\n"), "BadAnswer"),
                row("endless early hints", endless("", "HTTP/1.1 103 Hints\r\nX: x\r\n\r\n"), "BadAnswer"),
                row("an endless extension of a chunk", endless(OK + CHUNKED + "1;", "x"), "BadAnswer"),
                row(
                        "many extensions of chunks",
                        endless(OK + CHUNKED, "1;" + "x".repeat(999) + "\r\n \r\n"),
                        "BadAnswer"),
                row("endless trailers", endless(OK + chunked(FIVE).replaceAll("\r\n$", ""), "X: x\r\n"), null),
                row("a body byte by byte", slowly(OK + sized(padded(60 * 1024))), "Timeout"),
                row("a header byte by byte", slowly(OK + "X: " + "x".repeat(9000)), "Timeout"),
                row("nothing at all", (in, out) -> in.transferTo(OutputStream.nullOutputStream()), "Timeout"));
    }

    private static final String CHUNKED = "Transfer-Encoding: chunked\r\n\r\n";

    @ParameterizedTest(name = "{0}")
    @MethodSource("overHttp")
    void http(String name, Speech speech, FailureReason reason) throws Exception {
        AtomicLong sent = new AtomicLong();
        try (HostileServer server = HostileServer.saying((in, out) -> {
                    HostileServer.request(in);
                    speech.on(in, counted(out, sent));
                });
                SourceFixture sources = SourceFixture.onLoopback()) {
            expect(
                    reason,
                    sources.read(
                            "type: prometheus\nprometheus: {serverAddress: 'http://127.0.0.1:%d', query: up}"
                                    .formatted(server.port()),
                            Duration.ofMillis(1500)));
            if (reason != null) {
                assertThat(server.wasLeft(5)).as("the connection is closed").isTrue();
            }
        }
        assertThat(sent.get()).isLessThan(UNREAD);
    }

    @Test
    void aConnectionOverWhichMuchHasArrivedIsReplaced() throws Exception {
        AtomicInteger connections = new AtomicInteger();
        try (HostileServer server = HostileServer.saying((in, out) -> {
            connections.incrementAndGet();
            while (HostileServer.request(in)) {
                out.write(bytes(OK + sized(padded(30 * 1024))));
                out.flush();
            }
        })) {
            for (int i = 0; i < 6; i++) {
                expect(
                        null,
                        SOURCES.read("type: prometheus\nprometheus: {serverAddress: 'http://127.0.0.1:%d', query: up%d}"
                                .formatted(server.port(), i)));
            }
        }
        assertThat(connections).hasValue(2);
    }

    @Test
    void aRedisConnectionOverWhichMuchHasArrivedIsReplaced() throws Exception {
        AtomicInteger connections = new AtomicInteger();
        try (HostileServer server = HostileServer.saying((in, out) -> {
            connections.incrementAndGet();
            speakRedis(in, out, (ask, answer) -> {
                do {
                    answer.write(bytes("-ERR " + "x".repeat(3000) + "\r\n"));
                    answer.flush();
                } while (ask.read(new byte[1024]) > 0);
            });
        })) {
            for (int i = 0; i < 40; i++) {
                var _ = SOURCES.read(redisMetric(server).replace("jobs", "jobs" + i));
            }
        }
        assertThat(connections).hasValue(2);
    }

    static Stream<Arguments> overRedis() {
        return Stream.of(
                row("a length is read", redis(":7\r\n"), null),
                row("the largest is", redis(":9223372036854775807\r\n"), null),
                row("a larger one", redis(":9223372036854775808\r\n"), "BadAnswer"),
                row("one that would wrap", redis(":99999999999999999999999\r\n"), "BadAnswer"),
                row("one that is none", redis(":1e3\r\n"), "BadAnswer"),
                row("an empty one", redis(":\r\n"), "BadAnswer"),
                row("one below zero", redis(":-1\r\n"), "Negative"),
                row("a word", redis("+OK\r\n"), "BadAnswer"),
                row("a text", redis("$2\r\n17\r\n"), "BadAnswer"),
                row("an absent text", redis("$-1\r\n"), "BadAnswer"),
                row("a list", redis("*1\r\n:5\r\n"), "BadAnswer"),
                row("a push", redis(">1\r\n+x\r\n"), "BadAnswer"),
                row("a number of RESP3", redis("(5\r\n"), "BadAnswer"),
                row("a web page", redis("HTTP/1.1 200 OK\r\n"), "BadAnswer"),
                row("an error", redis("-ERR no\r\n"), "QueryRejected"),
                row("a text that is announced to be huge", redisEndless("$1000000000\r\n", "x"), "BadAnswer"),
                row("an endless error", redisEndless("-", "x"), "BadAnswer"),
                row("an endless integer", redisEndless(":", "1"), "BadAnswer"),
                row("byte by byte", (in, out) -> speakRedis(in, out, slowly(":" + "1".repeat(900))), "Timeout"),
                row("nothing at all", redis(""), "Timeout"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("overRedis")
    void redis(String name, Speech speech, FailureReason reason) throws Exception {
        AtomicLong sent = new AtomicLong();
        try (HostileServer server = HostileServer.saying((in, out) -> speech.on(in, counted(out, sent)));
                SourceFixture sources = SourceFixture.onLoopback()) {
            expect(reason, sources.read(redisMetric(server), Duration.ofMillis(1500)));
            if (reason == FailureReason.BadAnswer || reason == FailureReason.Timeout) {
                assertThat(server.wasLeft(5)).as("the connection is closed").isTrue();
            }
        }
        assertThat(sent.get()).isLessThan(UNREAD);
    }

    @Test
    void anAnswerThatNobodyAskedForEndsTheConnection() throws Exception {
        try (HostileServer server =
                HostileServer.saying((in, out) -> speakRedis(in, out, endless(":5\r\n", ":6\r\n")))) {
            expect(null, SOURCES.read(redisMetric(server)));
            assertThat(server.wasLeft(5)).isTrue();
        }
    }

    @Test
    void aConnectionThatDoesNotBecomeOneIsClosedAtTheDeadline() throws Exception {
        try (HostileServer first = HostileServer.saying(redis(":5\r\n"))) {
            expect(null, SOURCES.read(redisMetric(first)));
        }
        try (HostileServer server = HostileServer.saying((in, out) -> in.transferTo(OutputStream.nullOutputStream()))) {
            expect(FailureReason.Timeout, SOURCES.read(redisMetric(server), Duration.ofSeconds(3)));
            assertThat(server.wasLeft(5)).isTrue();
        }
    }

    private static String redisMetric(HostileServer server) {
        return "type: redis\nredis: {host: 127.0.0.1, port: %d, queueName: jobs}".formatted(server.port());
    }

    private static void expect(FailureReason reason, Answer answer) {
        if (reason == null) {
            assertThat(answer).isInstanceOf(Answer.Value.class);
        } else {
            assertThat(answer)
                    .isInstanceOfSatisfying(
                            Answer.Failed.class,
                            failed -> assertThat(failed.reason())
                                    .as(failed.message())
                                    .isEqualTo(reason));
        }
    }

    private static Arguments row(String name, Speech speech, String reason) {
        return Arguments.of(name, speech, reason == null ? null : FailureReason.valueOf(reason));
    }

    /** The answer, with spaces up to this size. */
    private static String padded(int size) {
        return " ".repeat(size - FIVE.length()) + FIVE;
    }

    private static String sized(String body) {
        return "Content-Length: " + body.length() + "\r\n\r\n" + body;
    }

    private static String chunked(String body) {
        return CHUNKED + Integer.toHexString(body.length()) + "\r\n" + body + "\r\n0\r\n\r\n";
    }

    private static Speech once(String text) {
        return (in, out) -> {
            out.write(bytes(text));
            out.flush();
            in.transferTo(OutputStream.nullOutputStream());
        };
    }

    private static Speech endless(String first, String again) {
        byte[] more = bytes(again.repeat(1 + 8192 / again.length()));
        return (in, out) -> {
            out.write(bytes(first));
            while (true) {
                out.write(more);
            }
        };
    }

    private static Speech slowly(String text) {
        return (in, out) -> {
            for (byte each : bytes(text)) {
                out.write(each);
                out.flush();
                await(Duration.ofMillis(5));
            }
            in.transferTo(OutputStream.nullOutputStream());
        };
    }

    /** Greets as Redis does, and answers the first LLEN like this. */
    private static Speech redis(String reply) {
        return (in, out) -> speakRedis(in, out, once(reply));
    }

    private static Speech redisEndless(String first, String again) {
        return (in, out) -> speakRedis(in, out, endless(first, again));
    }

    private static void speakRedis(InputStream in, OutputStream out, Speech then) throws java.io.IOException {
        byte[] buffer = new byte[4096];
        for (int read = in.read(buffer); read > 0; read = in.read(buffer)) {
            String asked = new String(buffer, 0, read, StandardCharsets.ISO_8859_1);
            int others = asked.split("\\*", -1).length - 1;
            if (asked.contains("LLEN")) {
                then.on(in, out);
                return;
            }
            out.write(bytes("+OK\r\n".repeat(others).replaceFirst("OK", asked.contains("PING") ? "PONG" : "OK")));
            out.flush();
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static void await(Duration time) {
        try {
            new CountDownLatch(1).await(time.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static OutputStream counted(OutputStream out, AtomicLong sent) {
        return new java.io.FilterOutputStream(out) {
            @Override
            public void write(byte[] bytes, int offset, int length) throws java.io.IOException {
                out.write(bytes, offset, length);
                sent.addAndGet(length);
            }
        };
    }
}
