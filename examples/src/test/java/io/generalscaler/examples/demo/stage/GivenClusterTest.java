package io.generalscaler.examples.demo.stage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.jdkhttp.JdkHttpClientFactory;
import io.generalscaler.devcluster.DevCluster;
import io.generalscaler.devcluster.DevClusterOptions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a cluster that is somebody's sees of the demo: its own objects stay, the demo's do not. */
final class GivenClusterTest {
    private static final Path CHECKOUT = Path.of("").toAbsolutePath().getParent();
    private static final String WORKLOADS = "generalscaler-demo";

    private final DevCluster somebodys = DevCluster.start(DevClusterOptions.defaults());
    private final KubernetesClient owner = somebodys.client();
    private final List<String> said = new ArrayList<>();

    @TempDir
    private Path folder;

    private GivenCluster given;
    private Manifests manifests;

    @BeforeEach
    void visit() {
        given = new GivenCluster(somebodys.kubeconfig(), folder);
        manifests = new Manifests(given.client(), given.livesOn(), said::add);
    }

    @AfterEach
    void leave() {
        given.close();
        owner.close();
        somebodys.close();
    }

    @Test
    void everythingThatTheDemoAppliedIsRemoved() {
        List<String> namespaces = namespaces();
        applyAll();
        assertThat(namespaces()).contains(WORKLOADS, DemoCluster.SYSTEM_NAMESPACE);

        manifests.close();

        assertThat(said).last().isEqualTo("All of it is gone from the cluster.");
        assertThat(namespaces()).isEqualTo(namespaces);
        assertThat(owner.apiextensions().v1().customResourceDefinitions().list().getItems())
                .isEmpty();
        assertThat(owner.admissionRegistration()
                        .v1()
                        .validatingWebhookConfigurations()
                        .list()
                        .getItems())
                .isEmpty();
        assertThat(owner.rbac().clusterRoles().withName("generalscaler-webhook").get())
                .isNull();
    }

    @Test
    void whatOthersAppliedIsNeitherChangedNorRemoved() {
        owner.resource(new NamespaceBuilder()
                        .withNewMetadata()
                        .withName(DemoCluster.SYSTEM_NAMESPACE)
                        .endMetadata()
                        .build())
                .create();

        assertThatThrownBy(this::applyAll)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("Namespace generalscaler-system is in the cluster already.");
        manifests.close();

        assertThat(namespaces()).contains(DemoCluster.SYSTEM_NAMESPACE);
        assertThat(said).isEmpty();
    }

    @Test
    void whatAnEarlierDemoLeftBehindIsTakenUp() {
        applyAll();
        owner.admissionRegistration()
                .v1()
                .mutatingWebhookConfigurations()
                .withName("generalscaler")
                .edit(configuration -> {
                    var client = configuration.getWebhooks().getFirst().getClientConfig();
                    client.setService(null);
                    client.setUrl("https://127.0.0.1:1/mutate");
                    return configuration;
                });

        applyAll();
        manifests.close();

        assertThat(said).last().isEqualTo("All of it is gone from the cluster.");
    }

    @Test
    void theProgramsHaveTheShippedRightsAndNoMore() throws Exception {
        applyAll();
        Path programs = given.kubeconfigOf("controller");
        assertThat(Files.getPosixFilePermissions(programs)).hasSize(2);
        try (KubernetesClient client = new KubernetesClientBuilder()
                .withConfig(Config.fromKubeconfig(programs.toFile()))
                .withHttpClientFactory(new JdkHttpClientFactory())
                .build()) {
            assertThat(client.apps().deployments().inNamespace(WORKLOADS).list().getItems())
                    .isNotEmpty();
            assertThatThrownBy(() -> client.secrets().inNamespace(WORKLOADS).list())
                    .isInstanceOfSatisfying(
                            KubernetesClientException.class,
                            refusal -> assertThat(refusal.getCode()).isEqualTo(403));
        }
    }

    private void applyAll() {
        manifests.applyShipped(CHECKOUT.resolve("deploy/manifests"));
        manifests.applyNamespace(WORKLOADS);
        // Without a webhook nothing but what it is not asked about can be applied.
        manifests.applyExample(CHECKOUT.resolve("examples/annotated-deployment"), WORKLOADS, Map.of());
    }

    private List<String> namespaces() {
        return owner.namespaces().list().getItems().stream()
                .map(namespace -> namespace.getMetadata().getName())
                .toList();
    }
}
