package io.generalscaler.controller;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.KubernetesResource;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscaler;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.generalscaler.api.annotation.AnnotationCompiler;
import io.generalscaler.api.compile.Compiler;
import io.generalscaler.api.compile.Context;
import io.generalscaler.api.v1alpha1.GeneralScaler;
import io.generalscaler.controller.act.Actuators;
import io.generalscaler.controller.act.ScaleSubresource;
import io.generalscaler.controller.annotated.Annotations;
import io.generalscaler.controller.loop.Loop;
import io.generalscaler.controller.loop.Memories;
import io.generalscaler.controller.loop.Reconciler;
import io.generalscaler.controller.loop.Task;
import io.generalscaler.controller.loop.Tasks;
import io.generalscaler.controller.loop.WorkQueue;
import io.generalscaler.controller.observe.ClusterAddresses;
import io.generalscaler.controller.observe.Observation;
import io.generalscaler.controller.observe.cluster.SizeHands;
import io.generalscaler.controller.observe.cluster.WatchedCluster;
import io.generalscaler.controller.observe.pods.PendingPods;
import io.generalscaler.controller.observe.pods.StuckPods;
import io.generalscaler.controller.report.EventListener;
import io.generalscaler.controller.report.EventWriter;
import io.generalscaler.controller.report.LogListener;
import io.generalscaler.controller.report.LoopMetrics;
import io.generalscaler.controller.report.OutageLog;
import io.generalscaler.controller.report.Reporter;
import io.generalscaler.controller.report.ScalerMetrics;
import io.generalscaler.controller.report.StatusListener;
import io.generalscaler.controller.report.StatusWriter;
import io.generalscaler.kube.connect.Clients;
import io.generalscaler.kube.lease.Leadership;
import io.generalscaler.kube.lease.LeaseElection;
import io.generalscaler.kube.lease.LeaseName;
import io.generalscaler.kube.lease.LeaseTimings;
import io.generalscaler.kube.write.ApiServer;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One cluster's share of the process: its clients, watches, queue, loop, reports and Lease. Watches from the start, acts from the moment it
 * leads. Several clusters, or shards of one, are several runs that share nothing but what {@link Controller} hands to each.
 */
final class ClusterRun implements AutoCloseable {

    /** How long work in progress may take at the end. */
    private static final Duration SHUTDOWN_GRACE = Duration.ofSeconds(6);

    /** Who stands in {@code managedFields} beside what this process wrote. */
    private static final String FIELD_MANAGER = SizeHands.FIELD_MANAGER;

    private static final List<Class<? extends KubernetesResource>> KINDS = List.of(
            Deployment.class, StatefulSet.class, HorizontalPodAutoscaler.class, ConfigMap.class, GeneralScaler.class);

    private static final Logger LOG = LoggerFactory.getLogger(ClusterRun.class);

    private final KubernetesClient watching;
    private final KubernetesClient writing;
    private final KubernetesClient leasing;
    private final ClusterAddresses guarded;
    private final Observation observation;
    private final WatchedCluster cluster;
    private final WorkQueue<Task> queue;
    private final Memories memories;
    private final Tasks tasks;
    private final Loop<Task> loop;
    private final @Nullable LeaseLoop leaseLoop;
    private final ClusterMetrics clusterMetrics;
    private final Thread starter;

