package io.generalscaler.controller.bench;

import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.generalscaler.controller.process.RedisProcess;
import io.generalscaler.devcluster.DevCluster;
import io.generalscaler.devcluster.DevClusterOptions;
import io.generalscaler.devcluster.command.FreePorts;
import io.generalscaler.kube.connect.Clients;
import io.generalscaler.kube.write.ApiAnswer;
import io.generalscaler.kube.write.ApiServer;
import io.generalscaler.kube.write.ApiUnreachableException;
import io.generalscaler.kube.write.ResourcePath;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * The controller as a process of its own, with many scalers that have nothing to do but to look: each reads a list of its own from a real
 * Redis. Arguments: how many scalers (10,000), for how many seconds to measure (60), the interval in seconds (15), and {@code moving} where all
 * values are to move every ten seconds, by more than a tenth and without a consequence, so that their statuses want to be written.
 */
public final class ControllerBench {

    private final int scalers;
    private final int seconds;
    private final int interval;
    private final boolean moving;

    private ControllerBench(int scalers, int seconds, int interval, boolean moving) {
        this.scalers = scalers;
        this.seconds = seconds;
        this.interval = interval;
        this.moving = moving;
    }

    /** Runs the bench from the root of the checkout. */
    public static void main(String[] arguments) throws Exception {
        int[] numbers = {10_000, 60, 15};
        List<String> given = new ArrayList<>(List.of(arguments));
        boolean moving = given.remove("moving");
        for (int i = 0; i < given.size(); i++) {
            numbers[i] = Integer.parseInt(given.get(i));
        }
        new ControllerBench(numbers[0], numbers[1], numbers[2], moving).run();
        System.exit(0);
    }

    private void run() throws Exception {
        System.out.printf(
                "%,d scalers, every %d s, each on a list of its own in a real Redis; %d processors, %s%n",
                scalers, interval, Runtime.getRuntime().availableProcessors(), Machine.processor());
        try (RedisProcess redis = RedisProcess.plain();
                DevCluster cluster = DevCluster.start(DevClusterOptions.defaults())) {
            redis.start();
            redis.cli(
                    "EVAL",
                    "for i=0,tonumber(ARGV[1])-1 do for j=1,10 do redis.call('RPUSH', 'jobs-'..i, 'job') end end",
                    "0",
                    String.valueOf(scalers));
            fill(cluster, redis.port());
            int port = FreePorts.free();
            Process controller = start(cluster.kubeconfig(), port);
            try {
                measure(new Probe(controller, port), redis);
            } finally {
                controller.destroy();
                controller.waitFor(20, TimeUnit.SECONDS);
                controller.destroyForcibly();
            }
        }
    }

    private void fill(DevCluster cluster, int redisPort) throws Exception {
        long begun = System.nanoTime();
        try (KubernetesClient patient = cluster.client();
                KubernetesClient client = Clients.single(
                        Config.fromKubeconfig(cluster.kubeconfig().toFile()), List.of());
                ExecutorService threads = Executors.newFixedThreadPool(4)) {
            ApiServer api = new ApiServer(client, "bench");
            patient.load(Files.newInputStream(Path.of("deploy/crds/generalscalers.autoscaling.generalscaler.io.yaml")))
                    .serverSideApply();
            List<Future<?>> created = new ArrayList<>();
            for (int i = 0; i < scalers; i++) {
                int number = i;
                created.add(threads.submit(() -> create(api, number, redisPort)));
            }
            for (Future<?> each : created) {
                each.get();
            }
        }
        System.out.printf(
                "created in %d s%n", Duration.ofNanos(System.nanoTime() - begun).toSeconds());
    }

    private Void create(ApiServer api, int number, int redisPort) throws Exception {
        // Paused, so that the pod simulator has nothing to do.
        post(api, ResourcePath.of("apps/v1", "default", "deployments"), """
                {"apiVersion": "apps/v1", "kind": "Deployment", "metadata": {"name": "app-%1$d"},
                 "spec": {"paused": true, "replicas": 1, "selector": {"matchLabels": {"app": "app-%1$d"}},
                  "template": {"metadata": {"labels": {"app": "app-%1$d"}},
                   "spec": {"containers": [{"name": "main", "image": "none"}]}}}}""".formatted(number));
        post(api, ResourcePath.of("autoscaling.generalscaler.io/v1alpha1", "default", "generalscalers"), """
                {"apiVersion": "autoscaling.generalscaler.io/v1alpha1", "kind": "GeneralScaler",
                 "metadata": {"name": "app-%1$d"},
                 "spec": {"targetRef": {"name": "app-%1$d"}, "maxReplicas": 20, "pollingIntervalSeconds": %3$d,
                  "metric": {"type": "redis", "targetValue": 10, "emptyIsZero": true,
                   "redis": {"host": "127.0.0.1", "port": %2$d, "queueName": "jobs-%1$d"}}}}""".formatted(
                        number, redisPort, interval));
        return null;
    }

