package io.generalscaler.examples.demo.stage;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Applies files to the cluster as {@code kubectl apply --server-side} does. In a cluster that lives on it is a guest: it touches nothing
 * that others have applied, and takes everything away again when it is closed.
 */
public final class Manifests implements AutoCloseable {

    private static final String MANAGER = "generalscaler-demo";
    private static final int GONE_WITHIN_SECONDS = 30;
    private static final int ATTEMPTS = 4;

    /** What runs GeneralScaler inside a cluster; here its programs run beside it. */
    private static final Set<String> RUNS_IN_CLUSTER = Set.of("Deployment", "PodDisruptionBudget", "NetworkPolicy");

    /** A demo that was cut off leaves them with the address of its webhook, which nothing but removal takes out. */
    private static final Set<String> CONFIGURATIONS =
            Set.of("MutatingWebhookConfiguration", "ValidatingWebhookConfiguration");

    /** Their end takes a while, as what is in them ends first. */
    private static final Set<String> SLOW_TO_GO = Set.of("Namespace", "CustomResourceDefinition");

    private static final PatchContext APPLY = new PatchContext.Builder()
            .withPatchType(PatchType.SERVER_SIDE_APPLY)
            .withFieldManager(MANAGER)
            .withForce(true)
            .build();

    private final KubernetesClient client;
    private final boolean guest;
    private final Consumer<String> say;
    private final Deque<HasMetadata> applied = new ArrayDeque<>();

    /**
     * Nothing is applied yet.
     *
     * @param guest whether the cluster is somebody's
     * @param say hears what became of it all in the end
     */
    public Manifests(KubernetesClient client, boolean guest, Consumer<String> say) {
        this.client = client;
        this.guest = guest;
        this.say = say;
    }

    /** Makes a namespace. */
    public void applyNamespace(String name) {
        apply(new NamespaceBuilder()
                .withNewMetadata()
                .withName(name)
                .addToLabels("app.kubernetes.io/managed-by", MANAGER)
                .endMetadata()
                .build());
    }

    /** Applies the shipped manifests in {@code folder}, but for what would run the programs a second time. */
    public void applyShipped(Path folder) {
        for (Path file : yamlFiles(folder)) {
            load(file, Map.of()).stream()
                    .filter(object -> !RUNS_IN_CLUSTER.contains(object.getKind()))
                    .forEach(this::apply);
        }
    }

    /**
     * Applies an example's files to {@code namespace}.
     *
     * @param replacements text in the files and what stands in its place here, such as addresses
     */
    public void applyExample(Path folder, String namespace, Map<String, String> replacements) {
        for (Path file : yamlFiles(folder)) {
            for (HasMetadata object : load(file, replacements)) {
                object.getMetadata().setNamespace(namespace);
                apply(object);
            }
        }
    }

    private void apply(HasMetadata object) {
        if (guest) {
            HasMetadata found = client.resource(object).get();
            if (found != null && !isOurs(found)) {
                throw new IllegalStateException(
                        words(object) + " is in the cluster already. The demo would change it and remove it"
                                + " afterwards: play in a cluster without GeneralScaler, or, if it is a workload, in another --namespace");
            }
            if (found != null && CONFIGURATIONS.contains(object.getKind())) {
                client.resource(object).delete();
            }
        }
        int attempt = 1;
        while (!isApplied(object, attempt == ATTEMPTS)) {
            attempt++;
        }
        applied.push(object);
    }

    /** On a busy machine the webhook's first answers may come too late; the API server then wants to be asked again. */
    private boolean isApplied(HasMetadata object, boolean last) {
        try {
            client.resource(object).patch(APPLY);
            return true;
        } catch (KubernetesClientException e) {
            String why = String.valueOf(e.getMessage());
            if (last || !why.contains("failed calling webhook") || !why.contains("deadline exceeded")) {
                throw e;
            }
            return false;
        }
    }

    private static boolean isOurs(HasMetadata found) {
        return found.getMetadata().getManagedFields().stream().anyMatch(entry -> MANAGER.equals(entry.getManager()));
    }

    @Override
    public void close() {
        if (!guest || applied.isEmpty()) {
            return;
        }
        say.accept("Removing what the demo applied …");
        List<String> staying = Stream.concat(
                        applied.stream().filter(object -> !delete(object)).toList().stream(),
                        applied.stream()
                                .filter(object -> SLOW_TO_GO.contains(object.getKind()))
                                .filter(this::stays))
                .map(Manifests::words)
                .distinct()
                .toList();
        say.accept(
                staying.isEmpty()
                        ? "All of it is gone from the cluster."
                        : "Still there, or still on their way out: " + String.join(", ", staying));
    }

    private boolean delete(HasMetadata object) {
        try {
            client.resource(object).delete();
            return true;
        } catch (KubernetesClientException e) {
            return false;
        }
    }

    private boolean stays(HasMetadata object) {
        try {
            client.resource(object).waitUntilCondition(Objects::isNull, GONE_WITHIN_SECONDS, TimeUnit.SECONDS);
            return false;
        } catch (KubernetesClientException e) {
            return true;
        }
    }

    private static String words(HasMetadata object) {
        return object.getKind() + " " + object.getMetadata().getName();
    }

    private List<HasMetadata> load(Path file, Map<String, String> replacements) {
        try {
            String text = Files.readString(file);
            for (Map.Entry<String, String> replacement : replacements.entrySet()) {
                text = text.replace(replacement.getKey(), replacement.getValue());
            }
            return client.load(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)))
                    .items();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Path> yamlFiles(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".yaml"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
