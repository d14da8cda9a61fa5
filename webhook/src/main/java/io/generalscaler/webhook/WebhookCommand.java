package io.generalscaler.webhook;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.generalscaler.api.connect.ClientKeys;
import io.generalscaler.kube.connect.Clients;
import io.generalscaler.kube.connect.Kubeconfig;
import io.generalscaler.process.command.ServerCommand;
import io.generalscaler.process.command.Shutdown;
import io.generalscaler.process.connections.ConnectionLimits;
import io.generalscaler.process.connections.Listen;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The flags; each may also come from the environment variable that stands in its default. */
@Command(
        name = "generalscaler-webhook",
        mixinStandardHelpOptions = true,
        version = "generalscaler-webhook 0.1.0",
        sortOptions = false,
        usageHelpWidth = 110,
        customSynopsis = "generalscaler-webhook [FLAGS]",
        description =
                "Admission for GeneralScaler objects: refuses at kubectl apply what could never work, with every reason.",
        footer = {
            "",
            "In a cluster it needs no flag. Outside of one:",
            "  generalscaler-webhook --kubeconfig ~/.kube/config --register-url https://192.0.2.7:9443"
        })
final class WebhookCommand extends ServerCommand {
    private static final String PORT = "--port";
    private static final String MANAGEMENT_PORT = "--management-port";

    @Option(
            names = PORT,
            paramLabel = "PORT",
            defaultValue = "${env:GENERALSCALER_WEBHOOK_PORT:-9443}",
            description = "Port of admission, HTTPS; 0 for any free one. Default: ${DEFAULT-VALUE}.")
    private int port;

    @Option(
            names = MANAGEMENT_PORT,
            paramLabel = "PORT",
            defaultValue = "${env:GENERALSCALER_WEBHOOK_MANAGEMENT_PORT:-8081}",
            description = "Port of /healthz, /readyz and /metrics, HTTP. Default: ${DEFAULT-VALUE}.")
    private int managementPort;

    @Option(
            names = "--bind-address",
            paramLabel = "ADDRESS",
            defaultValue = "${env:GENERALSCALER_BIND_ADDRESS:-}",
            description = "Address to listen at. Default: all.")
    private String host = "";

    @Option(
            names = "--namespace",
            paramLabel = "NAMESPACE",
            defaultValue = "${env:POD_NAMESPACE:-generalscaler-system}",
            description = "Namespace of the Service and of the CA's Secret. Default: ${DEFAULT-VALUE}.")
    private String namespace = "";

    @Option(
            names = "--name",
            paramLabel = "NAME",
            defaultValue = "${env:GENERALSCALER_NAME:-generalscaler}",
            description =
                    "Name of both webhook configurations; the Service is NAME-webhook, the Secret NAME-webhook-ca."
                            + " Default: ${DEFAULT-VALUE}.")
    private String name = "";

    @Option(
            names = "--register-url",
            paramLabel = "URL",
            description = "Register this address (https://host:port, as API servers reach it) instead of the Service.")
    private @Nullable URI registerUrl;

    @Option(
            names = "--tls-dir",
            paramLabel = "DIR",
            description =
                    "Serve tls.crt and tls.key from here (cert-manager); the CA is then someone else's to publish.")
    private @Nullable Path tlsFolder;

    @Option(
            names = "--server-name",
            paramLabel = "NAME",
            description = "A further DNS name or IP address for the certificate. May be repeated.")
    private List<String> serverNames = List.of();

    @Option(
            names = "--prometheus-address",
            paramLabel = "URL",
            defaultValue = "${env:GENERALSCALER_PROMETHEUS_ADDRESS:-}",
            description = "The Prometheus of annotations (metric: prometheus:QUERY); give the controller the same."
                    + " Default: none, and such annotations are refused.")
    private String prometheusAddress = "";

    @Option(
            names = "--drain-seconds",
            paramLabel = "SECONDS",
            defaultValue = "${env:GENERALSCALER_WEBHOOK_DRAIN_SECONDS:-10}",
            description = "How long to keep serving after SIGTERM. Default: ${DEFAULT-VALUE}.")
    private int drainSeconds;

    @Option(
            names = "--max-reviews",
            paramLabel = "NUMBER",
            defaultValue = "${env:GENERALSCALER_WEBHOOK_MAX_REVIEWS:-256}",
            description = "Reviews in progress at once; more get 503. Default: ${DEFAULT-VALUE}.")
    private int maxReviews;

    @Option(
            names = "--max-connections",
            paramLabel = "NUMBER",
            defaultValue = "${env:GENERALSCALER_WEBHOOK_MAX_CONNECTIONS:-384}",
            description = "Connections of admission at once; at the limit those that ask nothing give way."
                    + " Default: ${DEFAULT-VALUE}.")
    private int maxConnections;

