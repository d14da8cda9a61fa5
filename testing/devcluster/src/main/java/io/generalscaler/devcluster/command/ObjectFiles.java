package io.generalscaler.devcluster.command;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Files of objects, YAML or JSON, in their order. A folder stands for its files in the order of their names.
 *
 * @param paths of files and folders
 */
public record ObjectFiles(List<Path> paths) {

    public ObjectFiles {
        paths = List.copyOf(paths);
    }

    /**
     * Applies every object, as {@code kubectl apply --server-side -f} does.
     *
     * @throws IOException if a file cannot be read
     * @throws io.fabric8.kubernetes.client.KubernetesClientException if the cluster refuses an object
     */
    public void apply(KubernetesClient client) throws IOException {
        for (Path path : paths) {
            for (Path file : files(path)) {
                try (InputStream in = Files.newInputStream(file)) {
                    for (HasMetadata object : client.load(in).items()) {
                        client.resource(object).serverSideApply();
                    }
                }
            }
        }
    }

    private static List<Path> files(Path path) throws IOException {
        if (!Files.isDirectory(path)) {
            return List.of(path);
        }
        try (Stream<Path> files = Files.list(path)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        }
    }
}
