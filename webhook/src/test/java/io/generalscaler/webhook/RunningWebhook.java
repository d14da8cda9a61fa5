package io.generalscaler.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.generalscaler.process.command.MetricsAuth;
import io.generalscaler.process.connections.Listen;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** A whole webhook on free ports, and a client that trusts its CA as an API server would. */
final class RunningWebhook implements AutoCloseable {
    static final URI URL = URI.create("https://127.0.0.1:9443");

    private final KubernetesClient cluster;
    private final Webhook webhook;

    private RunningWebhook(KubernetesClient cluster, Webhook webhook) {
        this.cluster = cluster;
        this.webhook = webhook;
    }

    /** @param cluster with the webhook's own rights */
    static RunningWebhook start(KubernetesClient cluster, Optional<URI> registerUrl) {
        var settings = new WebhookSettings(
                new Listen("127.0.0.1", 0, "--port"),
                new Listen("127.0.0.1", 0, "--management-port"),
                Cluster.NAMESPACE,
                "generalscaler",
                registerUrl,
                Optional.empty(),
                List.of("127.0.0.1"),
                Optional.of("http://prometheus:9090"),
                Duration.ofMillis(300),
                64,
                WebhookCommand.connections(100, 100, 10),
                Optional.empty(),
                List.of(),
                MetricsAuth.NONE);
        var running = new RunningWebhook(cluster, Webhook.assemble(settings, cluster));
        running.webhook.start();
        return running;
    }

    RunningWebhook awaitReady() throws Exception {
        webhook.readiness().whenReady().get(30, TimeUnit.SECONDS);
        return this;
    }

    void drain() throws InterruptedException {
        webhook.drain();
    }

    /** What an API server does: POST over TLS, trusting only the CA in the Secret. */
    HttpResponse<String> post(String path, String body) throws Exception {
        try (HttpClient client = trusting()) {
            return client.send(
                    HttpRequest.newBuilder(URI.create("https://127.0.0.1:" + webhook.port() + path))
                            .header("Content-Type", "application/json")
                            .POST(HttpRequest.BodyPublishers.ofString(body))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
        }
    }

    HttpClient trusting() throws Exception {
        Secret secret = cluster.secrets()
                .inNamespace(Cluster.NAMESPACE)
                .withName("generalscaler-webhook-ca")
                .get();
        byte[] pem = Base64.getDecoder().decode(secret.getData().get("ca.crt"));
        KeyStore anchors = KeyStore.getInstance(KeyStore.getDefaultType());
        anchors.load(null, null);
        anchors.setCertificateEntry(
                "ca", CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(pem)));
        TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX");
        trust.init(anchors);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), new SecureRandom());
        return HttpClient.newBuilder()
                .sslContext(context)
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(Duration.ofSeconds(5))
                .build();
    }

    /** GET at the management port. */
    HttpResponse<String> get(String path) throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(
                    HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + webhook.managementPort() + path))
                            .build(),
                    HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
        }
    }

    int port() {
        return webhook.port();
    }

    @Override
    public void close() {
        webhook.close();
        assertThat(webhook.readiness().isReady()).isFalse();
    }
}
