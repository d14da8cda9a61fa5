package io.generalscaler.controller.bench;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.generalscaler.controller.process.ChildProcess;
import io.generalscaler.devcluster.DevCluster;
import io.generalscaler.devcluster.DevClusterOptions;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Time from the start of a process to its readiness, for both programs, with the options and the cache of loaded classes that the images
 * have. The argument: how many starts of each (5); the median counts.
 */
public final class StartBench {

    private static final Path FOLDER = Path.of(".generalscaler", "bench-start");
    private static final String JAVA = ProcessHandle.current().info().command().orElse("java");

    private StartBench() {}

    /** Runs the bench from the root of the checkout. */
    public static void main(String[] arguments) throws Exception {
        int starts = arguments.length == 0 ? 5 : Integer.parseInt(arguments[0]);
        Files.createDirectories(FOLDER);
        System.out.printf(
                "%d starts each, against a cluster on this machine; %d processors, %s%n",
                starts, Runtime.getRuntime().availableProcessors(), Machine.processor());
        try (DevCluster cluster = DevCluster.start(DevClusterOptions.defaults())) {
            prepare(cluster);
            long controller = median("controller", starts, cluster.kubeconfig());
            long webhook = median("webhook", starts, cluster.kubeconfig());
            System.out.printf(
                    Locale.ROOT,
                    "{\"bench\":\"start\",\"webhook_ready_ms\":%d,\"controller_ready_ms\":%d}%n",
                    webhook,
                    controller);
        }
        System.exit(0);
    }

    /** Applies what is shipped, but for the programs themselves: they run as processes here. */
    private static void prepare(DevCluster cluster) throws IOException {
        try (KubernetesClient client = cluster.client()) {
            for (HasMetadata object : client.load(Files.newInputStream(Path.of("deploy/manifests/generalscaler.yaml")))
                    .items()) {
                if (!object.getKind().equals("Deployment")) {
                    client.resource(object).serverSideApply();
                }
            }
        }
    }

    private static long median(String program, int starts, Path kubeconfig) throws Exception {
        Path cache = FOLDER.resolve(program + ".aot");
        Files.deleteIfExists(cache);
        // As the container file makes it.
        new ProcessBuilder(
                        JAVA,
                        "@deploy/container/java.options",
                        "-XX:AOTCacheOutput=" + cache,
                        "-jar",
                        jar(program),
                        "--help")
                .redirectErrorStream(true)
                .redirectOutput(FOLDER.resolve("cache.log").toFile())
                .start()
                .waitFor();
        List<Long> without = new ArrayList<>();
        List<Long> with = new ArrayList<>();
        for (int i = 0; i < starts; i++) {
            without.add(start(program, kubeconfig, List.of()));
            with.add(start(program, kubeconfig, List.of("-XX:AOTCache=" + cache)));
        }
        System.out.printf(
                "%-10s ready after %d ms, without the cache %d ms (at most 1500)%n",
                program, middle(with), middle(without));
        return middle(with);
    }

    private static long middle(List<Long> times) {
        return times.stream().sorted().toList().get(times.size() / 2);
    }

    private static String jar(String program) {
        return program + "/target/generalscaler-" + program + ".jar";
    }

    private static long start(String program, Path kubeconfig, List<String> options) throws Exception {
        int health = ChildProcess.freePort();
        List<String> command = new ArrayList<>(List.of(JAVA, "@deploy/container/java.options"));
        command.addAll(options);
        command.addAll(List.of(
                "-jar",
                jar(program),
                "--kubeconfig",
                kubeconfig.toString(),
                "--namespace",
                "generalscaler-system",
                "--management-port",
                String.valueOf(health)));
        if (program.equals("webhook")) {
            int port = ChildProcess.freePort();
            command.addAll(List.of(
                    "--port",
                    String.valueOf(port),
                    "--bind-address",
                    "127.0.0.1",
                    "--drain-seconds",
                    "0",
                    "--register-url",
                    "https://127.0.0.1:" + port));
        }
        long begun = System.nanoTime();
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(FOLDER.resolve(program + ".log").toFile())
                .start();
        try {
            while (!isReady(health)) {
                if (!process.isAlive() || System.nanoTime() - begun > TimeUnit.MINUTES.toNanos(1)) {
                    throw new IllegalStateException("not ready; see " + FOLDER.resolve(program + ".log"));
                }
                new CountDownLatch(1).await(5, TimeUnit.MILLISECONDS);
            }
            return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun);
        } finally {
            process.destroy();
            if (!process.waitFor(20, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        }
    }

    private static boolean isReady(int port) {
        try {
            HttpURLConnection connection = (HttpURLConnection)
                    URI.create("http://127.0.0.1:" + port + "/readyz").toURL().openConnection();
            return connection.getResponseCode() == 200;
        } catch (IOException e) {
            return false;
        }
    }
}