    private static void post(ApiServer api, ResourcePath path, String body) throws Exception {
        ApiAnswer answer = new ApiAnswer(0, "");
        for (int attempt = 0; attempt < 5 && !answer.ok() && !answer.conflict(); attempt++) {
            try {
                answer = api.post(path, body);
            } catch (ApiUnreachableException e) {
                answer = new ApiAnswer(0, String.valueOf(e.getMessage()));
            }
        }
        if (!answer.ok() && !answer.conflict()) {
            throw new IllegalStateException(answer.toString());
        }
    }

    private static Process start(Path kubeconfig, int port) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                ProcessHandle.current().info().command().orElse("java"),
                "@deploy/container/java.options",
                // As in a container with this limit.
                "-XX:MaxRAM=256m"));
        String more = System.getenv("BENCH_JAVA_OPTIONS");
        if (more != null) {
            command.addAll(List.of(more.split(" ", -1)));
        }
        command.addAll(List.of(
                "-jar",
                "controller/target/generalscaler-controller.jar",
                "--kubeconfig",
                kubeconfig.toString(),
                "--namespace",
                "default",
                "--management-port",
                String.valueOf(port),
                "--allow-address",
                "127.0.0.1",
                // The Lease costs a write every two seconds, which the figure of writes leaves out anyway.
                "--no-leader-election"));
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(Path.of("controller/target/bench.log").toFile())
                .start();
    }

    /** Lists of two to nine, each of another length than before. */
    private void move(RedisProcess redis, int round) {
        redis.cli(
                "EVAL",
                "for i=0,tonumber(ARGV[1])-1 do local k='jobs-'..i redis.call('DEL', k)"
                        + " for j=1,2+(i+tonumber(ARGV[2])*3)%8 do redis.call('RPUSH', k, 'job') end end",
                "0",
                String.valueOf(scalers),
                String.valueOf(round));
    }

    private void measure(Probe probe, RedisProcess redis) throws Exception {
        probe.waitUntil("it leads", () -> probe.number("generalscaler_leader") == 1);
        probe.waitUntil(
                "everything was looked at three times",
                () -> probe.number("generalscaler_evaluation_seconds_count") >= 3.0 * scalers);
        probe.waitUntil("nothing is written any more", new Calm(probe)::holds);
        if (moving) {
            // Until the first statuses have followed, there is no lag to see.
            for (int round = 0; round < 6; round++) {
                move(redis, round);
                new CountDownLatch(1).await(10, TimeUnit.SECONDS);
            }
        }
        Map<String, Long> threadsBefore = probe.cpuMicrosByThread();
        double[] lagBefore = probe.lagBuckets();
        double visitsBefore = probe.number("generalscaler_evaluation_seconds_count");
        double writesBefore = probe.number("generalscaler_api_writes_total");
        long cpuBefore = probe.cpuMicros();
        long rss = 0;
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        double statusLag = 0;
        for (int second = 0; System.nanoTime() < end; second++) {
            if (moving && second % 10 == 0) {
                move(redis, 6 + second / 10);
                // The page costs more than what it tells of, so it is asked for seldom, and else not at all.
                statusLag = Math.max(statusLag, probe.number("generalscaler_status_lag_seconds"));
            }
            rss = Math.max(rss, probe.rssKib());
            new CountDownLatch(1).await(1, TimeUnit.SECONDS);
        }
        long cpu = probe.cpuMicros() - cpuBefore;
        double visits = probe.number("generalscaler_evaluation_seconds_count") - visitsBefore;
        double writes = probe.number("generalscaler_api_writes_total") - writesBefore;
        double lag = probe.lagPercentile(lagBefore, 0.99) * 1000;
        probe.cpuMicrosByThread().forEach((thread, micros) -> {
            double share = (micros - threadsBefore.getOrDefault(thread, 0L)) / visits;
            if (share >= 1) {
                System.out.printf("  %-25s %.1f µs per evaluation%n", thread, share);
            }
        });
        System.out.printf("evaluations                 %,.0f in %d s%n", visits, seconds);
        System.out.printf("processor per evaluation    %.1f µs  (at most 100)%n", cpu / visits);
        System.out.printf("lag, 99th percentile        %.0f ms  (at most 1000)%n", lag);
        System.out.printf("resident memory             %.0f MiB  (at most 256)%n", rss / 1024.0);
        System.out.printf(
                "writes to the API server    %.1f a minute  (%s)%n",
                writes * 60 / seconds, moving ? "at most 1,200 for one namespace, 2,400 for all" : "0");
        System.out.printf("a status waits at most      %.0f s%n", statusLag);
        System.out.printf(
                Locale.ROOT,
                "{\"bench\":\"controller\",\"scalers\":%d,\"evaluations\":%.0f,\"cpu_us_per_evaluation\":%.1f,"
                        + "\"lag_p99_ms\":%.0f,\"rss_mib\":%.0f,\"api_writes_per_minute\":%.1f,\"status_lag_s\":%.0f}%n",
                scalers,
                visits,
                cpu / visits,
                lag,
                rss / 1024.0,
                writes * 60 / seconds,
                statusLag);
    }

    /** Whether the number of writes has stayed the same for a while. */
    private static final class Calm {
        private final Probe probe;
        private double writes = -1;
        private long since;

        Calm(Probe probe) {
            this.probe = probe;
        }

        boolean holds() {
            double now = probe.number("generalscaler_api_writes_total");
            if (now != writes) {
                writes = now;
                since = System.nanoTime();
            }
            return System.nanoTime() - since > TimeUnit.SECONDS.toNanos(20);
        }
    }

    /** What can be seen of the controller from outside. */
    private record Probe(Process process, int port) {

        void waitUntil(String what, java.util.function.BooleanSupplier condition) throws Exception {
            long deadline = System.nanoTime() + TimeUnit.MINUTES.toNanos(10);
            while (!condition.getAsBoolean()) {
                if (!process.isAlive()) {
                    throw new IllegalStateException("the controller has ended; see controller/target/bench.log");
                }
                if (System.nanoTime() > deadline) {
                    throw new IllegalStateException("not within ten minutes: " + what);
                }
                new CountDownLatch(1).await(1, TimeUnit.SECONDS);
            }
            System.out.println(what);
        }

        double number(String name) {
            return page().filter(line -> line.startsWith(name + " ") || line.startsWith(name + "{"))
                    .mapToDouble(Probe::value)
                    .sum();
        }

        double[] lagBuckets() {
            return page().filter(line -> line.startsWith("generalscaler_queue_lag_seconds_bucket"))
                    .mapToDouble(Probe::value)
                    .toArray();
        }

        /** The upper bound of the bucket in which that share of the tasks since then lies. */
        double lagPercentile(double[] before, double share) {
            List<String> lines = page().filter(line -> line.startsWith("generalscaler_queue_lag_seconds_bucket"))
                    .toList();
            double all = value(lines.getLast()) - before[before.length - 1];
            for (int i = 0; i < lines.size(); i++) {
                if (value(lines.get(i)) - before[i] >= share * all) {
                    String bound = lines.get(i).replaceAll(".*le=\"([^\"]+)\".*", "$1");
                    return bound.equals("+Inf") ? Double.POSITIVE_INFINITY : Double.parseDouble(bound);
                }
            }
            return Double.POSITIVE_INFINITY;
        }

        private Stream<String> page() {
            try {
                return new String(
                                URI.create("http://127.0.0.1:" + port + "/metrics")
                                        .toURL()
                                        .openStream()
                                        .readAllBytes(),
                                StandardCharsets.UTF_8)
                        .lines();
            } catch (IOException e) {
                return Stream.empty();
            }
        }

        private static double value(String line) {
            return Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1));
        }

        /** By the name of the thread, numbers left out. */
        Map<String, Long> cpuMicrosByThread() throws IOException {
            Map<String, Long> micros = new TreeMap<>();
            try (Stream<Path> tasks = Files.list(Path.of("/proc/" + process.pid() + "/task"))) {
                for (Path task : tasks.toList()) {
                    String name = Files.readString(task.resolve("comm")).strip().replaceAll("[0-9]+", "");
                    micros.merge(name, cpuMicros(task.resolve("stat")), Long::sum);
                }
            }
            return micros;
        }

        long cpuMicros() throws IOException {
            return cpuMicros(Path.of("/proc/" + process.pid() + "/stat"));
        }

        private static long cpuMicros(Path stat) throws IOException {
            String[] fields = Files.readString(stat).replaceAll(".*\\) ", "").split(" ", -1);
            // Fields 14 and 15, in hundredths of a second.
            return (Long.parseLong(fields[11]) + Long.parseLong(fields[12])) * 10_000;
        }

        long rssKib() throws IOException {
            return Files.readAllLines(Path.of("/proc/" + process.pid() + "/status")).stream()
                    .filter(line -> line.startsWith("VmRSS"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                    .findFirst()
                    .orElse(0);
        }
    }
}
