package io.generalscaler.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fabric8.kubernetes.api.model.admissionregistration.v1.ValidatingWebhookConfiguration;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.informers.ResourceEventHandler;
import io.fabric8.kubernetes.client.informers.SharedIndexInformer;
import io.generalscaler.process.command.MetricsAuth;
import io.generalscaler.process.connections.Listen;
import io.generalscaler.testing.ExpectedLog;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Processes outside of the cluster, of which only one can have the registration. */
final class RegistrationByUrlTest {
    private static final String NAME = "generalscaler";
    private static final URI FIRST = URI.create("https://127.0.0.1:9443");
    private static final URI SECOND = URI.create("https://127.0.0.1:9453");

    private final Cluster cluster = Cluster.installed();
    private final KubernetesClient admin = cluster.admin();

    @AfterEach
    void close() {
        cluster.close();
    }

    @Test
    void whoRegistersLaterTakesOverAndTheEarlierOneLetsIt() throws Exception {
        var history = new History();
        try (SharedIndexInformer<ValidatingWebhookConfiguration> _ = follow(history);
                RunningWebhook first = RunningWebhook.start(cluster.webhook(), Optional.of(FIRST));
                ExpectedLog _ =
                        ExpectedLog.of("Another process has registered its address; this one is not called any more")) {
            first.awaitReady();
            try (RunningWebhook second = RunningWebhook.start(cluster.webhook(), Optional.of(SECOND))) {
                second.awaitReady();
                spoilTheBundle();
                Eventually.holds("the second one puts its bundle back", () -> isTrusted(SECOND));
                Eventually.holds("the watch has told of it", () -> history.versions.contains(version()));
                assertThat(history.urls()).containsExactly("the Service", FIRST + "/validate", SECOND + "/validate");
                assertThat(first.get("/readyz").body()).isEqualTo("ok\n");
            }
        }
    }

    @Test
    void whoCannotListenRegistersNothing() throws Exception {
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                Webhook webhook = Webhook.assemble(at(taken.getLocalPort()), cluster.webhook())) {
            assertThatThrownBy(webhook::start).hasMessageContaining(String.valueOf(taken.getLocalPort()));
            assertThat(admin.secrets()
                            .inNamespace(Cluster.NAMESPACE)
                            .withName("generalscaler-webhook-ca")
                            .get()
                            .getData())
                    .isNullOrEmpty();
            assertThat(url(validating())).isEqualTo("the Service");
        }
    }

    private static WebhookSettings at(int port) {
        return new WebhookSettings(
                new Listen("127.0.0.1", port, "--port"),
                new Listen("127.0.0.1", 0, "--management-port"),
                Cluster.NAMESPACE,
                NAME,
                Optional.of(FIRST),
                Optional.empty(),
                List.of(),
                Optional.empty(),
                Duration.ZERO,
                64,
                WebhookCommand.connections(100, 100, 10),
                Optional.empty(),
                List.of(),
                MetricsAuth.NONE);
    }

    private SharedIndexInformer<ValidatingWebhookConfiguration> follow(History history) {
        return admin.admissionRegistration()
                .v1()
                .validatingWebhookConfigurations()
                .withName(NAME)
                .inform(history);
    }

    private void spoilTheBundle() {
        admin.admissionRegistration()
                .v1()
                .validatingWebhookConfigurations()
                .withName(NAME)
                .edit(configuration -> {
                    configuration.getWebhooks().getFirst().getClientConfig().setCaBundle("bm9uZQ==");
                    return configuration;
                });
    }

    private boolean isTrusted(URI url) {
        var configuration = validating();
        return url(configuration).startsWith(url.toString())
                && !configuration
                        .getWebhooks()
                        .getFirst()
                        .getClientConfig()
                        .getCaBundle()
                        .equals("bm9uZQ==");
    }

    private String version() {
        return validating().getMetadata().getResourceVersion();
    }

    private ValidatingWebhookConfiguration validating() {
        return admin.admissionRegistration()
                .v1()
                .validatingWebhookConfigurations()
                .withName(NAME)
                .get();
    }

    private static String url(ValidatingWebhookConfiguration configuration) {
        return Objects.requireNonNullElse(
                configuration.getWebhooks().getFirst().getClientConfig().getUrl(), "the Service");
    }

    /** Where the configuration pointed, and when. */
    private static final class History implements ResourceEventHandler<ValidatingWebhookConfiguration> {
        private final List<String> urls = new CopyOnWriteArrayList<>();
        private final List<String> versions = new CopyOnWriteArrayList<>();

        /** Each address once for as long as it stood. */
        List<String> urls() {
            var turns = new CopyOnWriteArrayList<String>();
            for (String url : urls) {
                if (turns.isEmpty() || !turns.getLast().equals(url)) {
                    turns.add(url);
                }
            }
            return turns;
        }

        @Override
        public void onAdd(ValidatingWebhookConfiguration configuration) {
            urls.add(url(configuration));
            versions.add(configuration.getMetadata().getResourceVersion());
        }

        @Override
        public void onUpdate(ValidatingWebhookConfiguration before, ValidatingWebhookConfiguration configuration) {
            onAdd(configuration);
        }

        @Override
        public void onDelete(ValidatingWebhookConfiguration configuration, boolean unknown) {
            urls.add("nothing");
        }
    }
}
