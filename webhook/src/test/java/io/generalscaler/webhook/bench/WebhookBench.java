package io.generalscaler.webhook.bench;

import com.sun.management.OperatingSystemMXBean;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.generalscaler.certs.pem.Pem;
import io.generalscaler.devcluster.DevCluster;
import io.generalscaler.devcluster.DevClusterOptions;
import io.generalscaler.devcluster.command.FreePorts;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/**
 * The webhook of an image as a process of its own, its caches filled from a cluster on this machine, and reviews over connections that stay
 * open. Beside it, in turns, the bare server: the same connector and settings with one answer to everything. Arguments: how many
 * objects (10,000), for how many seconds to measure each of the two (30), how many cold starts (3).
 */
public final class WebhookBench {
    private static final int CONNECTIONS = 32;
    private static final int FIRST = 1_000;
    private static final int ROUNDS = 6;
    private static final Duration WARM_UP = Duration.ofSeconds(30);
    private static final Path FOLDER = Path.of(".generalscaler", "bench-webhook");
    private static final Path IMAGE = FOLDER.resolve("root").resolve("app").toAbsolutePath();

    private final int seconds;
    private final int starts;
    private final DevCluster cluster;
    private final List<Request> requests;

    private WebhookBench(int seconds, int starts, DevCluster cluster, List<Request> requests) {
        this.seconds = seconds;
        this.starts = starts;
        this.cluster = cluster;
        this.requests = requests;
    }

    /** Runs the bench from the root of the checkout, with the image in {@link #FOLDER}. */
    public static void main(String[] arguments) throws Exception {
        int[] numbers = {10_000, 30, 3};
        for (int i = 0; i < arguments.length; i++) {
            numbers[i] = Integer.parseInt(arguments[i]);
        }
        try (DevCluster cluster = DevCluster.start(DevClusterOptions.defaults())) {
            Workloads workloads = Workloads.of(numbers[0]);
            workloads.create(cluster);
            List<Request> requests = Reviews.of(workloads, Workloads.stored(cluster), 800);
            System.out.printf(
                    "%,d objects in the caches, %d connections, requests of %,d bytes on average%n",
                    workloads.objects(),
                    CONNECTIONS,
                    requests.stream()
                                    .mapToInt(request -> request.bytes().length)
                                    .sum()
                            / requests.size());
            new WebhookBench(numbers[1], numbers[2], cluster, requests).run();
        }
        System.exit(0);
    }

    private void run() throws Exception {
        // The first one warms up the generator, and tells how long an answer is.
        int answerBytes;
        try (Webhook webhook = new Webhook();
                Generator generator = webhook.generator()) {
            generator.connect();
            Seen seen = generator.send(requests, during(WARM_UP));
            answerBytes = seen.meanBytes();
        }
        List<Double> cold = new ArrayList<>();
        for (int i = 1; i < starts; i++) {
            try (Webhook webhook = new Webhook();
                    Generator generator = webhook.generator()) {
                cold.add(cold(generator));
            }
        }
        try (Webhook webhook = new Webhook();
                Generator generator = webhook.generator();
                Bare bare = new Bare(answerBytes);
                Generator bareGenerator = bare.generator()) {
            cold.add(cold(generator));
            cold.sort(null);
            report(webhook, generator, bare, bareGenerator, cold.get(cold.size() / 2));
        }
    }

    /** What the first requests to a webhook that has just become ready take. */
    private double cold(Generator generator) throws InterruptedException {
        Seen connected = generator.connect();
        var left = new AtomicInteger(FIRST);
        Seen first = generator.send(requests, () -> left.getAndDecrement() > 0);
        System.out.printf(
                "just ready: the first %,d requests took %.1f ms (median), %.1f ms (99th percentile), %.1f ms (most); %d"
                        + " connections at once %.0f ms%n",
                first.count(),
                first.percentileMs(0.5),
                first.percentileMs(0.99),
                first.percentileMs(1),
                CONNECTIONS,
                connected.percentileMs(1));
        return first.percentileMs(0.99);
    }

    private void report(Webhook webhook, Generator generator, Bare bare, Generator bareGenerator, double coldMs)
            throws Exception {
        List<Request> plain = requests.stream().map(Request::withoutProof).toList();
        bareGenerator.connect();
        bareGenerator.send(plain, during(WARM_UP));
        generator.send(requests, during(WARM_UP));
        var reviewed = new Side(webhook.process, generator, requests);
        var answered = new Side(bare.process, bareGenerator, plain);
        Duration round = Duration.ofMillis(seconds * 1_000L / ROUNDS);
        for (int i = 0; i < ROUNDS; i++) {
            answered.measure(round);
            reviewed.measure(round);
            System.out.printf(
                    "round %d: %,.0f reviews a second, bare %,.0f: %.2f%n",
                    i + 1,
                    reviewed.last.perSecond(),
                    answered.last.perSecond(),
                    reviewed.last.perSecond() / answered.last.perSecond());
        }
        Seen seen = reviewed.all;
        double ratio = seen.perSecond() / answered.all.perSecond();
        double rss = webhook.process.peakMib();
        System.out.printf(
                "processor per request  %.0f µs, bare %.0f µs, the generator itself %.0f µs%n",
                reviewed.serverMicros(), answered.serverMicros(), reviewed.generatorMicros());
        System.out.printf(
                "requests per second    %,.0f, bare %,.0f: %.2f of it  (at least 0.80)%n",
                seen.perSecond(), answered.all.perSecond(), ratio);
        System.out.printf(
                "99th percentile        %.1f ms, bare %.1f ms  (at most 8); median %.1f ms%n",
                seen.percentileMs(0.99), answered.all.percentileMs(0.99), seen.percentileMs(0.5));
        System.out.printf("just ready             %.1f ms  (at most 25), the middle of %d starts%n", coldMs, starts);
        System.out.printf("resident memory        %.0f MiB, the most it had  (at most 200)%n", rss);
        System.out.printf(
                Locale.ROOT,
                "{\"bench\":\"webhook\",\"requests_per_second\":%.0f,\"bare_requests_per_second\":%.0f,\"ratio\":%.2f,"
                        + "\"p99_ms\":%.1f,\"cold_p99_ms\":%.1f,\"rss_mib\":%.0f}%n",
                seen.perSecond(),
                answered.all.perSecond(),
                ratio,
                seen.percentileMs(0.99),
                coldMs,
                rss);
    }

