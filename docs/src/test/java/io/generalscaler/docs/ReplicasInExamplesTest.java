package io.generalscaler.docs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Whoever applies an example again while it is scaled must not reset its size. */
final class ReplicasInExamplesTest {

    private static final Path EXAMPLES = Path.of("../examples").toAbsolutePath().normalize();
    private static final Set<String> WORKLOADS = Set.of("Deployment", "StatefulSet");

    @Test
    @DisplayName("no example names replicas of a workload")
    void noneNamesReplicas() throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.walk(EXAMPLES, 3)) {
            files = all.filter(file -> file.toString().endsWith(".yaml"))
                    .filter(file -> !file.toString().contains("/target/")
                            && !file.toString().contains("/src/"))
                    .toList();
        }
        int workloads = 0;
        for (Path file : files) {
            for (JsonNode document : documents(file)) {
                if (WORKLOADS.contains(document.path("kind").asText())) {
                    workloads++;
                    assertThat(document.path("spec").has("replicas"))
                            .as("%s names spec.replicas; leave it to the scaler", file)
                            .isFalse();
                }
            }
        }
        assertThat(workloads).isGreaterThanOrEqualTo(4);
    }

    private static List<JsonNode> documents(Path file) throws IOException {
        try (MappingIterator<JsonNode> documents =
                new YAMLMapper().readerFor(JsonNode.class).readValues(file.toFile())) {
            return documents.readAll();
        }
    }
}
