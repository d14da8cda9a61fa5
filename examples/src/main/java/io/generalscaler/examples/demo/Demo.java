package io.generalscaler.examples.demo;

import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.informers.SharedIndexInformer;
import io.generalscaler.api.v1alpha1.GeneralScaler;
import io.generalscaler.examples.demo.load.JobQueue;
import io.generalscaler.examples.demo.load.LoadDriver;
import io.generalscaler.examples.demo.load.MetricsEndpoint;
import io.generalscaler.examples.demo.load.Transactions;
import io.generalscaler.examples.demo.load.Wave;
import io.generalscaler.examples.demo.load.WebService;
import io.generalscaler.examples.demo.process.Probe;
import io.generalscaler.examples.demo.process.PrometheusServer;
import io.generalscaler.examples.demo.process.RedisServer;
import io.generalscaler.examples.demo.show.DemoSummary;
import io.generalscaler.examples.demo.show.Journal;
import io.generalscaler.examples.demo.show.Screen;
import io.generalscaler.examples.demo.stage.DemoCluster;
import io.generalscaler.examples.demo.stage.Manifests;
import io.generalscaler.examples.demo.stage.Programs;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** One performance: everything that runs for it, opened in order and closed in the opposite one. */
public final class Demo implements AutoCloseable {

    private static final List<String> SCENARIOS = List.of("worker-service", "http-service", "custom-metric");
    private static final String ANNOTATED = "annotated-deployment";
    private static final String JOBS = "job-queue";
    private static final String MAILS = "outgoing-mail";
    private static final Duration REDRAW_EVERY = Duration.ofSeconds(1);
    private static final Duration PODS_WITHIN = Duration.ofSeconds(30);

    /** Where the workloads go in a cluster that is somebody's; the demo makes it and removes it. */
    static final String GUEST_NAMESPACE = "generalscaler-demo";

    private final DemoCluster cluster;
    private final String namespace;
    private final Screen screen;
    private final Journal journal;
    private final Deque<AutoCloseable> open = new ArrayDeque<>();
    private final SharedIndexInformer<GeneralScaler> scalers;
    private final SharedIndexInformer<Deployment> deployments;
    private final LoadDriver load;
    private volatile boolean anyReady;
    private boolean saidNoPods;

