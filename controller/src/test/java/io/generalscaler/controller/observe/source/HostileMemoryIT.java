package io.generalscaler.controller.observe.source;

import static org.assertj.core.api.Assertions.assertThat;

import io.generalscaler.controller.process.HostileServer;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The worst answers of the largest size that is read, many at once, in a process with the image's memory. */
@Timeout(120)
final class HostileMemoryIT {

    /** The chart's limit. */
    private static final String LIMIT = "-XX:MaxRAM=400m";

    private static final int NAMESPACES = 8;
    private static final int METRICS = 100;

    @TempDir
    Path logs;

    @Test
    void answersOfAllKindsAtOnceEndNoController() throws Exception {
        byte[] objects = bytes(HostileServer.http(vector("{},".repeat(21_000))));
        byte[] text = bytes(HostileServer.http("{\"status\":\"" + "x".repeat(65_000) + "\"}"));
        byte[] name = bytes(HostileServer.http("{\"" + "x".repeat(65_000) + "\":1}"));
        byte[] lists = bytes(HostileServer.http("[".repeat(65_000)));
        List<byte[]> answers = List.of(objects, text, name, lists);
        try (HostileServer http = HostileServer.saying((in, out) -> {
                    for (int i = (int) (Math.abs(System.nanoTime()) % 4); HostileServer.request(in); i++) {
                        out.write(answers.get(i % 4));
                        out.flush();
                    }
                });
                HostileServer slow = HostileServer.saying((in, out) -> {
                    HostileServer.request(in);
                    out.write(objects, 0, 60_000);
                    in.transferTo(OutputStream.nullOutputStream());
                });
                HostileServer endless = HostileServer.saying((in, out) -> {
                    HostileServer.request(in);
                    out.write(bytes("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1;"));
                    flood(out);
                });
                HostileServer redis = HostileServer.saying((in, out) -> {
                    out.write(bytes("$1000000000\r\n"));
                    flood(out);
                });
                HostileServer well = HostileServer.answering(HostileServer.http(
                        "{\"status\":\"success\",\"data\":{\"resultType\":\"scalar\",\"result\":[1,\"5\"]}}"))) {
            Process child = child(http.port(), slow.port(), endless.port(), redis.port(), well.port());
            try {
                assertThat(child.waitFor(100, TimeUnit.SECONDS)).isTrue();
                assertThat(child.exitValue())
                        .as(Files.readString(logs.resolve("child.log")))
                        .isZero();
            } finally {
                child.destroyForcibly();
            }
        }
    }

    private Process child(int... ports) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                ProcessHandle.current().info().command().orElse("java"),
                "@" + Path.of("../deploy/container/java.options").toAbsolutePath(),
                LIMIT,
                "-cp",
                System.getProperty("java.class.path"),
                Reads.class.getName()));
        IntStream.of(ports).mapToObj(String::valueOf).forEach(command::add);
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(logs.resolve("child.log").toFile())
                .start();
    }

    private static String vector(String elements) {
        return "{\"data\":{\"resultType\":\"vector\",\"x\":[" + elements + "{}],\"result\":[]}}";
    }

    private static void flood(OutputStream out) throws IOException {
        byte[] more = bytes("x".repeat(64 * 1024));
        while (true) {
            out.write(more);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    /** The child: several namespaces read everything at once, twice, while another reads a server that is well. */
    static final class Reads {

        private Reads() {}

        public static void main(String[] ports) throws Exception {
            try (SourceFixture sources = SourceFixture.onLoopback()) {
                for (int round = 0; round < 2; round++) {
                    round(sources, ports, round);
                }
            }
            System.exit(0);
        }

        private static void round(SourceFixture sources, String[] ports, int round) throws InterruptedException {
            List<Thread> readers = new ArrayList<>();
            for (int i = 0; i < NAMESPACES; i++) {
                String namespace = "evil-" + i;
                List<String> metrics = IntStream.range(0, METRICS)
                        .mapToObj(n -> n % 4 == 3 ? redis(ports[3], n) : prometheus(ports[n % 4], round + "-" + n))
                        .toList();
                readers.add(Thread.ofVirtual().start(() -> {
                    try {
                        var _ = sources.readAll(namespace, metrics, Duration.ofSeconds(3));
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                }));
            }
            for (Thread each : readers) {
                each.join();
            }
            Collection<Answer> answers =
                    sources.readAll("victim", List.of(prometheus(ports[4], "well-" + round)), Duration.ofSeconds(20));
            if (!(answers.iterator().next() instanceof Answer.Value)) {
                System.out.println(answers);
                System.exit(1);
            }
        }

        private static String prometheus(String port, String query) {
            return "type: prometheus\nprometheus: {serverAddress: 'http://127.0.0.1:%s', query: 'q%s'}"
                    .formatted(port, query);
        }

        private static String redis(String port, int list) {
            return "type: redis\nredis: {host: 127.0.0.1, port: %s, queueName: q%d}".formatted(port, list);
        }
    }
}
