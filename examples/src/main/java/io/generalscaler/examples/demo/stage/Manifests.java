package io.generalscaler.examples.demo.stage;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Applies files to the cluster as {@code kubectl apply --server-side} does. */
public final class Manifests {

    /** What runs GeneralScaler inside a cluster; here its programs run beside it. */
    private static final Set<String> RUNS_IN_CLUSTER = Set.of("Deployment", "PodDisruptionBudget", "NetworkPolicy");

    private static final PatchContext APPLY = new PatchContext.Builder()
            .withPatchType(PatchType.SERVER_SIDE_APPLY)
            .withFieldManager("generalscaler-demo")
            .withForce(true)
            .build();

    private final KubernetesClient client;

    public Manifests(KubernetesClient client) {
        this.client = client;
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
        client.resource(object).patch(APPLY);
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
