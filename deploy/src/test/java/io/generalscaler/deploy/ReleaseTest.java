package io.generalscaler.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.marcnuri.helm.Helm;
import io.generalscaler.devcluster.DevCluster;
import io.generalscaler.devcluster.DevClusterOptions;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Helm itself installs, upgrades and removes a release in a Kubernetes API. */
class ReleaseTest {
    private static final String CONFIGURATION = "validatingwebhookconfiguration/generalscaler";
    private static final String WRITTEN = "Y2VydGlmaWNhdGU=";

    @TempDir
    Path folder;

    private DevCluster cluster;
    private Kubectl kubectl;

    @BeforeEach
    void install() throws Exception {
        cluster = DevCluster.start(DevClusterOptions.defaults());
        kubectl = new Kubectl(cluster.kubeconfig(), folder);
        var release = Chart.helm()
                .install()
                .withName(Chart.RELEASE)
                .withNamespace(Chart.NAMESPACE)
                .createNamespace()
                .withKubeConfig(cluster.kubeconfig())
                .call();
        assertThat(release.getStatus()).isEqualTo("deployed");
    }

    @AfterEach
    void stop() {
        cluster.close();
    }

    @Test
    void anUpgradeLeavesAloneWhatTheWebhookWrote() throws Exception {
        kubectl.succeed(
                "patch",
                CONFIGURATION,
                "--type=json",
                "-p",
                "[{\"op\": \"add\", \"path\": \"/webhooks/0/clientConfig/caBundle\", \"value\": \"" + WRITTEN + "\"}]");
        kubectl.succeed(
                "-n",
                Chart.NAMESPACE,
                "patch",
                "secret/generalscaler-webhook-ca",
                "-p",
                "{\"data\": {\"ca.crt\": \"" + WRITTEN + "\"}}");

        Chart.helm()
                .upgrade()
                .withName(Chart.RELEASE)
                .withNamespace(Chart.NAMESPACE)
                .withKubeConfig(cluster.kubeconfig())
                .set("webhook.timeoutSeconds", 3)
                .call();

        assertThat(get(CONFIGURATION, "{.webhooks[0].timeoutSeconds} {.webhooks[0].clientConfig.caBundle}"))
                .isEqualTo("3 " + WRITTEN);
        assertThat(get("secret/generalscaler-webhook-ca", "{.data.ca\\.crt}")).isEqualTo(WRITTEN);
    }

    @Test
    void aRemovedReleaseLeavesTheTypeAndItsObjects() throws Exception {
        Helm.uninstall(Chart.RELEASE)
                .withNamespace(Chart.NAMESPACE)
                .withKubeConfig(cluster.kubeconfig())
                .call();

        assertThat(kubectl.succeed("get", "crd", "-o", "name").output())
                .contains("generalscalers.autoscaling.generalscaler.io");
        assertThat(kubectl.succeed("get", "clusterroles,validatingwebhookconfigurations", "-o", "name")
                        .output())
                .doesNotContain("generalscaler");
    }

    @Test
    void anUpgradeChangesTheTopology() throws Exception {
        Chart.helm()
                .upgrade()
                .withName(Chart.RELEASE)
                .withNamespace(Chart.NAMESPACE)
                .withKubeConfig(cluster.kubeconfig())
                .set("topology", "joint")
                .call();

        assertThat(kubectl.succeed("-n", Chart.NAMESPACE, "get", "deployments", "-o", "name")
                        .lines())
                .containsExactly("deployment.apps/generalscaler");
    }

    private String get(String object, String path) throws Exception {
        return kubectl.succeed("-n", Chart.NAMESPACE, "get", object, "-o", "jsonpath=" + path)
                .output();
    }
}
