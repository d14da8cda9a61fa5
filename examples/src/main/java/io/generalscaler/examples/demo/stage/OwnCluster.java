package io.generalscaler.examples.demo.stage;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.generalscaler.devcluster.DevCluster;
import io.generalscaler.devcluster.DevClusterOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;

/** A cluster on loopback that lives as long as the demo. Its programs have the rights of the shipped service accounts. */
public final class OwnCluster implements DemoCluster {

    private static final Duration POD_READY_AFTER = Duration.ofSeconds(2);

    private final DevCluster cluster;
    private final KubernetesClient client;
    private final Path kubeconfig;
    private final Path folder;

    /** Starts it, and writes its kubeconfig files into {@code folder}. */
    public OwnCluster(Path folder) {
        cluster = DevCluster.start(DevClusterOptions.defaults().withPodReadyAfter(POD_READY_AFTER));
        client = cluster.client();
        this.folder = folder;
        try {
            Files.createDirectories(folder);
            kubeconfig =
                    Files.copy(cluster.kubeconfig(), folder.resolve("kubeconfig"), StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            close();
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Path kubeconfig() {
        return kubeconfig;
    }

    @Override
    public Path kubeconfigOf(String program) {
        return cluster.kubeconfigForServiceAccount(SYSTEM_NAMESPACE, "generalscaler-" + program)
                .write(folder.resolve("kubeconfig-" + program));
    }

    @Override
    public boolean livesOn() {
        return false;
    }

    @Override
    public KubernetesClient client() {
        return client;
    }

    @Override
    public void close() {
        client.close();
        cluster.close();
    }
}
