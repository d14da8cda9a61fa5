package io.generalscaler.controller;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.HotSpotDiagnosticMXBean;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import io.fabric8.kubernetes.client.utils.Serialization;
import io.generalscaler.testing.LogCapture;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A login reaches the server that it is for and nothing else, wherever it is used and whatever it looks like. */
final class LoginLeaksTest {

    private static final String CANARY = "hunter2canary";
    private static final String ENCODED = Base64.getEncoder()
            .encodeToString(CANARY.getBytes(StandardCharsets.US_ASCII))
            .substring(0, 12);

    /** Metrics in which a login stands, by its place: the Secret is NAME, its entry {@code login}, the server's port PORT. */
    private static final Map<String, String> PLACES = Map.of(
            "the token of Prometheus",
            "type: prometheus\n    prometheus: {serverAddress: 'http://127.0.0.1:PORT', query: up,"
                    + " authRef: {secretName: NAME, tokenKey: login}}",
            "the user of Prometheus",
            "type: prometheus\n    prometheus: {serverAddress: 'http://127.0.0.1:PORT', query: up,"
                    + " authRef: {secretName: NAME, usernameKey: login, passwordKey: other}}",
            "the password of Prometheus",
            "type: prometheus\n    prometheus: {serverAddress: 'http://127.0.0.1:PORT', query: up,"
                    + " authRef: {secretName: NAME, usernameKey: other, passwordKey: login}}",
            "the authority of Prometheus",
            "type: prometheus\n    prometheus: {serverAddress: 'https://127.0.0.1:PORT', query: up,"
                    + " tls: {caSecretName: NAME}}",
            "the user of Redis",
            "type: redis\n    redis: {host: 127.0.0.1, port: PORT, queueName: jobs,"
                    + " authRef: {secretName: NAME, usernameKey: login, passwordKey: other}}",
            "the password of Redis",
            "type: redis\n    redis: {host: 127.0.0.1, port: PORT, queueName: jobs,"
                    + " authRef: {secretName: NAME, usernameKey: other, passwordKey: login}}",
            "the authority of Redis",
            "type: redis\n    redis: {host: 127.0.0.1, port: PORT, queueName: jobs, tls: {caSecretName: NAME}}",
            "the settings of a plug-in",
            "type: file-size\n    config: {path: \"/TEXT\"}");

    private static final Map<String, byte[]> FORMS = Map.of(
            "as it should be", ascii(CANARY),
            "with a line break", ascii("-----BEGIN PRIVATE KEY-----\n" + CANARY + "\n-----END PRIVATE KEY-----\n"),
            "with a NUL", ascii(CANARY + "\0" + CANARY),
            "with a letter that is not ASCII", (CANARY + "\u00e4\u20ac").getBytes(StandardCharsets.UTF_8),
            "in bytes that are no text",
                    new byte[] {(byte) 0xff, 'h', 'u', 'n', 't', 'e', 'r', '2', 'c', 'a', 'n', 'a', 'r', 'y'},
            "of a megabyte", ascii(CANARY + "x".repeat(700_000)));

    private static final DevClusterFixture CLUSTER = new DevClusterFixture();

    private static LogCapture log;
    private static ServerSocket server;
    private static Controller controller;
    private static int row;

    @TempDir
    private Path folder;

    @BeforeAll
    static void start() throws IOException {
        log = LogCapture.start();
        server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(LoginLeaksTest::hangUp);
        controller = CLUSTER.startController();
    }

    @AfterAll
    static void stop() throws IOException {
        CLUSTER.close();
        server.close();
        log.close();
    }

    static Stream<Arguments> rows() {
        return PLACES.keySet().stream()
                .sorted()
                .flatMap(place -> FORMS.keySet().stream().sorted().map(form -> Arguments.of(place, form)));
    }

    @ParameterizedTest(name = "{0}, {1}")
    @MethodSource("rows")
    void isNowhereElse(String place, String form) throws IOException {
        String name = "row-" + row++;
        byte[] login = FORMS.get(form);
        String data = Base64.getEncoder().encodeToString(login);
        CLUSTER.client()
                .resource(new SecretBuilder()
                        .withNewMetadata()
                        .withNamespace("default")
                        .withName(name)
                        .endMetadata()
                        .withData(Map.of("login", data, "ca.crt", data, "other", "b2s="))
                        .build())
                .create();
        CLUSTER.deployment(name, 1);
        String text = new String(login, 0, Math.min(login.length, 200), StandardCharsets.UTF_8)
                .replace("\n", "\\n")
                .replace("\0", "");
        CLUSTER.apply("""
                apiVersion: autoscaling.generalscaler.io/v1alpha1
                kind: GeneralScaler
                metadata: {name: %1$s}
                spec:
                  targetRef: {name: %1$s}
                  maxReplicas: 10
                  pollingIntervalSeconds: 1
                  metric:
                    name: jobs
                    targetValue: 10
                    %2$s
                """.formatted(
                        name,
                        PLACES.get(place)
                                .replace("PORT", String.valueOf(server.getLocalPort()))
                                .replace("NAME", name)
                                .replace("TEXT", text)));
        String status =
                Serialization.asYaml(CLUSTER.awaitStatus(name, "it is decided", it -> it.lastDecision() != null));
        assertThat(List.of(status, events(), DevClusterFixture.page(controller, "/metrics"), log.text(), threads()))
                .allSatisfy(shown -> assertThat(shown).doesNotContain(CANARY, ENCODED));
    }

    private static String events() {
        return Serialization.asJson(
                CLUSTER.client().events().v1().events().inAnyNamespace().list());
    }

    private String threads() throws IOException {
        Path dump = folder.resolve("threads").toAbsolutePath();
        ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class)
                .dumpThreads(dump.toString(), HotSpotDiagnosticMXBean.ThreadDumpFormat.TEXT_PLAIN);
        return Files.readString(dump);
    }

    /** Every connection ends as soon as it is there. */
    private static void hangUp() {
        while (!server.isClosed()) {
            try {
                server.accept().close();
            } catch (IOException e) {
                // The test has ended.
            }
        }
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
