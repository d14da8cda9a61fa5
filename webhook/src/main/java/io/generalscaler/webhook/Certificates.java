package io.generalscaler.webhook;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.generalscaler.certs.CertificateKeeper;
import io.generalscaler.certs.FileCertificate;
import io.generalscaler.certs.issue.ServerNames;
import io.generalscaler.certs.rotate.RotationPlan;
import io.generalscaler.certs.store.SecretCaStore;
import io.generalscaler.certs.tls.ReloadingKeys;
import io.generalscaler.kube.watch.WatchOutages;
import io.generalscaler.webhook.register.CertificateSource;
import io.generalscaler.webhook.register.FileLoop;
import io.generalscaler.webhook.register.TrustLoop;
import io.generalscaler.webhook.register.UrlWebhooks;
import io.generalscaler.webhook.serve.Readiness;
import io.generalscaler.webhook.serve.Readiness.Condition;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Chooses where the certificate comes from and who publishes its CA: we, or whoever keeps the files that we are given. */
final class Certificates {
    private Certificates() {}

    /** The way that {@code settings} ask for. */
    static CertificateSource choose(
            WebhookSettings settings,
            KubernetesClient client,
            WatchOutages outages,
            ReloadingKeys keys,
            Readiness readiness,
            InstantSource clock) {
        if (settings.tlsFolder().isPresent()) {
            var files = new FileCertificate(settings.tlsFolder().get(), keys);
            return new FileLoop(
                    "tls-files",
                    () -> {
                        FileLoop.named("--tls-dir", files::look);
                        readiness.met(Condition.CERTIFICATE);
                        readiness.met(Condition.REGISTRATION);
                    },
                    readiness::trouble);
        }
        Optional<UrlWebhooks> byUrl = settings.registerUrl()
                .map(url -> new UrlWebhooks(url, settings.namespace(), client.getKubernetesSerialization()));
        var keeper = new CertificateKeeper(
                new SecretCaStore(client, settings.namespace(), settings.caSecret()),
                RotationPlan.DEFAULT,
                names(settings, byUrl),
                keys,
                clock);
        return new TrustLoop(client, settings.name(), byUrl, keeper, outages, new Reached(readiness));
    }

    private static ServerNames names(WebhookSettings settings, Optional<UrlWebhooks> byUrl) {
        List<String> more = new ArrayList<>(settings.serverNames());
        byUrl.ifPresent(url -> more.add(url.host()));
        return ServerNames.ofService(settings.namespace(), settings.service()).and(more);
    }

    /** Tells readiness what the loop has reached. */
    private record Reached(Readiness readiness) implements TrustLoop.Listener {
        @Override
        public void hasCertificate() {
            readiness.met(Condition.CERTIFICATE);
        }

        @Override
        public void isTroubledBy(String why) {
            readiness.trouble(why);
        }

        @Override
        public void isTrusted() {
            readiness.met(Condition.REGISTRATION);
        }
    }
}
