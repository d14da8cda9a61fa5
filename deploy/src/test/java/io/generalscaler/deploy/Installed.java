package io.generalscaler.deploy;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.generalscaler.devcluster.DevCluster;
import io.generalscaler.devcluster.command.FreePorts;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.util.List;

/**
 * What is shipped, in a cluster, but for the Deployment: the programs run as processes of this machine.
 *
 * @param cluster to install in
 * @param client of its administrator
 */
record Installed(DevCluster cluster, KubernetesClient client) {

    void apply() throws IOException {
        try (InputStream manifests = Files.newInputStream(ManifestsTest.FILE)) {
            for (HasMetadata object : client.load(manifests).items()) {
                if (!object.getKind().equals("Deployment")) {
                    client.resource(object).serverSideApply();
                }
            }
        }
    }

    /** With these a program finds the cluster, and the cluster the webhook. */
    static String[] arguments(String program, DevCluster cluster) throws IOException {
        String kubeconfig = "--kubeconfig=" + cluster.kubeconfig();
        if (program.equals("controller")) {
            return new String[] {kubeconfig};
        }
        int port = FreePorts.free();
        return List.of(
                        kubeconfig,
                        "--bind-address=127.0.0.1",
                        "--port=" + port,
                        "--register-url=https://127.0.0.1:" + port,
                        "--drain-seconds=0")
                .toArray(String[]::new);
    }
}
