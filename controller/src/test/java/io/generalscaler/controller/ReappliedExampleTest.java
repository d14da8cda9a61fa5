package io.generalscaler.controller;

import static org.assertj.core.api.Assertions.assertThat;

import io.generalscaler.controller.process.RedisProcess;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What docs/gitops.md says of kubectl, with the real one: a shipped example is applied again and again while it is scaled. */
final class ReappliedExampleTest {

    private static final Path EXAMPLE = Path.of("../examples/worker-service/deployment.yaml");

    private static final DevClusterFixture CLUSTER = new DevClusterFixture();
    private static final RedisProcess REDIS = RedisProcess.plain();

    @TempDir
    private static Path folder;

    @BeforeAll
    static void start() {
        REDIS.start();
        REDIS.fill("jobs", 40);
        CLUSTER.startController();
    }

    @AfterAll
    static void stop() {
        CLUSTER.close();
        REDIS.close();
    }

    @Test
    void keepsItsSizeAndGetsItBackInOneStepWhereAManifestNamesAnother() throws Exception {
        Path example = manifest("worker", false);
        kubectl("apply", "-f", example.toString());
        scaleSlowly("worker");

        assertThat(kubectl("apply", "-f", example.toString())).contains("unchanged");
        assertThat(CLUSTER.replicas("worker")).isEqualTo(4);
        assertThat(CLUSTER.events("worker")).doesNotContain("ForeignChange");

        kubectl("apply", "-f", manifest("worker", true).toString());
        CLUSTER.awaitEvent("worker", "ForeignChange");
        CLUSTER.awaitReplicas("worker", 4);
        assertThat(CLUSTER.notes("worker", "ForeignChange"))
                .isEqualTo("kubectl-client-side-apply changed the size from 4 to 1; the way back to 4 is free");
    }

    @Test
    void losesReplicasFromItsManifestWithoutAFall() throws Exception {
        for (String name : List.of("set", "edited")) {
            kubectl("apply", "-f", manifest(name, true).toString());
            scaleSlowly(name);
        }
        Path set = manifest("set", false);
        kubectl("apply", "set-last-applied", "-f", set.toString());
        kubectl("apply", "-f", set.toString());
        kubectl("apply", "edit-last-applied", "deployment/edited");
        kubectl("apply", "-f", manifest("edited", false).toString());
        assertThat(List.of(CLUSTER.replicas("set"), CLUSTER.replicas("edited"))).containsOnly(4);
    }

    @Test
    void losesReplicasThatAServerSideApplierOwnsWithoutAFall() throws Exception {
        Path named = manifest("owned", true);
        Files.writeString(named, Files.readString(named).replace("replicas: 1", "replicas: 4"));
        kubectl("apply", "--server-side", "-f", named.toString());
        Path keeper = folder.resolve("keeper.yaml");
        Files.writeString(
                keeper, "apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: owned}\nspec: {replicas: 4}\n");
        kubectl("apply", "--server-side", "--field-manager=keeps-the-size", "-f", keeper.toString());
        kubectl("apply", "--server-side", "-f", manifest("owned", false).toString());
        assertThat(CLUSTER.replicas("owned")).isEqualTo(4);
    }

    /** To 4, and from then on it would grow for hours. */
    private static void scaleSlowly(String name) {
        CLUSTER.apply(Scalers.redis(name, REDIS.port(), ""));
        CLUSTER.awaitReplicas(name, 4);
        CLUSTER.apply(
                Scalers.redis(name, REDIS.port(), "behavior: {scaleUp: {maxIncrement: 1, cooldownSeconds: 3600}}"));
        CLUSTER.awaitStatus(
                name,
                "the new spec is followed",
                it -> it.observedGeneration() != null && it.observedGeneration() == 2);
    }

    /** The example under another name, with a size or as it is shipped. */
    private static Path manifest(String name, boolean sized) throws IOException {
        String text = Files.readString(EXAMPLE).replace("worker-service", name);
        assertThat(text).doesNotContain("replicas");
        Path file = folder.resolve(name + ".yaml");
        Files.writeString(file, sized ? text.replaceFirst("\nspec:\n", "\nspec:\n  replicas: 1\n") : text);
        return file;
    }

    private static String kubectl(String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of("kubectl", "-n", "default"));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("KUBECONFIG", CLUSTER.cluster().kubeconfig().toString());
        builder.environment().put("KUBE_EDITOR", "sed -i /replicas/d");
        Process process = builder.start();
        process.getOutputStream().close();
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(text).isZero();
        return text;
    }
}