    private static BooleanSupplier during(Duration time) {
        long end = System.nanoTime() + time.toNanos();
        return () -> System.nanoTime() < end;
    }

    /** One of the two that are compared, and what was seen of it. */
    private static final class Side {
        private static final OperatingSystemMXBean SYSTEM =
                ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

        private final Served process;
        private final Generator generator;
        private final List<Request> requests;
        private final Seen all = new Seen();
        private Seen last = all;
        private long serverMicros;
        private long generatorNanos;

        Side(Served process, Generator generator, List<Request> requests) {
            this.process = process;
            this.generator = generator;
            this.requests = requests;
        }

        void measure(Duration time) throws IOException, InterruptedException {
            long server = process.cpuMicros();
            long own = SYSTEM.getProcessCpuTime();
            last = generator.send(requests, during(time));
            serverMicros += process.cpuMicros() - server;
            generatorNanos += SYSTEM.getProcessCpuTime() - own;
            all.add(last);
        }

        double serverMicros() {
            return (double) serverMicros / all.count();
        }

        double generatorMicros() {
            return generatorNanos / 1e3 / all.count();
        }
    }

    /** The webhook, ready, with the rights that are shipped. */
    private final class Webhook implements AutoCloseable {
        private final int port = FreePorts.free();
        private final Served process;

        Webhook() throws Exception {
            int management = FreePorts.free();
            Path kubeconfig = FOLDER.resolve("kubeconfig");
            Files.createDirectories(FOLDER);
            cluster.kubeconfigForServiceAccount("generalscaler-system", "generalscaler-webhook")
                    .write(kubeconfig);
            process = Served.start(
                    FOLDER.resolve("webhook.log"),
                    List.of(
                            // Without the file, Java warns in the log and goes on.
                            "-XX:AOTCache=" + IMAGE.resolve("webhook.aot"),
                            "-jar",
                            IMAGE.resolve("generalscaler-webhook.jar").toString(),
                            "--kubeconfig",
                            kubeconfig.toString(),
                            "--namespace",
                            "generalscaler-system",
                            "--bind-address",
                            "127.0.0.1",
                            "--port",
                            String.valueOf(port),
                            "--management-port",
                            String.valueOf(management),
                            "--drain-seconds",
                            "0",
                            "--register-url",
                            "https://127.0.0.1:" + port));
            process.awaitReady(URI.create("http://127.0.0.1:" + management + "/readyz"));
        }

        Generator generator() throws Exception {
            try (KubernetesClient client = cluster.client()) {
                String certificate = client.secrets()
                        .inNamespace("generalscaler-system")
                        .withName("generalscaler-webhook-ca")
                        .get()
                        .getData()
                        .get("ca.crt");
                return new Generator(
                        trusting(new String(Base64.getDecoder().decode(certificate), StandardCharsets.UTF_8)),
                        port,
                        CONNECTIONS);
            }
        }

        @Override
        public void close() {
            process.close();
        }
    }

    /** The bare server, ready. */
    private static final class Bare implements AutoCloseable {
        private final int port = FreePorts.free();
        private final Path certificate = FOLDER.resolve("bare.crt");
        private final Served process;

        Bare(int answerBytes) throws Exception {
            int management = FreePorts.free();
            process = Served.start(
                    FOLDER.resolve("bare.log"),
                    List.of(
                            "-cp",
                            System.getProperty("java.class.path"),
                            "io.generalscaler.webhook.serve.BareServer",
                            String.valueOf(port),
                            String.valueOf(management),
                            certificate.toString(),
                            String.valueOf(answerBytes)));
            process.awaitReady(URI.create("http://127.0.0.1:" + management + "/readyz"));
        }

        Generator generator() throws Exception {
            return new Generator(trusting(Files.readString(certificate)), port, CONNECTIONS);
        }

        @Override
        public void close() {
            process.close();
        }
    }

    /** Trusts one CA and nobody else, as an API server does. */
    private static SSLContext trusting(String pem) throws Exception {
        KeyStore anchors = KeyStore.getInstance(KeyStore.getDefaultType());
        anchors.load(null, null);
        anchors.setCertificateEntry("ca", Pem.onlyCertificate(pem));
        TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX");
        trust.init(anchors);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), new SecureRandom());
        return context;
    }
}
