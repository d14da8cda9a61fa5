package io.generalscaler.cli.cluster;

import io.fabric8.kubernetes.api.model.ListOptionsBuilder;
import io.fabric8.kubernetes.api.model.Status;
import io.fabric8.kubernetes.api.model.StatusCause;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.fabric8.kubernetes.client.jdkhttp.JdkHttpClientFactory;
import io.generalscaler.api.connect.ClientKeys;
import io.generalscaler.api.v1alpha1.GeneralScaler;
import io.generalscaler.cli.terminal.CommandFailure;
import io.generalscaler.explain.LeaseView;
import io.generalscaler.explain.LiveSize;
import java.io.File;
import java.net.ConnectException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads and patches scalers. Whatever goes wrong is a {@link CommandFailure} with one line. */
public final class ClusterClient implements AutoCloseable {
    private static final int TIMEOUT_MILLIS = 10_000;
    static final String FIELD_MANAGER = "gscale";
    private static final long MOST_LISTED = 500;
    private static final int MOST_SHOWN = 12;

    private final KubernetesClient client;
    private final String namespace;
    private final ServerWarnings warnings;

    private ClusterClient(KubernetesClient client, String namespace, ServerWarnings warnings) {
        this.client = client;
        this.namespace = namespace;
        this.warnings = warnings;
    }

    /** Connects to what the options name; nothing is sent yet. */
    public static ClusterClient connect(ClusterOptions options) {
        Config config = ClientKeys.named(config(options));
        config.setRequestTimeout(TIMEOUT_MILLIS);
        config.setConnectionTimeout(TIMEOUT_MILLIS);
        // A person waits, and can try again.
        config.setRequestRetryBackoffLimit(0);
        if (config.getCurrentContext() == null && isNowhere(config)) {
            throw CommandFailure.failed("no cluster is configured: set KUBECONFIG, or give --kubeconfig");
        }
        String inContext = config.getNamespace();
        String namespace = options.namespace() != null ? options.namespace() : inContext;
        try {
            ServerWarnings warnings = new ServerWarnings();
            KubernetesClient client = new KubernetesClientBuilder()
                    .withConfig(config)
                    .withHttpClientFactory(new JdkHttpClientFactory())
                    .withHttpClientBuilderConsumer(http -> http.addOrReplaceInterceptor("warnings", warnings))
                    .build();
            return new ClusterClient(client, namespace == null ? "default" : namespace, warnings);
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

    /** Without any configuration the client takes itself to be in a pod. */
    private static boolean isNowhere(Config config) {
        return config.getMasterUrl().startsWith(Config.DEFAULT_MASTER_URL)
                && System.getenv("KUBERNETES_SERVICE_HOST") == null;
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
        throw CommandFailure.failed(
                asking(() -> client.supports(GeneralScaler.class))
                        ? "there is no GeneralScaler " + name + " in namespace " + namespace + "; " + instead(name)
                        : "the cluster does not know GeneralScalers: the CRD is not installed");
    }

    /** The size of a scaler's workload at this moment. */
    public LiveSize size(GeneralScaler scaler) {
        return new LiveSizes(client).of(scaler);
    }

    /** What would have been found. Who may see one object need not see them all: then it is only said how to go on. */
    private String instead(String name) {
        Set<String> here = new TreeSet<>();
        Set<String> elsewhere = new TreeSet<>();
        boolean isHereKnown = false;
        try {
            client.resources(GeneralScaler.class)
                    .inNamespace(namespace)
                    .list(new ListOptionsBuilder().withLimit(MOST_LISTED).build())
                    .getItems()
                    .forEach(it -> here.add(it.getMetadata().getName()));
            isHereKnown = true;
            client
                    .resources(GeneralScaler.class)
                    .inAnyNamespace()
                    .list(new ListOptionsBuilder()
                            .withFieldSelector("metadata.name=" + name)
                            .withLimit(MOST_LISTED)
                            .build())
                    .getItems()
                    .stream()
                    .filter(it -> name.equals(it.getMetadata().getName()))
                    .forEach(it -> elsewhere.add(it.getMetadata().getNamespace()));
        } catch (KubernetesClientException e) {
            // What is known by then is said.
        }
        String others = here.isEmpty() ? isHereKnown ? "it has none at all" : "" : "there are: " + shown(here);
        String namesakes = elsewhere.isEmpty() ? "" : "there is one with -n " + shown(elsewhere);
        String how = here.isEmpty() && namesakes.isEmpty() ? "another namespace is chosen with -n NAMESPACE" : "";
        return Stream.of(others, namesakes, how).filter(it -> !it.isEmpty()).collect(Collectors.joining("; "));
    }

    private static String shown(Set<String> names) {
        String few = names.stream().limit(MOST_SHOWN).collect(Collectors.joining(", "));
        return names.size() > MOST_SHOWN ? few + ", …" : few;
    }

    /** Changes a scaler with a JSON merge patch, and answers what became of it. */
    public GeneralScaler patch(String name, String mergePatch) {
        PatchContext how = new PatchContext.Builder()
                .withPatchType(PatchType.JSON_MERGE)
                .withFieldManager(FIELD_MANAGER)
                .build();
        return Objects.requireNonNull(asking(() -> scalerAt(name).patch(how, mergePatch)));
    }

    /** What forbids that sizes are written. */
    public FreezeObjects freezes() {
        return new FreezeObjects(this, client);
    }

    /** What can be seen of the controller's Lease. */
    public LeaseView lease(ControllerOption controller) {
        try {
            return LeaseReader.read(client, controller);
        } catch (KubernetesClientException e) {
            return new LeaseView.Hidden(String.valueOf(failure(e).getMessage()));
        }
    }

    /** What the API server and admission warned of so far. */
    public List<String> warnings() {
        return warnings.texts();
    }

    private Resource<GeneralScaler> scalerAt(String name) {
        return client.resources(GeneralScaler.class).inNamespace(namespace).withName(name);
    }

    <T extends @Nullable Object> T asking(Supplier<T> question) {
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
                .map(ClusterClient::said)
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
