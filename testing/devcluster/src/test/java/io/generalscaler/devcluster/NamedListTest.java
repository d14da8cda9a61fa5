package io.generalscaler.devcluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.api.model.rbac.RoleBindingBuilder;
import io.fabric8.kubernetes.api.model.rbac.RoleBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A role that names its objects lets its user list them one at a time. */
class NamedListTest {

    private static DevCluster cluster;
    private static KubernetesClient user;

    @BeforeAll
    static void start() {
        cluster = DevCluster.start(DevClusterOptions.defaults());
        try (KubernetesClient admin = cluster.client()) {
            admin.resource(new ConfigMapBuilder()
                            .withNewMetadata()
                            .withNamespace("default")
                            .withName("mine")
                            .endMetadata()
                            .build())
                    .create();
            admin.resource(new RoleBuilder()
                            .withNewMetadata()
                            .withNamespace("default")
                            .withName("reader")
                            .endMetadata()
                            .addNewRule()
                            .withApiGroups("")
                            .withResources("configmaps")
                            .withResourceNames("mine")
                            .withVerbs("list", "watch")
                            .endRule()
                            .build())
                    .create();
            admin.resource(new RoleBindingBuilder()
                            .withNewMetadata()
                            .withNamespace("default")
                            .withName("reader")
                            .endMetadata()
                            .withNewRoleRef("rbac.authorization.k8s.io", "Role", "reader")
                            .addNewSubject("rbac.authorization.k8s.io", "User", "jane", null)
                            .build())
                    .create();
        }
        user = cluster.client(cluster.kubeconfigFor("jane", List.of()));
    }

    @AfterAll
    static void stop() {
        user.close();
        cluster.close();
    }

    @Test
    void theNamedOneMayBeListed() {
        assertThat(user.configMaps()
                        .inNamespace("default")
                        .withField("metadata.name", "mine")
                        .list()
                        .getItems())
                .hasSize(1);
    }

    @Test
    void theCollectionMayNot() {
        assertThatThrownBy(() -> user.configMaps().inNamespace("default").list())
                .isInstanceOf(KubernetesClientException.class)
                .hasMessageContaining("cannot list resource");
    }
}
