package io.generalscaler.cli.cluster;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which cluster and namespace: the same options as kubectl's, with the same defaults. */
public final class ClusterOptions {

    @Option(
            names = {"-n", "--namespace"},
            paramLabel = "NAMESPACE",
            description = "The scaler's namespace. Default: the context's.")
    private @Nullable String namespace;

    @Option(
            names = "--context",
            paramLabel = "CONTEXT",
            description = "A context of the kubeconfig. Default: the current one.")
    private @Nullable String context;

    @Option(names = "--kubeconfig", paramLabel = "FILE", description = "Default: KUBECONFIG, or ~/.kube/config.")
    private @Nullable Path kubeconfig;

    @Nullable String namespace() {
        return namespace;
    }

    @Nullable String context() {
        return context;
    }

    @Nullable Path kubeconfig() {
        return kubeconfig;
    }
}
