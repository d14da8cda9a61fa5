package io.generalscaler.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.generalscaler.devcluster.DevCluster;
import io.generalscaler.devcluster.DevClusterOptions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.FieldSource;

/**
 * What a Kubernetes API lets each program do, asked under its own account in the split topology, where {@code shop} and
 * {@code billing} are the namespaces that the operator listed.
 */
class RightsTest {
    private static final String WEBHOOK = "generalscaler-webhook";
    private static final String CONTROLLER = "generalscaler-controller";
    private static final Pattern BLANK = Pattern.compile(" ");

    static final List<Arguments> MAY = List.of(
            arguments(WEBHOOK, "watch generalscalers.autoscaling.generalscaler.io --all-namespaces"),
            arguments(WEBHOOK, "list deployments.apps --all-namespaces"),
            arguments(WEBHOOK, "watch horizontalpodautoscalers.autoscaling --all-namespaces"),
            arguments(WEBHOOK, "patch validatingwebhookconfigurations/generalscaler"),
            arguments(WEBHOOK, "patch mutatingwebhookconfigurations/generalscaler"),
            arguments(WEBHOOK, "get secrets/generalscaler-webhook-ca -n generalscaler-system"),
            arguments(WEBHOOK, "update secrets/generalscaler-webhook-ca -n generalscaler-system"),
            arguments(CONTROLLER, "list generalscalers.autoscaling.generalscaler.io --all-namespaces"),
            arguments(CONTROLLER, "patch generalscalers.autoscaling.generalscaler.io --subresource=status -n shop"),
            arguments(CONTROLLER, "patch deployments.apps --subresource=scale -n shop"),
            arguments(CONTROLLER, "patch statefulsets.apps --subresource=scale -n shop"),
            arguments(CONTROLLER, "create events.events.k8s.io -n shop"),
            arguments(CONTROLLER, "watch configmaps/generalscaler-freeze --all-namespaces"),
            arguments(CONTROLLER, "update leases.coordination.k8s.io/generalscaler-controller -n generalscaler-system"),
            arguments(CONTROLLER, "get secrets/redis-login -n shop"),
            arguments(CONTROLLER, "get secrets/redis-login -n billing"));

    static final List<Arguments> MAY_NOT = List.of(
            arguments(WEBHOOK, "patch validatingwebhookconfigurations/another"),
            arguments(WEBHOOK, "delete validatingwebhookconfigurations/generalscaler"),
            arguments(WEBHOOK, "get secrets/another -n generalscaler-system"),
            arguments(WEBHOOK, "list secrets -n generalscaler-system"),
            arguments(WEBHOOK, "create secrets -n generalscaler-system"),
            arguments(WEBHOOK, "get secrets/generalscaler-webhook-ca -n default"),
            arguments(WEBHOOK, "patch generalscalers.autoscaling.generalscaler.io -n shop"),
            arguments(WEBHOOK, "patch deployments.apps --subresource=scale -n shop"),
            arguments(CONTROLLER, "patch deployments.apps -n shop"),
            arguments(CONTROLLER, "update deployments.apps --subresource=scale -n shop"),
            arguments(CONTROLLER, "delete deployments.apps -n shop"),
            arguments(CONTROLLER, "list secrets -n shop"),
            arguments(CONTROLLER, "get secrets/redis-login -n default"),
            arguments(CONTROLLER, "get secrets/generalscaler-webhook-ca -n generalscaler-system"),
            arguments(CONTROLLER, "update leases.coordination.k8s.io/another -n generalscaler-system"),
            arguments(CONTROLLER, "create leases.coordination.k8s.io -n kube-system"),
            arguments(CONTROLLER, "patch validatingwebhookconfigurations/generalscaler"),
            arguments(CONTROLLER, "list configmaps -n shop"),
            arguments(CONTROLLER, "get configmaps/generalscaler-freeze -n shop"),
            arguments(CONTROLLER, "create configmaps -n shop"),
            arguments(CONTROLLER, "get pods -n shop"),
            arguments(CONTROLLER, "create serviceaccounts --subresource=token -n generalscaler-system"),
            arguments(CONTROLLER, "get nodes"));

    @TempDir
    static Path folder;

    private static DevCluster cluster;

    @BeforeAll
    static void install() throws Exception {
        cluster = DevCluster.start(DevClusterOptions.defaults());
        Kubectl kubectl = new Kubectl(cluster.kubeconfig(), folder);
        kubectl.createNamespaces(Chart.NAMESPACE, "shop", "billing");
        Path rendered = Files.writeString(folder.resolve("split.yaml"), Chart.render("split"));
        kubectl.succeed("apply", "--server-side", "-f", rendered.toString());
    }

    @AfterAll
    static void stop() {
        cluster.close();
    }

    @ParameterizedTest(name = "{0} may {1}")
    @FieldSource("MAY")
    void may(String account, String what) throws Exception {
        assertThat(canI(account, what)).isEqualTo("yes");
    }

    @ParameterizedTest(name = "{0} may not {1}")
    @FieldSource("MAY_NOT")
    void mayNot(String account, String what) throws Exception {
        assertThat(canI(account, what)).isEqualTo("no");
    }

    private static String canI(String account, String what) throws Exception {
        Path kubeconfig = cluster.kubeconfigForServiceAccount(Chart.NAMESPACE, account)
                .write(folder.resolve(account + ".kubeconfig"));
        String[] question = BLANK.splitAsStream("auth can-i " + what).toArray(String[]::new);
        // Besides the answer kubectl may warn, as of resources that have no namespace.
        return new Kubectl(kubeconfig, folder).run(question).lines().getLast();
    }
}