    /**
     * Wires everything; nothing is watched before {@link #start}.
     *
     * @param config of the API server
     * @param settings the operator's
     * @param compiler for specs
     * @param metrics where this run's numbers are shown
     * @param clock the wall clock
     * @param nanoTime a monotonic clock, for deadlines and limits
     * @param onLost called when the Lease is lost; the process has to end
     */
    ClusterRun(
            Config config,
            ControllerSettings settings,
            Compiler compiler,
            ProcessMetrics metrics,
            InstantSource clock,
            LongSupplier nanoTime,
            Runnable onLost) {
        watching = Clients.watching(config, KINDS);
        writing = Clients.single(config, KINDS);
        leasing = Clients.single(config, KINDS);
        ApiServer api = new ApiServer(writing, FIELD_MANAGER);
        // Sizes do not queue behind reports.
        ApiServer scaling = new ApiServer(writing, FIELD_MANAGER);

        LeaseTimings timings = settings.leaseTimings();
        LeaseElection election = new LeaseElection(
                new ApiServer(leasing, FIELD_MANAGER),
                new LeaseName(settings.leaseNamespace(), settings.leaseName(), settings.identity()),
                timings,
                clock,
                nanoTime);
        Leadership leadership = settings.election() ? election : Leadership.ALONE;
        leaseLoop = settings.election() ? new LeaseLoop(election, timings, this::lead, onLost) : null;

        guarded = new ClusterAddresses(api, names(config));
        observation = new Observation(api, settings.egress(), guarded, clock, nanoTime);
        queue = new WorkQueue<>(clock);
        memories = new Memories(clock);
        ScalerMetrics scalerMetrics = new ScalerMetrics();
        EventWriter events = new EventWriter(api, leadership, settings.identity(), clock, nanoTime);
        StatusWriter statuses = new StatusWriter(api, leadership, writing.getKubernetesSerialization(), nanoTime);
        StatusListener statusListener = new StatusListener(statuses, nanoTime);
        OutageLog outages = new OutageLog(clock);
        Reporter reporter = new Reporter(
                List.of(scalerMetrics, new LogListener(), outages, statusListener, new EventListener(events)));
        cluster = new WatchedCluster(
                watching,
                api,
                settings.watchNamespace(),
                settings.leaseNamespace(),
                compiler,
                observation.openers(),
                clock,
                new ClusterChanges(queue, memories, reporter, clock));
        Annotations annotations = new Annotations(
                api,
                leadership,
                cluster,
                new AnnotationCompiler(compiler),
                () -> new Context(clock.instant(), settings.prometheusAddress()),
                writing.getKubernetesSerialization(),
                events,
                clock);
        metrics.show(scalerMetrics);
        clusterMetrics = new ClusterMetrics(List.of(api, scaling), events, statusListener);
        clusterMetrics.register(metrics.registry(), cluster, observation, queue, memories::leads);
        StuckPods stuck = new StuckPods(cluster.rollouts(), new PendingPods(api), clock);
        LoopMetrics loopMetrics = new LoopMetrics(metrics.registry(), clock);
        tasks = new Tasks(
                cluster.scalers(),
                memories,
                new Reconciler(
                        cluster,
                        cluster.rivals(),
                        cluster.freezes(),
                        stuck,
                        observation.reader(),
                        new Actuators(new ScaleSubresource(scaling, leadership, cluster.hands())),
                        reporter,
                        clock),
                annotations,
                () -> {
                    observation.tidyUp();
                    events.forgetOld();
                    outages.tell();
                    stuck.forgetOld();
                },
                loopMetrics,
                clock);
        loop = new Loop<>(queue, Task::namespace, tasks, loopMetrics, clock);
        starter = Thread.ofPlatform().daemon().name("start").unstarted(this::run);
    }

    /** Starts to watch, and to act as soon as everything has been seen and this process leads. Returns at once. */
    void start() {
        cluster.start();
        starter.start();
    }

    /** Whether this process acts on the cluster. */
    boolean leads() {
        return memories.leads();
    }

    private void run() {
        try {
            cluster.awaitSync();
            guarded.read();
            guarded.start();
            LOG.atInfo().addKeyValue("scalers", cluster.scalers().size()).log("Watching");
            if (leaseLoop != null) {
                leaseLoop.start();
            } else {
                lead();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void lead() {
        memories.lead();
        cluster.rivals().lead();
        tasks.fill(queue);
        loop.start();
    }

    /** Why this run cannot get well by itself; empty while it can. */
    Optional<String> sickness() {
        if (leaseLoop != null && !leaseLoop.isAlive()) {
            return Optional.of("nobody renews the Lease");
        }
        return cluster.isRunning() ? Optional.empty() : Optional.of("nobody looks after the watches");
    }

    /** What this run still waits for; empty when it sees the whole cluster. */
    Optional<String> waiting() {
        return cluster.isSynced()
                ? Optional.empty()
                : Optional.of("not everything has been listed yet: " + String.join(", ", cluster.unlisted())
                        + "; if that lasts, look in the log for why, and compare the service account's rights with the shipped"
                        + " manifests");
    }

    /** What the API server is called, from here and inside of its cluster. */
    private static List<String> names(Config config) {
        Optional<String> inCluster = Optional.ofNullable(System.getenv("KUBERNETES_SERVICE_HOST"));
        return Stream.of(
                        Optional.ofNullable(URI.create(config.getMasterUrl()).getHost()),
                        inCluster,
                        inCluster.map(_ -> "kubernetes.default.svc"))
                .flatMap(Optional::stream)
                .filter(name -> !name.isEmpty())
                .distinct()
                .toList();
    }

    /** Finishes what is in progress, gives the Lease back, closes everything. */
    @Override
    public void close() {
        starter.interrupt();
        try {
            loop.stop(SHUTDOWN_GRACE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (leaseLoop != null) {
            leaseLoop.close();
        }
        cluster.close();
        guarded.close();
        observation.close();
        leasing.close();
        writing.close();
        watching.close();
    }
}