    @Option(
            names = "--max-connections-per-address",
            paramLabel = "NUMBER",
            defaultValue = "${env:GENERALSCALER_WEBHOOK_MAX_CONNECTIONS_PER_ADDRESS:-192}",
            description = "The same for one remote address; API servers may share one. Default: ${DEFAULT-VALUE}.")
    private int maxConnectionsPerAddress;

    @Option(
            names = "--request-seconds",
            paramLabel = "SECONDS",
            defaultValue = "${env:GENERALSCALER_WEBHOOK_REQUEST_SECONDS:-10}",
            description = "How long the headers and body of a request may take to arrive. Default: ${DEFAULT-VALUE}.")
    private int requestSeconds;

    @Option(
            names = "--client-ca",
            paramLabel = "FILE",
            defaultValue = "${env:GENERALSCALER_WEBHOOK_CLIENT_CA:-}",
            description =
                    "Serve only callers that show a client certificate of this authority, or of one of these (PEM);"
                            + " read again when it changes. Default: anyone is served.")
    private String clientCa = "";

    @Option(
            names = "--client-name",
            paramLabel = "NAME",
            split = ",",
            defaultValue = "${env:GENERALSCALER_WEBHOOK_CLIENT_NAME:-}",
            description =
                    "The common name, or a DNS name, that such a certificate must have; with several, any of them."
                            + " Default: any name.")
    private List<String> clientNames = List.of();

    @Override
    protected void run(Shutdown shutdown) throws Exception {
        WebhookSettings settings = settings();
        try (KubernetesClient client = client();
                Webhook webhook = assemble(settings, client)) {
            shutdown.listen();
            webhook.start();
            shutdown.await();
            webhook.drain();
        }
    }

    private WebhookSettings settings() {
        if (drainSeconds < 0 || drainSeconds > 3_600) {
            throw wrong("--drain-seconds is from 0 to 3600");
        }
        if (maxReviews < 1 || maxReviews > 10_000) {
            throw wrong("--max-reviews is from 1 to 10000");
        }
        if (maxConnections < 8 || maxConnections > 100_000) {
            throw wrong("--max-connections is from 8 to 100000");
        }
        if (maxConnectionsPerAddress < 8 || maxConnectionsPerAddress > 100_000) {
            throw wrong("--max-connections-per-address is from 8 to 100000");
        }
        if (requestSeconds < 1 || requestSeconds > 300) {
            throw wrong("--request-seconds is from 1 to 300");
        }
        List<String> names =
                clientNames.stream().filter(each -> !each.isBlank()).toList();
        if (clientCa.isEmpty() && !names.isEmpty()) {
            throw wrong("--client-name needs --client-ca: without it callers show no certificate");
        }
        if (registerUrl != null && tlsFolder != null) {
            throw wrong("--register-url and --tls-dir exclude each other: who keeps the certificate also registers it");
        }
        if (tlsFolder != null && !Files.isDirectory(tlsFolder)) {
            throw wrong("--tls-dir: " + tlsFolder + " is no folder; give the one where tls.crt and tls.key are");
        }
        return new WebhookSettings(
                new Listen(host, port(PORT, port), PORT),
                new Listen(host, port(MANAGEMENT_PORT, managementPort), MANAGEMENT_PORT),
                namespace,
                name,
                Optional.ofNullable(registerUrl),
                Optional.ofNullable(tlsFolder),
                serverNames,
                Optional.of(prometheusAddress).filter(address -> !address.isBlank()),
                Duration.ofSeconds(drainSeconds),
                maxReviews,
                connections(maxConnections, maxConnectionsPerAddress, requestSeconds),
                Optional.of(clientCa).filter(file -> !file.isEmpty()).map(Path::of),
                names,
                metricsAuth());
    }

    /** An API server keeps an idle connection for some 90 seconds, and waits for an answer for at most 30. */
    static ConnectionLimits connections(int most, int mostFromOne, int requestSeconds) {
        return new ConnectionLimits(
                most,
                mostFromOne,
                Duration.ofSeconds(5),
                Duration.ofSeconds(requestSeconds),
                Duration.ofSeconds(30),
                Duration.ofSeconds(120));
    }

    /** What is wrong with the settings shows here, before anything runs. */
    private Webhook assemble(WebhookSettings settings, KubernetesClient client) {
        try {
            return Webhook.assemble(settings, client);
        } catch (IllegalArgumentException e) {
            throw wrong(String.valueOf(e.getMessage()));
        }
    }

    private KubernetesClient client() {
        return Clients.watching(kubeconfig(file -> ClientKeys.named(Kubeconfig.read(file))), List.of());
    }
}
