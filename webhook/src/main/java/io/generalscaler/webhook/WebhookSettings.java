package io.generalscaler.webhook;

import io.generalscaler.process.command.MetricsAuth;
import io.generalscaler.process.connections.ConnectionLimits;
import io.generalscaler.process.connections.Listen;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * How the webhook is to run.
 *
 * @param admission where reviews are answered
 * @param management where health and metrics are
 * @param namespace where the Service and the CA's Secret are
 * @param name of both webhook configurations; the Service is {@code <name>-webhook}, the Secret {@code <name>-webhook-ca}
 * @param registerUrl where API servers reach this process, if not through the Service
 * @param tlsFolder with {@code tls.crt} and {@code tls.key} that someone else keeps; then nothing is registered
 * @param serverNames further names for the certificate
 * @param prometheusAddress the server that annotations of the form {@code prometheus:<query>} ask; the controller's too
 * @param drain how long to keep serving after a signal to stop
 * @param maxReviews in progress at once
 * @param connections of admission
 * @param clientCa the certificates of whom alone is served; empty to serve anyone
 * @param clientNames of which a caller's certificate must have one; empty for any
 * @param metricsAuth who may read {@code /metrics}
 */
record WebhookSettings(
        Listen admission,
        Listen management,
        String namespace,
        String name,
        Optional<URI> registerUrl,
        Optional<Path> tlsFolder,
        List<String> serverNames,
        Optional<String> prometheusAddress,
        Duration drain,
        int maxReviews,
        ConnectionLimits connections,
        Optional<Path> clientCa,
        List<String> clientNames,
        MetricsAuth metricsAuth) {
    WebhookSettings {
        clientNames = List.copyOf(clientNames);
        serverNames = List.copyOf(serverNames);
    }

    String service() {
        return name + "-webhook";
    }

    String caSecret() {
        return name + "-webhook-ca";
    }
}
