package io.generalscaler.certs.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.server.mock.EnableKubernetesMockClient;
import io.fabric8.kubernetes.client.server.mock.KubernetesMockServer;
import io.generalscaler.certs.issue.CertificateAuthority;
import io.generalscaler.certs.rotate.CaState;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@EnableKubernetesMockClient(crud = true)
final class SecretCaStoreTest {
    private static final String NAMESPACE = "generalscaler-system";
    private static final String NAME = "generalscaler-webhook-ca";
    private static final Instant NOW = Instant.parse("2026-01-15T10:00:00Z");

    KubernetesMockServer server;
    KubernetesClient client;

    private final CertificateAuthority ca =
            CertificateAuthority.create("test", Duration.ofDays(365), NOW, new SecureRandom());
    private CaStore one;
    private CaStore two;

    @BeforeEach
    void twoReplicas() {
        one = new SecretCaStore(client, NAMESPACE, NAME);
        two = new SecretCaStore(client, NAMESPACE, NAME);
    }

    @Test
    void createsAMissingSecret() throws Exception {
        CaStore.Stored seen = one.read();
        assertThat(seen.state()).isEqualTo(new CaState.Empty());
        assertThat(one.replace(seen, new CaState.Steady(ca))).isTrue();
        assertThat(two.read().state()).isEqualTo(new CaState.Steady(ca));
    }

    @Test
    void adoptsAnEmptySecretAndKeepsItsLabels() throws Exception {
        put(Map.of());
        assertThat(one.replace(one.read(), new CaState.Steady(ca))).isTrue();
        assertThat(secret().getMetadata().getLabels()).containsEntry("app", "generalscaler");
        assertThat(one.read().state()).isEqualTo(new CaState.Steady(ca));
    }

    @Test
    void theSecondOfTwoCreationsLoses() throws Exception {
        CaStore.Stored first = one.read();
        CaStore.Stored second = two.read();
        assertThat(one.replace(first, new CaState.Steady(ca))).isTrue();
        assertThat(two.replace(second, new CaState.Steady(ca))).isFalse();
    }

    @Test
    void theSecondOfTwoUpdatesLoses() throws Exception {
        put(Map.of());
        CaStore.Stored first = one.read();
        CaStore.Stored second = two.read();
        assertThat(one.replace(first, new CaState.Steady(ca))).isTrue();
        assertThat(two.replace(second, new CaState.Empty())).isFalse();
        assertThat(one.read().state()).isEqualTo(new CaState.Steady(ca));
    }

    @Test
    void foreignContentIsReportedAndNeverOverwritten() {
        Map<String, String> foreign = Map.of("ca.crt", "aGVsbG8=");
        put(foreign);
        assertThatThrownBy(() -> one.read())
                .isInstanceOf(CaStoreException.class)
                .hasMessageContaining("Secret generalscaler-system/generalscaler-webhook-ca holds the keys [ca.crt]");
        assertThat(secret().getData()).isEqualTo(foreign);
    }

    @Test
    void aForbiddenCreateSaysWhatToDo() throws Exception {
        CaStore.Stored seen = one.read();
        server.expect()
                .post()
                .withPath("/api/v1/namespaces/" + NAMESPACE + "/secrets")
                .andReturn(403, "{\"kind\":\"Status\",\"code\":403}")
                .once();
        assertThatThrownBy(() -> one.replace(seen, new CaState.Steady(ca)))
                .isInstanceOf(CaStoreException.class)
                .hasMessageContaining("may not create it; install an empty Secret of that name");
    }

    private void put(Map<String, String> data) {
        client.resource(new SecretBuilder()
                        .withNewMetadata()
                        .withNamespace(NAMESPACE)
                        .withName(NAME)
                        .addToLabels("app", "generalscaler")
                        .endMetadata()
                        .withData(data)
                        .build())
                .create();
    }

    private Secret secret() {
        return client.secrets().inNamespace(NAMESPACE).withName(NAME).get();
    }
}
