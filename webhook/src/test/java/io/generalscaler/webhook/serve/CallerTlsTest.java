package io.generalscaler.webhook.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.generalscaler.process.connections.ConnectionLimits;
import io.generalscaler.process.connections.Listen;
import io.generalscaler.webhook.review.AdmissionAnswer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.SSLContext;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Callers that must show a certificate, over real TLS. */
final class CallerTlsTest {
    private static final String REVIEW = """
            {"apiVersion": "admission.k8s.io/v1", "kind": "AdmissionReview", "request": {
              "uid": "u-1", "kind": {"group": "apps", "version": "v1", "kind": "Deployment"},
              "operation": "CREATE", "object": {}}}
            """;
    private static final Duration LONG = Duration.ofMinutes(2);
    private static final Duration DAY = Duration.ofDays(1);

    @TempDir
    private Path folder;

    private final TestTls tls = new TestTls();
    private final TestTls callers = new TestTls();
    private final TestTls others = new TestTls();
    private final List<AutoCloseable> toClose = new ArrayList<>();

    @AfterEach
    void close() throws Exception {
        for (AutoCloseable one : toClose.reversed()) {
            one.close();
        }
    }

    private Path authorities() {
        return folder.resolve("ca.crt");
    }

    private CallerTls callerTls(List<String> names) throws IOException {
        Files.writeString(authorities(), callers.certificate());
        return new CallerTls(tls.serverKeys(), authorities(), names);
    }

    private AdmissionServer start(CallerTls callerTls) {
        var server = new AdmissionServer(
                new AdmissionServer.Limits(
                        new Listen("127.0.0.1", 0, "--port"), 4, new ConnectionLimits(64, 64, LONG, LONG, LONG, LONG)),
                callerTls.factory(),
                request -> AdmissionAnswer.allowed(),
                request -> AdmissionAnswer.allowed(),
                new WebhookMetrics());
        server.start();
        toClose.add(server);
        return server;
    }

    private int post(SSLContext client, AdmissionServer server, String protocol) throws Exception {
        try (var connection = new Connection(client, server.port(), protocol)) {
            return connection.post("/validate", REVIEW).status();
        }
    }

    private SSLContext apiServer(TestTls issuer) throws Exception {
        return tls.client(issuer, "kube-apiserver", "apiserver.example", KeyPurposeId.id_kp_clientAuth, DAY);
    }

    @ParameterizedTest(name = "with {0} over {1}")
    @CsvSource({
        "a certificate of the authority, TLSv1.3, ''",
        "a certificate of the authority, TLSv1.2, ''",
        "its common name, TLSv1.3, kube-apiserver",
        "its DNS name, TLSv1.3, apiserver.example"
    })
    void serves(String shown, String protocol, String name) throws Exception {
        AdmissionServer server = start(callerTls(name.isEmpty() ? List.of() : List.of("another", name)));
        assertThat(post(apiServer(callers), server, protocol)).isEqualTo(200);
    }

    @ParameterizedTest(name = "{0} over {1}")
    @CsvSource({
        "no certificate, TLSv1.3",
        "no certificate, TLSv1.2",
        "another authority, TLSv1.3",
        "another name, TLSv1.3",
        "a server's certificate, TLSv1.3",
        "an expired one, TLSv1.3"
    })
    void refuses(String shown, String protocol) throws Exception {
        AdmissionServer server = start(callerTls(List.of("kube-apiserver")));
        SSLContext client = switch (shown) {
            case "no certificate" -> tls.client();
            case "another authority" -> apiServer(others);
            case "another name" -> tls.client(callers, "kubelet", "node", KeyPurposeId.id_kp_clientAuth, DAY);
            case "a server's certificate" ->
                tls.client(callers, "kube-apiserver", "a", KeyPurposeId.id_kp_serverAuth, DAY);
            default ->
                tls.client(callers, "kube-apiserver", "a", KeyPurposeId.id_kp_clientAuth, Duration.ofMinutes(-1));
        };
        assertThatThrownBy(() -> post(client, server, protocol)).isInstanceOf(IOException.class);
        assertThat(post(apiServer(callers), server, protocol)).isEqualTo(200);
    }

    @Test
    void followsItsFileAndLetsNobodyStayWhomTheOldOneLetIn() throws Exception {
        CallerTls callerTls = callerTls(List.of());
        AdmissionServer server = start(callerTls);
        SSLContext before = apiServer(callers);
        try (var open = new Connection(before, server.port())) {
            assertThat(open.post("/validate", REVIEW).status()).isEqualTo(200);
            assertThat(callerTls.look()).isFalse();
            Files.writeString(authorities(), others.certificate());
            assertThat(callerTls.look()).isTrue();
            server.retireConnections();
            assertThatThrownBy(() -> open.post("/validate", REVIEW)).isInstanceOf(IOException.class);
        }
        // The same context would take its session up again.
        assertThatThrownBy(() -> post(before, server, "TLSv1.3")).isInstanceOf(IOException.class);
        assertThat(post(apiServer(others), server, "TLSv1.3")).isEqualTo(200);
    }

    @Test
    void keepsWhatWasInUseWhileTheFileCannotBeUsed() throws Exception {
        CallerTls callerTls = callerTls(List.of());
        AdmissionServer server = start(callerTls);
        Files.writeString(authorities(), "nothing of the kind");
        assertThatThrownBy(callerTls::look).isInstanceOf(IOException.class).hasMessageContaining("ca.crt");
        assertThat(post(apiServer(callers), server, "TLSv1.3")).isEqualTo(200);
    }
}
