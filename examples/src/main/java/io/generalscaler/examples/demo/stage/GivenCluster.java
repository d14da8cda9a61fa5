package io.generalscaler.examples.demo.stage;

import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import java.nio.file.Path;

/** A cluster that the user has. The programs run with the user's own rights. */
public final class GivenCluster implements Cluster {

    private final Path kubeconfig;
    private final KubernetesClient client;

    public GivenCluster(Path kubeconfig) {
        this.kubeconfig = kubeconfig.toAbsolutePath();
        this.client = new KubernetesClientBuilder()
                .withConfig(Config.fromKubeconfig(this.kubeconfig.toFile()))
                .build();
    }

    @Override
    public Path kubeconfig() {
        return kubeconfig;
    }

    @Override
    public Path programsKubeconfig() {
        return kubeconfig;
    }

    @Override
    public KubernetesClient client() {
        return client;
    }

    @Override
    public void close() {
        client.close();
    }
}