    /**
     * Sets the stage; the load starts with {@link #play}.
     *
     * @param namespace for the workloads
     * @param host this machine, as the cluster's API server reaches it
     * @param checkout holds {@code deploy}, {@code examples} and the packaged programs
     * @param files for the logs of what it starts
     * @throws IllegalStateException with the end of its log, where a program does not become ready
     */
    public Demo(DemoCluster cluster, String namespace, String host, Path checkout, Path files, boolean plain) {
        this.cluster = cluster;
        this.namespace = namespace;
        this.screen = Screen.of(plain);
        this.journal = new Journal(screen::decided);
        try {
            screen.say("Starting Redis and Prometheus …");
            RedisServer redis = opened(RedisServer.start(files));
            MetricsEndpoint endpoint = opened(new MetricsEndpoint());
            Probe probe = new Probe();
            PrometheusServer prometheus = opened(PrometheusServer.start(files, endpoint.port(), probe));

            screen.say("Applying the shipped manifests, starting webhook and controller …");
            Manifests manifests = opened(new Manifests(cluster.client(), cluster.livesOn(), screen::say));
            manifests.applyShipped(checkout.resolve("deploy/manifests"));
            Programs programs = opened(new Programs(checkout, files, probe));
            URI webhook = programs.startWebhook(cluster.kubeconfigOf("webhook"), host, prometheus.address());
            programs.startController(cluster.kubeconfigOf("controller"), prometheus.address());

            var connection = opened(redis.connect());
            // Queues that were in use before: of one that was never there, the name may be wrong.
            for (String queue : List.of(JOBS, MAILS)) {
                connection.sync().rpush(queue, "job");
            }

            screen.say("Applying the workloads in examples/ …");
            Map<String, String> addresses = Map.of(
                    "host: redis, port: 6379", "host: 127.0.0.1, port: " + redis.port(),
                    "redis://redis:6379", "redis://127.0.0.1:" + redis.port(),
                    "http://prometheus:9090", prometheus.address());
            if (cluster.livesOn() && namespace.equals(GUEST_NAMESPACE)) {
                manifests.applyNamespace(namespace);
            }
            try {
                for (String example : List.of("worker-service", "http-service", "custom-metric", ANNOTATED)) {
                    manifests.applyExample(checkout.resolve("examples").resolve(example), namespace, addresses);
                }
            } catch (KubernetesClientException e) {
                boolean unreached = String.valueOf(e.getMessage()).contains("failed calling webhook");
                throw unreached && cluster.livesOn() ? unreached(webhook, e) : e;
            }

            scalers = opened(cluster.client()
                    .resources(GeneralScaler.class)
                    .inNamespace(namespace)
                    .inform(journal));
            deployments = opened(
                    cluster.client().apps().deployments().inNamespace(namespace).inform());
            load = opened(new LoadDriver(
                    List.of(
                            new JobQueue(
                                    "worker-service",
                                    connection.sync(),
                                    JOBS,
                                    new Wave(Duration.ZERO),
                                    new JobQueue.Rates(4, 75, 6)),
                            new JobQueue(
                                    ANNOTATED,
                                    connection.sync(),
                                    MAILS,
                                    new Wave(Duration.ofSeconds(4)),
                                    new JobQueue.Rates(1, 22, 5)),
                            new WebService("http-service", endpoint.registry(), new Wave(Duration.ofSeconds(2))),
                            new Transactions("custom-metric", endpoint.registry(), new Wave(Duration.ofSeconds(5)))),
                    this::readyReplicas));
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    /** Plays for {@code time}, or until {@code stop} is counted down. */
    public void play(Duration time, CountDownLatch stop) throws InterruptedException {
        suggest();
        load.start();
        long start = System.nanoTime();
        long end = start + time.toNanos();
        while (System.nanoTime() < end) {
            screen.show(scalers.getStore().list());
            lookForPods(start);
            if (stop.await(REDRAW_EVERY.toMillis(), TimeUnit.MILLISECONDS)) {
                return;
            }
        }
    }

    /** Each command stands for itself, so that one can be copied alone. */
    private void suggest() {
        String there =
                " --kubeconfig " + cluster.kubeconfig() + ("default".equals(namespace) ? "" : " -n " + namespace);
        screen.say("Try in a second terminal:");
        for (String rest : List.of(
                "get gs -w",
                "describe gs worker-service",
                "apply -f examples/rejected/impossible-bounds.yaml",
                "patch gs worker-service --type merge --patch-file examples/worker-service/patches/shifts.yaml")) {
            screen.say("  kubectl" + there + " " + rest);
        }
        for (String command :
                List.of("override worker-service --replicas 9 --for 30s --reason launch", "explain worker-service")) {
            screen.say("  ./run gscale " + command + there);
        }
    }

    /** Prints what each scaler did; whether every scenario went up, met a limit and came down. */
    public boolean sumUp() {
        List<DemoSummary> summaries = SCENARIOS.stream()
                .map(name -> DemoSummary.of(name, journal.of(name)))
                .toList();
        screen.say("");
        screen.say("Summary, on metrics read from Redis and Prometheus:");
        summaries.forEach(summary -> screen.say("  " + summary.line()));
        screen.say("  " + DemoSummary.of(ANNOTATED, journal.of(ANNOTATED)).line());
        boolean complete = summaries.stream().allMatch(DemoSummary::complete);
        if (!complete) {
            screen.say(
                    anyReady
                            ? "Not every scenario has gone up, met a limit and come down: that takes two minutes."
                            : "No replica was ever ready, so nothing was served: this cluster has not run the workloads' pods.");
        }
        return complete;
    }

    @Override
    public void close() {
        while (!open.isEmpty()) {
            try {
                open.pop().close();
            } catch (Exception e) {
                screen.say("demo: while clearing away: " + e.getMessage());
            }
        }
    }

    private static IllegalStateException unreached(URI webhook, KubernetesClientException e) {
        return new IllegalStateException(
                "the API server does not reach the webhook at " + webhook
                        + ". If it runs in a container or on another machine, say with --host how it reaches this one.\n"
                        + e.getMessage(),
                e);
    }

    /** Pods need nodes: without ready replicas nothing is served, and every number only grows. */
    private void lookForPods(long sinceNanos) {
        if (!saidNoPods && !anyReady && System.nanoTime() - sinceNanos > PODS_WITHIN.toNanos()) {
            saidNoPods = true;
            screen.say(
                    "No replica has become ready yet: does this cluster run pods? Without any, nothing drains the queues.");
        }
    }

    private <T extends AutoCloseable> T opened(T resource) {
        open.push(resource);
        return resource;
    }

    private int readyReplicas(String workload) {
        int ready = Optional.ofNullable(deployments.getStore().getByKey(namespace + "/" + workload))
                .map(deployment -> deployment.getStatus())
                .map(status -> status.getReadyReplicas())
                .orElse(0);
        anyReady |= ready > 0;
        return ready;
    }
}
