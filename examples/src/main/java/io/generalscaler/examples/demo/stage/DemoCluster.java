package io.generalscaler.examples.demo.stage;

import io.fabric8.kubernetes.client.KubernetesClient;
import java.nio.file.Path;

/** The cluster that the demo plays in: one that it starts, or one that the user has. */
public interface DemoCluster extends AutoCloseable {

    /** The namespace of GeneralScaler itself. */
    String SYSTEM_NAMESPACE = "generalscaler-system";

    /** What a person uses: {@code kubectl --kubeconfig} with this file. */
    Path kubeconfig();

    /**
     * The identity that a program runs with. Call it once the shipped manifests are applied.
     *
     * @param program {@code webhook} or {@code controller}
     */
    Path kubeconfigOf(String program);

    /**
     * Whether it lives on when the demo ends. Then nothing that others have applied may be touched, and what the demo brings it
     * takes away again.
     */
    boolean livesOn();

    /** A client with the person's rights, open as long as the cluster. */
    KubernetesClient client();

    @Override
    void close();
}
