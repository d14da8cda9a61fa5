package io.generalscaler.controller;

import io.fabric8.kubernetes.api.model.KubernetesResource;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscaler;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.generalscaler.api.annotation.AnnotationCompiler;
import io.generalscaler.api.compile.Compiler;
import io.generalscaler.api.v1alpha1.GeneralScaler;
import io.generalscaler.api.v1alpha1.GeneralScalerStatus;
import io.generalscaler.controller.act.Actuators;
import io.generalscaler.controller.act.ScaleSubresource;
import io.generalscaler.controller.annotated.Annotations;
import io.generalscaler.controller.loop.Loop;
import io.generalscaler.controller.loop.Memories;
import io.generalscaler.controller.loop.Reconciler;
import io.generalscaler.controller.loop.Task;
import io.generalscaler.controller.loop.Task.EvaluateScaler;
import io.generalscaler.controller.loop.Task.FollowAnnotations;
import io.generalscaler.controller.loop.Tasks;
import io.generalscaler.controller.loop.WorkQueue;
import io.generalscaler.controller.observe.Observation;
import io.generalscaler.controller.observe.cluster.ChangeListener;
import io.generalscaler.controller.observe.cluster.Cluster;
import io.generalscaler.controller.observe.cluster.Scaler;
import io.generalscaler.controller.observe.cluster.ScalerKey;
import io.generalscaler.controller.report.EventListener;
import io.generalscaler.controller.report.EventWriter;
import io.generalscaler.controller.report.LogListener;
import io.generalscaler.controller.report.LoopMetrics;
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
import io.generalscaler.process.serve.HealthServer;
import io.generalscaler.process.serve.MetricsPage;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The process: what is connected to what. Watches from the start, acts from the moment it leads.
 */
public final class Controller implements AutoCloseable {

    /** How long work in progress may take at the end. */
    private static final Duration SHUTDOWN_GRACE = Duration.ofSeconds(6);

    /** Who stands in {@code managedFields} beside what this process wrote. */
    private static final String FIELD_MANAGER = "generalscaler-controller";

    private static final List<Class<? extends KubernetesResource>> KINDS =
            List.of(Deployment.class, StatefulSet.class, HorizontalPodAutoscaler.class, GeneralScaler.class);

    private static final Logger LOG = LoggerFactory.getLogger(Controller.class);

    private final KubernetesClient watching;
    private final KubernetesClient writing;
    private final KubernetesClient leasing;
    private final Observation observation;
    private final Cluster cluster;
    private final WorkQueue<Task> queue;
    private final Memories memories;
    private final Tasks tasks;
    private final Loop<Task> loop;
    private final HealthServer health;
    private final @Nullable LeaseLoop leaseLoop;
    private final Thread starter;

    /**
     * Wires everything and serves {@code /healthz}; nothing is watched before {@link #start}.
     *
     * @param config of the API server
     * @param settings the operator's
     * @param clock the wall clock
     * @param onLost called when the Lease is lost; the process has to end
     */
    public Controller(Config config, Settings settings, InstantSource clock, Runnable onLost) {
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
                System::nanoTime);
        Leadership leadership = settings.election() ? election : Leadership.ALONE;
        leaseLoop = settings.election() ? new LeaseLoop(election, timings, this::lead, onLost) : null;

