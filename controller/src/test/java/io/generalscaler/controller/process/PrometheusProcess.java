package io.generalscaler.controller.process;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Files;
import java.util.List;
import org.bouncycastle.crypto.generators.OpenBSDBCrypt;

/** A real Prometheus that scrapes nothing: its functions make up every answer that a test needs. */
public final class PrometheusProcess extends ChildProcess {

    private final String web;

    private PrometheusProcess(String web) {
        super("prometheus");
        this.web = web;
    }

    public static PrometheusProcess plain() {
        return new PrometheusProcess("");
    }

    /** One that wants TLS and a basic login. */
    public static PrometheusProcess guarded(TestCertificates certificates, String user, String password)
            throws IOException {
        String hash = OpenBSDBCrypt.generate(password.toCharArray(), new byte[16], 4);
        PrometheusProcess prometheus = new PrometheusProcess("""
                tls_server_config: {cert_file: server.crt, key_file: server.key}
                basic_auth_users: {%s: "%s"}
                """.formatted(user, hash));
        Files.writeString(prometheus.folder().resolve("server.crt"), certificates.serverPem());
        Files.writeString(prometheus.folder().resolve("server.key"), certificates.serverKeyPem());
        return prometheus;
    }

    @Override
    List<String> command() throws IOException {
        Files.writeString(folder().resolve("prometheus.yml"), "global: {}\n");
        Files.writeString(folder().resolve("web.yml"), web);
        return List.of(
                "prometheus",
                "--config.file=prometheus.yml",
                "--web.config.file=web.yml",
                "--storage.tsdb.path=data",
                "--web.listen-address=127.0.0.1:" + port(),
                "--log.level=error");
    }

    @Override
    boolean ready() {
        if (!super.ready()) {
            return false;
        }
        if (!web.isEmpty()) {
            return true;
        }
        try {
            HttpURLConnection probe = (HttpURLConnection) URI.create("http://127.0.0.1:" + port() + "/-/ready")
                    .toURL()
                    .openConnection();
            return probe.getResponseCode() == 200;
        } catch (IOException e) {
            return false;
        }
    }
}
