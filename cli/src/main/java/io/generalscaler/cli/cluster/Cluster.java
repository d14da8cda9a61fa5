package io.generalscaler.cli.cluster;

import io.fabric8.kubernetes.api.model.Status;
import io.fabric8.kubernetes.api.model.StatusCause;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.generalscaler.api.connect.ClientKeys;
import io.generalscaler.api.v1alpha1.GeneralScaler;
import io.generalscaler.cli.terminal.CommandFailure;
import java.io.File;
import java.net.ConnectException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads and patches scalers. Whatever goes wrong is a {@link CommandFailure} with one line. */
public final class Cluster implements AutoCloseable {
    private static final int TIMEOUT_MILLIS = 10_000;
    private static final String FIELD_MANAGER = "gscale";

    private final KubernetesClient client;
    private final String namespace;

    private Cluster(KubernetesClient client, String namespace) {
        this.client = client;
        this.namespace = namespace;
    }

    /** Connects to what the options name; nothing is sent yet. */
    public static Cluster connect(ClusterOptions options) {
        Config config = ClientKeys.named(config(options));
        config.setRequestTimeout(TIMEOUT_MILLIS);
        config.setConnectionTimeout(TIMEOUT_MILLIS);
        // A person waits, and can try again.
        config.setRequestRetryBackoffLimit(0);
        String inContext = config.getNamespace();
        String namespace = options.namespace() != null ? options.namespace() : inContext;
        try {
            KubernetesClient client =
                    new KubernetesClientBuilder().withConfig(config).build();
            return new Cluster(client, namespace == null ? "default" : namespace);
        } catch (KubernetesClientException e) {
            throw CommandFailure.failed("the kubeconfig cannot be used: " + cause(e));
        }
    }

    private static Config config(ClusterOptions options) {
        Path file = options.kubeconfig();
        if (file == null) {
            checkContext(Config.autoConfigure(null), options.context());
            return Config.autoConfigure(options.context());
        }
        if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
            throw CommandFailure.failed(file + ": is no kubeconfig that can be read");
        }
        try {
            File readable = file.toFile();
            checkContext(Config.fromKubeconfig(null, readable), options.context());
            return Config.fromKubeconfig(options.context(), readable);
        } catch (KubernetesClientException | IllegalArgumentException e) {
            throw CommandFailure.failed(file + ": is no kubeconfig");
        }
    }

    /** The client falls back to another context without a word. */
    private static void checkContext(Config config, @Nullable String context) {
        if (context == null) {
            return;
        }
        String known = config.getContexts().stream().map(it -> it.getName()).collect(Collectors.joining(", "));
        if (config.getContexts().stream().noneMatch(it -> it.getName().equals(context))) {
            throw CommandFailure.failed(
                    "the kubeconfig has no context " + context + (known.isEmpty() ? "" : "; there are: " + known));
        }
    }

    /** The namespace in which scalers are looked for. */
    public String namespace() {
        return namespace;
    }

    /** The scaler of that name. */
    public GeneralScaler scaler(String name) {
        GeneralScaler found = asking(() -> scalerAt(name).get());
        if (found != null) {
            return found;
        }
        boolean isInstalled = asking(() -> client.supports(GeneralScaler.class));
        throw CommandFailure.failed(
                isInstalled
                        ? "there is no GeneralScaler " + name + " in namespace " + namespace
                        : "the cluster does not know GeneralScalers: the CRD is not installed");
    }

    /** Changes a scaler with a JSON merge patch, and answers what became of it. */
    public GeneralScaler patch(String name, String mergePatch) {
        PatchContext how = new PatchContext.Builder()
                .withPatchType(PatchType.JSON_MERGE)
                .withFieldManager(FIELD_MANAGER)
                .build();
        return Objects.requireNonNull(asking(() -> scalerAt(name).patch(how, mergePatch)));
    }

    private Resource<GeneralScaler> scalerAt(String name) {
        return client.resources(GeneralScaler.class).inNamespace(namespace).withName(name);
    }

    private <T extends @Nullable Object> T asking(Supplier<T> question) {
        try {
            return question.get();
        } catch (KubernetesClientException e) {
            throw failure(e);
        }
    }

    private CommandFailure failure(KubernetesClientException e) {
        Status status = e.getStatus();
        if (status == null || e.getCode() == 0) {
            return CommandFailure.failed("the cluster at " + client.getMasterUrl() + " cannot be reached: " + cause(e));
        }
        String message = said(status, e);
        boolean isRefused = e.getCode() == 400 || e.getCode() == 422 || message.contains("denied the request");
        return isRefused ? CommandFailure.rejected(message) : CommandFailure.failed(message);
    }

    /** The server's sentence, with each cause that it does not hold already. */
    private static String said(Status status, KubernetesClientException e) {
        String message = status.getMessage() == null ? "HTTP " + e.getCode() : status.getMessage();
        if (status.getDetails() == null || status.getDetails().getCauses() == null) {
            return message;
        }
        String causes = status.getDetails().getCauses().stream()
                .filter(it -> !message.contains(it.getMessage()))
                .map(Cluster::said)
                .collect(Collectors.joining("; "));
        return causes.isEmpty() ? message : message + ": " + causes;
    }

    private static String said(StatusCause cause) {
        return cause.getField() == null ? cause.getMessage() : cause.getField() + ": " + cause.getMessage();
    }

    private static String cause(Throwable e) {
        Throwable root = e;
        while (root.getCause() != null) {
            root = root.getCause();
            if (root instanceof ConnectException) {
                return "nobody listens there";
            }
        }
        String message = root.getMessage();
        return message == null || message.isBlank() ? root.getClass().getSimpleName() : message;
    }

    @Override
    public void close() {
        client.close();
    }
}
