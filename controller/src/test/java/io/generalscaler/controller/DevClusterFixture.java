package io.generalscaler.controller;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.events.v1.Event;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.generalscaler.api.v1alpha1.GeneralScaler;
import io.generalscaler.api.v1alpha1.GeneralScalerStatus;
import io.generalscaler.controller.observe.EgressSettings;
import io.generalscaler.controller.observe.source.MetricReader;
import io.generalscaler.controller.process.ChildProcess;
import io.generalscaler.devcluster.DevCluster;
import io.generalscaler.devcluster.DevClusterOptions;
import io.generalscaler.devcluster.fault.Cable;
import io.generalscaler.kube.lease.LeaseTimings;
import io.generalscaler.process.command.MetricsAuth;
import io.generalscaler.process.connections.Listen;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** A cluster with our CRD, and controllers that run against it. */
public final class DevClusterFixture implements AutoCloseable {

    /** Short, so that a test need not wait long for a takeover. */
    public static final LeaseTimings TIMINGS = new LeaseTimings(
            Duration.ofSeconds(6), Duration.ofSeconds(2), Duration.ofMillis(250), Duration.ofSeconds(3));

    private final DevCluster cluster;
    private final KubernetesClient client;
    private final List<Controller> controllers = new ArrayList<>();
    private Cable cable;
    private final AtomicInteger lost = new AtomicInteger();
    private final AtomicReference<Duration> ahead = new AtomicReference<>(Duration.ZERO);
    private final AtomicLong nanosAhead = new AtomicLong();

    public DevClusterFixture() {
        cluster = DevCluster.start(DevClusterOptions.defaults());
        client = cluster.client();
        apply(crd());
    }

    /** The wall clock of all controllers. */
    public Instant now() {
        return Instant.now().plus(ahead.get());
    }

    private long nanoTime() {
        return System.nanoTime() + nanosAhead.get();
    }

    /** Moves the wall clock of all controllers on, once no answer from before is shared any more: it would have become stale. */
    public void later(Duration by) {
        nanosAhead.addAndGet(MetricReader.SHARE.toNanos());
        ahead.updateAndGet(was -> was.plus(by));
    }

    public DevCluster cluster() {
        return cluster;
    }

    public KubernetesClient client() {
        return client;
    }

