package io.generalscaler.webhook.register;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.generalscaler.certs.CertificateKeeper;
import io.generalscaler.certs.pem.Pem;
import io.generalscaler.certs.store.CaStoreException;
import io.generalscaler.kube.watch.LastingWatch;
import io.generalscaler.kube.watch.WatchOutages;
import io.generalscaler.process.tick.Ticker;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the certificate, the shared CA and both webhook configurations in step. One thread; each round is
 *
 * <pre>
 * look at the CA, take the step that is due, renew the leaf   ({@link CertificateKeeper})
 * write the bundle where it is not
 * wait for news of a configuration, or a while
 * </pre>
 *
 * The wait is short enough that the wall clock, not a timer, decides what is due, also after a suspend.
 */
public final class TrustLoop implements CertificateSource {
    private static final Logger LOG = LoggerFactory.getLogger(TrustLoop.class);
    private static final Duration BETWEEN_ROUNDS = Duration.ofSeconds(30);
    private static final Duration AFTER_FAILURE = Duration.ofSeconds(2);

    private final CertificateKeeper keeper;
    private final List<WatchedConfiguration> configurations;
    private final Listener listener;
    private final Ticker rounds = Ticker.of("trust", this::tick);
    private final Ticker watchKeeper = Ticker.every("trust-watches", LastingWatch.TEND_EVERY, this::tend);
    private String lastFailure = "";

    /** Hears what has been reached. Called by the loop's thread, often. */
    public interface Listener {
        /** A leaf is there. */
        void hasCertificate();

        /** A round was completed, with nothing to say, or could not be, for this reason. */
        void isTroubledBy(String why);

        /** Both configurations trust the CA, and name our address where they are to name one. */
        void isTrusted();
    }

    /**
     * A loop that does not run yet.
     *
     * @param name of both configurations
     * @param byUrl what to register by URL; empty where the installed manifests registered the Service
     * @param outages of watches, told together with those of other parts
     */
    public TrustLoop(
            KubernetesClient client,
            String name,
            Optional<UrlWebhooks> byUrl,
            CertificateKeeper keeper,
            WatchOutages outages,
            Listener listener) {
        this.keeper = keeper;
        this.listener = listener;
        this.configurations = Stream.of(ConfigurationKind.values())
                .map(kind -> new WatchedConfiguration(client, kind, name, byUrl, rounds::wake, outages))
                .toList();
    }

    @Override
    public void start() {
        rounds.start();
        configurations.forEach(WatchedConfiguration::start);
        watchKeeper.start();
    }

    @Override
    public boolean isAlive() {
        return rounds.isAlive() && watchKeeper.isAlive();
    }

    @Override
    public void close() {
        rounds.close();
        watchKeeper.close();
        configurations.forEach(WatchedConfiguration::close);
    }

    private void tend() {
        configurations.forEach(WatchedConfiguration::tend);
    }

    private Duration tick() {
        String failure = round();
        if (Thread.currentThread().isInterrupted()) {
            // The end of the process has cut it off: that is no trouble.
            return AFTER_FAILURE;
        }
        if (!failure.isEmpty() && !failure.equals(lastFailure)) {
            LOG.atWarn().addKeyValue("cause", failure).log("Certificates or registration are not in order yet");
        } else if (failure.isEmpty() && !lastFailure.isEmpty()) {
            LOG.atInfo().log("Certificates and registration are in order");
        }
        lastFailure = failure;
        listener.isTroubledBy(failure);
        return failure.isEmpty() ? BETWEEN_ROUNDS : AFTER_FAILURE;
    }

    /** One round; returns why it could not be completed, or nothing. */
    private String round() {
        try {
            String bundle = keeper.look(pem -> isTrusted(Pem.base64(pem)));
            listener.hasCertificate();
            String encoded = Pem.base64(bundle);
            for (WatchedConfiguration configuration : configurations) {
                configuration.publish(encoded);
            }
            if (isTrusted(encoded) && configurations.stream().allMatch(WatchedConfiguration::isRegistered)) {
                listener.isTrusted();
            }
            return "";
            // Their messages are ours, or the API server's about a webhook configuration, which holds nothing secret;
            // they are what
            // the operator needs: who may not do what.
        } catch (CaStoreException | RegistrationException | KubernetesClientException e) {
            return String.valueOf(e.getMessage());
        } catch (RuntimeException e) {
            return Unexpected.words(e, lastFailure);
        }
    }

    private boolean isTrusted(String bundle) {
        return configurations.stream().allMatch(configuration -> configuration.trusts(bundle));
    }
}