        observation = new Observation(api, settings.allowedAddresses(), addresses(config), clock, System::nanoTime);
        queue = new WorkQueue<>(clock);
        memories = new Memories(clock);
        ScalerMetrics scalerMetrics = new ScalerMetrics();
        EventWriter events = new EventWriter(api, leadership, settings.identity(), clock, System::nanoTime);
        StatusWriter statuses = new StatusWriter(api, leadership, writing.getKubernetesSerialization());
        Reporter reporter = new Reporter(List.of(
                scalerMetrics,
                new LogListener(),
                new StatusListener(statuses, System::nanoTime),
                new EventListener(events)));
        Compiler compiler = Compiler.installed();
        cluster = new Cluster(
                watching,
                api,
                settings.watchNamespace(),
                compiler,
                observation.openers(),
                clock,
                new Changes(queue, memories, reporter));
        Annotations annotations = new Annotations(
                api,
                leadership,
                cluster,
                new AnnotationCompiler(compiler, settings.prometheusAddress()),
                writing.getKubernetesSerialization(),
                events,
                clock);
        ProcessMetrics metrics = new ProcessMetrics(scalerMetrics);
        metrics.watch(cluster, observation, List.of(api, scaling), queue, memories::leads);
        LoopMetrics loopMetrics = new LoopMetrics(metrics.registry());
        tasks = new Tasks(
                cluster.scalers(),
                memories,
                new Reconciler(
                        cluster,
                        cluster.rivals(),
                        observation.reader(),
                        new Actuators(new ScaleSubresource(scaling, leadership)),
                        reporter,
                        clock),
                annotations,
                () -> {
                    observation.tidyUp();
                    events.forgetOld();
                },
                loopMetrics,
                clock);
        loop = new Loop<>(queue, tasks, loopMetrics, clock);
        MetricsPage page = new MetricsPage(metrics::writeTo);
        health = new HealthServer("", settings.managementPort(), this::sickness, this::waiting, page);
        health.start();
        starter = Thread.ofPlatform().daemon().name("start").unstarted(this::run);
    }

    /** Starts to watch, and to act as soon as everything has been seen and this process leads. Returns at once. */
    public void start() {
        cluster.start();
        starter.start();
    }

    /** The port of {@code /metrics}. */
    public int managementPort() {
        return health.port();
    }

    /** Whether this process acts. */
    public boolean leads() {
        return memories.leads();
    }

    private void run() {
        try {
            cluster.awaitSync();
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
        tasks.fill(queue);
        loop.start();
    }

    private Optional<String> sickness() {
        return cluster.isRunning() ? Optional.empty() : Optional.of("nobody looks after the watches");
    }

    private Optional<String> waiting() {
        return cluster.isSynced() ? Optional.empty() : Optional.of("not everything has been listed yet");
    }

    /** The addresses that a scaler's metric may not name: those of the API server. */
    private static Set<InetAddress> addresses(Config config) {
        Set<InetAddress> addresses = new HashSet<>();
        String inCluster = System.getenv("KUBERNETES_SERVICE_HOST");
        for (String host : List.of(
                Optional.ofNullable(URI.create(config.getMasterUrl()).getHost()).orElse(""),
                Optional.ofNullable(inCluster).orElse(""))) {
            try {
                if (!host.isEmpty()) {
                    addresses.addAll(List.of(InetAddress.getAllByName(host)));
                }
            } catch (UnknownHostException e) {
                LOG.atWarn().addKeyValue("host", host).log("The API server's name has no address");
            }
        }
        return addresses;
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
        observation.close();
        health.close();
        leasing.close();
        writing.close();
        watching.close();
    }

    /** Brings what watches see to the queue and the memories. */
    private record Changes(WorkQueue<Task> queue, Memories memories, Reporter reporter) implements ChangeListener {

        @Override
        public void scalerSeen(Scaler scaler, Optional<GeneralScalerStatus> status) {
            memories.seen(scaler, status);
        }

        @Override
        public void scalerAffected(ScalerKey key) {
            if (memories.leads()) {
                queue.dueNow(new EvaluateScaler(key));
            }
        }

        @Override
        public void scalerGone(Scaler scaler) {
            queue.forget(new EvaluateScaler(scaler.key()));
            memories.forget(scaler);
            reporter.forget(scaler.key());
        }

        @Override
        public void annotationsChanged(ScalerKey deployment) {
            if (memories.leads()) {
                queue.dueNow(new FollowAnnotations(deployment));
            }
        }
    }
}
