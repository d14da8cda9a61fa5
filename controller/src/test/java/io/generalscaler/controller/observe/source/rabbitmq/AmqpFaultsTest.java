package io.generalscaler.controller.observe.source.rabbitmq;

import static io.generalscaler.controller.observe.source.rabbitmq.RabbitMqAmqpTest.amqp;
import static io.generalscaler.controller.observe.source.rabbitmq.RabbitMqSourceTest.said;
import static org.assertj.core.api.Assertions.assertThat;

import io.generalscaler.controller.observe.source.SourceFixture;
import io.generalscaler.controller.process.HostileServer;
import io.generalscaler.controller.process.HostileServer.Speech;
import io.generalscaler.sources.spi.FailureReason;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Servers that speak AMQP badly, or not at all: the read ends, and takes no more from them than its bound. */
@Timeout(60)
final class AmqpFaultsTest {

    private static final int METHOD = 1;
    private static final int HEARTBEAT = 8;

    static Stream<Arguments> faults() {
        return Stream.of(
                row(
                        "silence over AMQP",
                        FailureReason.Timeout,
                        (in, out) -> in.transferTo(OutputStream.nullOutputStream())),
                row("a reset over AMQP", FailureReason.ConnectionLost, (in, out) -> {
                    throw new HostileServer.ResetException();
                }),
                row("an end without a word", FailureReason.ConnectionLost, (in, out) -> {}),
                row("half an answer over AMQP", FailureReason.ConnectionLost, (in, out) -> {
                    frame(out, METHOD, 500);
                    out.write(new byte[20]);
                }),
                row(
                        "a web page over AMQP",
                        FailureReason.BadAnswer,
                        (in, out) ->
                                out.write("HTTP/1.1 400 Bad Request\r\n\r\nleak".getBytes(StandardCharsets.UTF_8))),
                row(
                        "another version",
                        FailureReason.BadAnswer,
                        (in, out) -> out.write(new byte[] {'A', 'M', 'Q', 'P', 1, 1, 0, 9})),
                row("50 MB over AMQP", FailureReason.BadAnswer, (in, out) -> {
                    frame(out, METHOD, 50_000_000);
                    endless(out, new byte[1024]);
                }),
                row(
                        "endless heartbeats",
                        FailureReason.BadAnswer,
                        (in, out) -> endless(out, new byte[] {HEARTBEAT, 0, 0, 0, 0, 0, 0, (byte) 0xCE})),
                row("a method that is none", FailureReason.BadAnswer, (in, out) -> {
                    frame(out, METHOD, 4);
                    out.write(new byte[] {0, 99, 0, 99, (byte) 0xCE});
                    out.flush();
                    in.transferTo(OutputStream.nullOutputStream());
                }));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("faults")
    void isMissing(String what, FailureReason reason, Speech speech) throws Exception {
        try (HostileServer server = HostileServer.saying((in, out) -> {
                    in.readNBytes(8);
                    speech.on(in, out);
                    out.flush();
                });
                SourceFixture sources = SourceFixture.onLoopback()) {
            sources.secrets().with("admin", Map.of("username", "guest", "password", "guest"));
            assertThat(said(sources.read(amqp(server.port(), "queueName: q"), Duration.ofMillis(1500)), reason))
                    .doesNotContain("leak");
            assertThat(server.wasLeft(5)).as("the connection is closed").isTrue();
        }
    }

    private static Arguments row(String what, FailureReason reason, Speech speech) {
        return Arguments.of(what, reason, speech);
    }

    private static void frame(OutputStream out, int type, int size) throws IOException {
        DataOutputStream data = new DataOutputStream(out);
        data.writeByte(type);
        data.writeShort(0);
        data.writeInt(size);
        data.flush();
    }

    private static void endless(OutputStream out, byte[] bytes) throws IOException {
        while (true) {
            out.write(bytes);
        }
    }
}