    private static String crd() {
        try {
            // Tests run in the module's folder, benches in that of the checkout.
            Path checkout = Path.of(Files.isDirectory(Path.of("deploy")) ? "." : "..");
            return Files.readString(checkout.resolve("deploy/crds/generalscalers.autoscaling.generalscaler.io.yaml"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Starts a controller and waits until it acts. */
    public Controller startController() {
        Controller controller = startReplica("only", false);
        await("it acts", controller::leads);
        return controller;
    }

    /** Ends the controller and starts another, which knows what it finds in the cluster. */
    public void restartController() {
        stopController();
        startController();
    }

    /** Ends the controller. */
    public void stopController() {
        controllers.removeLast().close();
    }

    /** Starts a replica, which acts once it holds the Lease if there is an election. */
    public Controller startReplica(String identity, boolean election) {
        return start(identity, election, config());
    }

    private Controller start(String identity, boolean election, Config config) {
        ControllerSettings settings = new ControllerSettings(
                new Listen("127.0.0.1", 0, "--management-port"),
                MetricsAuth.NONE,
                "default",
                "generalscaler-controller",
                identity,
                TIMINGS,
                election,
                Optional.empty(),
                Optional.empty(),
                EgressSettings.to("127.0.0.1"));
        Controller controller = new Controller(config, settings, this::now, this::nanoTime, lost::incrementAndGet);
        controllers.add(controller);
        controller.start();
        return controller;
    }

    /** Starts a controller without an election, with the rights of a service account in the namespace {@code default}. */
    public Controller startAs(String serviceAccount) {
        String kubeconfig =
                cluster.kubeconfigForServiceAccount("default", serviceAccount).text();
        return start("limited", false, Config.fromKubeconfig(kubeconfig));
    }

    /** Starts a replica whose connection to the cluster can be cut. */
    public Controller startReplicaOnCable(String identity) {
        return start(identity, true, onCable());
    }

    /** Starts a controller without an election whose connection to the cluster can be cut. */
    public Controller startAloneOnCable() {
        return start("alone", false, onCable());
    }

    /** The connection of the replica that was started on one. */
    public Cable cable() {
        return cable;
    }

    private Config onCable() {
        Config config = config();
        cable = new Cable(URI.create(config.getMasterUrl()).getPort());
        config.setMasterUrl("https://127.0.0.1:" + cable.port() + "/");
        return config;
    }

    /** How many replicas have lost the Lease. */
    public int lost() {
        return lost.get();
    }

    public Config config() {
        return Config.fromKubeconfig(cluster.kubeconfig().toFile());
    }

    /** Applies a document in the namespace {@code default}. */
    public void apply(String yaml) {
        for (HasMetadata object : client.load(
                        new java.io.ByteArrayInputStream(yaml.getBytes(java.nio.charset.StandardCharsets.UTF_8)))
                .items()) {
            if (object.getMetadata().getNamespace() == null && !object.getKind().equals("CustomResourceDefinition")) {
                object.getMetadata().setNamespace("default");
            }
            client.resource(object).serverSideApply();
        }
    }

    /** Creates a Deployment. */
    public void deployment(String name, int replicas, String... annotations) {
        StringBuilder notes = new StringBuilder();
        for (int i = 0; i < annotations.length; i += 2) {
            notes.append("\n    autoscaling.generalscaler.io/%s: \"%s\"".formatted(annotations[i], annotations[i + 1]));
        }
        apply("""
                apiVersion: apps/v1
                kind: Deployment
                metadata:
                  name: %1$s
                  annotations:
                    kept: "yes"%3$s
                spec:
                  replicas: %2$d
                  selector: {matchLabels: {app: %1$s}}
                  template:
                    metadata: {labels: {app: %1$s}}
                    spec: {containers: [{name: main, image: none}]}
                """.formatted(name, replicas, notes));
    }

    public int replicas(String deployment) {
        return client.apps()
                .deployments()
                .inNamespace("default")
                .withName(deployment)
                .get()
                .getSpec()
                .getReplicas();
    }

    public void scaleByHand(String deployment, int replicas) {
        client.apps().deployments().inNamespace("default").withName(deployment).scale(replicas);
    }

    public Deployment deployment(String name) {
        return client.apps().deployments().inNamespace("default").withName(name).get();
    }

    public GeneralScaler scaler(String name) {
        return client.resources(GeneralScaler.class)
                .inNamespace("default")
                .withName(name)
                .get();
    }

    /** Waits until a scaler's status is as wanted, and gives it. */
    public GeneralScalerStatus awaitStatus(String name, String what, Predicate<GeneralScalerStatus> wanted) {
        GeneralScalerStatus[] last = new GeneralScalerStatus[1];
        try {
            await(what, () -> {
                GeneralScaler scaler = scaler(name);
                last[0] = scaler == null ? null : scaler.getStatus();
                return last[0] != null && wanted.test(last[0]);
            });
        } catch (AssertionError e) {
            throw new AssertionError(e.getMessage() + "; last: " + last[0], e);
        }
        return last[0];
    }

    /** Waits until a Deployment has this many replicas. */
    public void awaitReplicas(String deployment, int replicas) {
        await(deployment + " has " + replicas + " replicas", () -> replicas(deployment) == replicas);
    }

    /** How many requests of the last controller got no answer. */
    public double unanswered() {
        return metric(controllers.getLast(), "generalscaler_api_unanswered_total");
    }

    /** A number of a controller's page, added up over its labels. */
    public static double metric(Controller controller, String name) {
        return page(controller, "/metrics")
                .lines()
                .filter(line -> line.startsWith(name + "{") || line.startsWith(name + " "))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }

    /** What a controller serves at a path. */
    public static String page(Controller controller, String path) {
        try (java.io.InputStream page = URI.create("http://127.0.0.1:" + controller.managementPort() + path)
                .toURL()
                .openStream()) {
            return new String(page.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Waits for an Event with this reason about the object of that name. */
    public void awaitEvent(String object, String reason) {
        await("event " + reason + " about " + object, () -> events(object).contains(reason));
    }

    /** How often Events with this reason about an object were told. */
    public long times(String object, String reason) {
        return client.events().v1().events().inNamespace("default").list().getItems().stream()
                .filter(event -> event.getRegarding().getName().equals(object)
                        && event.getReason().equals(reason))
                .mapToLong(event ->
                        event.getSeries() == null ? 1 : event.getSeries().getCount())
                .sum();
    }

    /** What Events with this reason about an object say. */
    public String notes(String object, String reason) {
        return client.events().v1().events().inNamespace("default").list().getItems().stream()
                .filter(event -> event.getRegarding().getName().equals(object)
                        && event.getReason().equals(reason))
                .map(Event::getNote)
                .collect(Collectors.joining("\n"));
    }

    /** The reasons of all Events about an object. */
    public List<String> events(String object) {
        return client.events().v1().events().inNamespace("default").list().getItems().stream()
                .filter(event -> event.getRegarding().getName().equals(object))
                .map(event -> event.getReason())
                .toList();
    }

    public static void await(String what, java.util.function.BooleanSupplier condition) {
        ChildProcess.await(what, condition);
    }

    @Override
    public void close() {
        controllers.forEach(Controller::close);
        client.close();
        if (cable != null) {
            cable.close();
        }
        cluster.close();
    }
}
