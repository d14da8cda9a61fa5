package io.generalscaler.deploy;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.generalscaler.devcluster.DevCluster;
import io.generalscaler.devcluster.DevClusterOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/**
 * Time from the start of a process to its readiness, for both programs, as their images run them: both are built by hand from the
 * container file first. The arguments: an empty folder for that, and how many starts of each (5); the median counts.
 */
final class StartBench {
    private static final int BUDGET_MILLIS = 1_500;

    private StartBench() {}

    /** Runs the bench in the folder of this module. */
    public static void main(String[] arguments) throws Exception {
        Path folder = Files.createDirectories(Path.of(arguments[0]));
        int starts = arguments.length == 1 ? 5 : Integer.parseInt(arguments[1]);
        System.out.printf(
                "%d starts each, against a cluster on this machine; %d processors%s%n",
                starts, Runtime.getRuntime().availableProcessors(), processor());
        try (DevCluster cluster = DevCluster.start(DevClusterOptions.defaults());
                KubernetesClient client = cluster.client()) {
            new Installed(cluster, client).apply();
            long controller = measure("controller", folder, starts, cluster);
            long webhook = measure("webhook", folder, starts, cluster);
            System.out.printf(
                    Locale.ROOT,
                    "{\"bench\":\"start\",\"webhook_ready_ms\":%d,\"controller_ready_ms\":%d}%n",
                    webhook,
                    controller);
        }
        System.exit(0);
    }

    /** The median of the starts with the cache. */
    private static long measure(String program, Path folder, int starts, DevCluster cluster) throws Exception {
        long begun = System.nanoTime();
        Image image = Image.build(program, folder.resolve(program));
        long built = TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - begun);
        List<String> without = image.entrypoint().stream()
                .filter(word -> !word.startsWith("-XX:AOTCache="))
                .toList();
        List<Start> cached = new ArrayList<>();
        List<Start> uncached = new ArrayList<>();
        for (int i = 0; i < starts; i++) {
            uncached.add(start(program, without, folder, cluster));
            cached.add(start(program, image.entrypoint(), folder, cluster));
        }
        System.out.printf(
                Locale.ROOT,
                "%-10s ready after %d ms (at most %d), %d MiB; without the cache %d ms, %d MiB; image built in %d s,"
                        + " its cache has %d MiB%n",
                program,
                Start.millis(cached),
                BUDGET_MILLIS,
                Start.mib(cached),
                Start.millis(uncached),
                Start.mib(uncached),
                built,
                Files.size(image.path("/app/" + program + ".aot")) >> 20);
        return Start.millis(cached);
    }

    private static Start start(String program, List<String> command, Path folder, DevCluster cluster) throws Exception {
        String[] arguments = Installed.arguments(program, cluster);
        long begun = System.nanoTime();
        try (Program running = Program.start(program, command, folder, arguments)) {
            running.awaitReady();
            long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun);
            Start start = new Start(millis, running.residentKib() >> 10);
            running.stop();
            return start;
        }
    }

    private static String processor() throws IOException {
        Path file = Path.of("/proc/cpuinfo");
        return !Files.isReadable(file)
                ? ""
                : Files.readAllLines(file).stream()
                        .filter(line -> line.startsWith("model name"))
                        .map(line -> ", " + line.substring(line.indexOf(':') + 2))
                        .findFirst()
                        .orElse("");
    }

    /**
     * One start.
     *
     * @param millis until ready
     * @param mib of memory in use then
     */
    private record Start(long millis, long mib) {
        static long millis(List<Start> starts) {
            return middle(starts.stream().map(Start::millis).toList());
        }

        static long mib(List<Start> starts) {
            return middle(starts.stream().map(Start::mib).toList());
        }

        private static long middle(List<Long> numbers) {
            return numbers.stream().sorted().toList().get(numbers.size() / 2);
        }
    }
}
