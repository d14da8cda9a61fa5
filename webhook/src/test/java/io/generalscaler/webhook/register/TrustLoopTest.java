package io.generalscaler.webhook.register;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.generalscaler.certs.CertificateKeeper;
import io.generalscaler.certs.issue.Credential;
import io.generalscaler.certs.issue.ServerNames;
import io.generalscaler.certs.pem.Pem;
import io.generalscaler.certs.rotate.CaState;
import io.generalscaler.certs.rotate.RotationPlan;
import io.generalscaler.certs.store.CaStore;
import io.generalscaler.certs.store.CaStoreException;
import io.generalscaler.certs.store.SecretCaStore;
import io.generalscaler.certs.tls.ReloadingKeys;
import io.generalscaler.devcluster.fault.Outage;
import io.generalscaler.kube.watch.WatchOutages;
import io.generalscaler.testing.ExpectedLog;
import io.generalscaler.webhook.Cluster;
import io.generalscaler.webhook.Eventually;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A rotation of the CA through the Secret and both webhook configurations, with the rights that the manifests give. */
final class TrustLoopTest {
    private static final RotationPlan PLAN = RotationPlan.DEFAULT;
    private static final String NAME = "generalscaler";
    private static final String NOT_IN_ORDER = "Certificates or registration are not in order yet";

    private final Cluster cluster = Cluster.installed();
    private final KubernetesClient admin = cluster.admin();
    private final ReloadingKeys keys = new ReloadingKeys();
    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-01-15T10:00:00Z"));
    private final AtomicBoolean damaged = new AtomicBoolean();
    private final AtomicReference<String> trouble = new AtomicReference<>("");
    private final AtomicInteger trustedRounds = new AtomicInteger();
    private final TrustLoop loop = loop();
    private int looks;

    private TrustLoop loop() {
        KubernetesClient client = cluster.webhook();
        var keeper = new CertificateKeeper(
                damagedAtWill(new SecretCaStore(client, Cluster.NAMESPACE, "generalscaler-webhook-ca")),
                PLAN,
                ServerNames.ofService(Cluster.NAMESPACE, "generalscaler-webhook"),
                keys,
                now::get);
        return new TrustLoop(client, NAME, Optional.empty(), keeper, new WatchOutages(), new TrustLoop.Listener() {
            @Override
            public void hasCertificate() {}

            @Override
            public void isTroubledBy(String why) {
                trouble.set(why);
            }

            @Override
            public void isTrusted() {
                trustedRounds.incrementAndGet();
            }
        });
    }

    private CaStore damagedAtWill(CaStore store) {
        return new CaStore() {
            @Override
            public Stored read() throws CaStoreException {
                if (damaged.get()) {
                    throw new ArithmeticException("secret");
                }
                return store.read();
            }

            @Override
            public boolean replace(Stored stored, CaState next) throws CaStoreException {
                return store.replace(stored, next);
            }
        };
    }

    @Test
    void goesOnAfterAFailureThatNobodyForesaw() {
        damaged.set(true);
        try (ExpectedLog _ = ExpectedLog.of("A round failed unexpectedly", NOT_IN_ORDER)) {
            loop.start();
            Eventually.holds("trouble is told", () -> trouble.get().contains("ArithmeticException"));
        }
        assertThat(trouble.get()).doesNotContain("secret");
        damaged.set(false);
        awaitTrusted();
        assertThat(loop.isAlive()).isTrue();
        Eventually.holds("the end is told", () -> trouble.get().isEmpty());
    }

    @AfterEach
    void close() {
        loop.close();
        cluster.close();
    }

    @Test
    void theCaRotatesWhileCallersTrustEveryLeaf() {
        loop.start();
        awaitTrusted();
        X509Certificate old = published().getFirst();
        assertThat(published()).hasSize(1);
        assertThat(isSignedBy(old)).isTrue();

        now.set(RotationPlan.renewAt(old));
        awaitBundleOf(2);
        assertThat(isSignedBy(old)).as("callers may not have the new CA yet").isTrue();

        // Once to see the bundle in both configurations, once more for the time to settle to count from there.
        awaitTrusted();
        awaitTrusted();
        X509Certificate next = published().get(1);
        now.updateAndGet(time -> time.plus(PLAN.settle()));
        awaitTrusted();
        Eventually.holds("the leaf has switched", () -> isSignedBy(next));
        assertThat(published())
                .as("other replicas may still serve the old leaf")
                .containsExactlyInAnyOrder(old, next);

        now.updateAndGet(time -> time.plus(PLAN.retire()).plus(Duration.ofSeconds(1)));
        awaitBundleOf(1);
        assertThat(published()).containsExactly(next);
        assertThat(isSignedBy(next)).isTrue();
    }

    @Test
    void mendsABundleAfterAWatchIsRefusedAsTooOld() {
        loop.start();
        awaitTrusted();
        String bundle = validating();
        try (var refused = cluster.api().outage(Outage.answering(410).onWatches());
                ExpectedLog _ = ExpectedLog.perhaps(NOT_IN_ORDER, "Watching broke off; it is tried again")) {
            cluster.cable().cut();
            admin.admissionRegistration()
                    .v1()
                    .validatingWebhookConfigurations()
                    .withName(NAME)
                    .edit(configuration -> {
                        configuration
                                .getWebhooks()
                                .forEach(each -> each.getClientConfig().setCaBundle(""));
                        return configuration;
                    });
            cluster.cable().mend();
            Eventually.holds("the bundle is back", () -> bundle.equals(validating()));
            assertThat(refused.met()).isPositive();
        }
    }

    private void awaitTrusted() {
        int before = trustedRounds.get();
        Eventually.holds("a round in which both configurations trust the CA", () -> {
            nudge();
            return trustedRounds.get() > before;
        });
    }

    private void awaitBundleOf(int certificates) {
        Eventually.holds("a bundle of " + certificates, () -> {
            nudge();
            return published().size() == certificates && mutating().equals(validating());
        });
    }

    /** Now and then a change that means nothing: news of it make the loop look. */
    private void nudge() {
        if (looks++ % 25 == 0) {
            admin.admissionRegistration()
                    .v1()
                    .mutatingWebhookConfigurations()
                    .withName(NAME)
                    .patch(
                            PatchContext.of(PatchType.JSON_MERGE),
                            "{\"metadata\": {\"annotations\": {\"nudge\": \"" + looks + "\"}}}");
        }
    }

    private String mutating() {
        return admin.admissionRegistration()
                .v1()
                .mutatingWebhookConfigurations()
                .withName(NAME)
                .get()
                .getWebhooks()
                .getFirst()
                .getClientConfig()
                .getCaBundle();
    }

    private String validating() {
        return admin.admissionRegistration()
                .v1()
                .validatingWebhookConfigurations()
                .withName(NAME)
                .get()
                .getWebhooks()
                .getLast()
                .getClientConfig()
                .getCaBundle();
    }

    private List<X509Certificate> published() {
        try {
            return Pem.certificates(new String(Base64.getDecoder().decode(validating()), StandardCharsets.UTF_8));
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private boolean isSignedBy(X509Certificate ca) {
        Credential leaf = keys.current().orElseThrow();
        try {
            leaf.certificate().verify(ca.getPublicKey());
            return true;
        } catch (GeneralSecurityException e) {
            return false;
        }
    }
}
