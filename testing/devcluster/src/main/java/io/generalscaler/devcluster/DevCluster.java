package io.generalscaler.devcluster;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.jdkhttp.JdkHttpClientFactory;
import io.generalscaler.devcluster.access.Authenticator;
import io.generalscaler.devcluster.access.Kubeconfig;
import io.generalscaler.devcluster.access.Rbac;
import io.generalscaler.devcluster.access.UserInfo;
import io.generalscaler.devcluster.api.Admission;
import io.generalscaler.devcluster.api.ApiHandler;
import io.generalscaler.devcluster.api.Gate;
import io.generalscaler.devcluster.api.ObjectDeleter;
import io.generalscaler.devcluster.api.ObjectReader;
import io.generalscaler.devcluster.api.ObjectWriter;
import io.generalscaler.devcluster.api.Ownership;
import io.generalscaler.devcluster.api.Patching;
import io.generalscaler.devcluster.api.PathEndpoint;
import io.generalscaler.devcluster.api.ResourceEndpoint;
import io.generalscaler.devcluster.api.Reviews;
import io.generalscaler.devcluster.api.Rules;
import io.generalscaler.devcluster.api.Tokens;
import io.generalscaler.devcluster.api.Watches;
import io.generalscaler.devcluster.api.WriteChecks;
import io.generalscaler.devcluster.fault.Faults;
import io.generalscaler.devcluster.fault.Outage;
import io.generalscaler.devcluster.http.ApiListener;
import io.generalscaler.devcluster.pki.CertificateAuthority;
import io.generalscaler.devcluster.registry.Registry;
import io.generalscaler.devcluster.store.Store;
import io.generalscaler.devcluster.store.StoreEvent;
import io.generalscaler.devcluster.workload.ControllerWrites;
import io.generalscaler.devcluster.workload.WorkloadSimulator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;

/**
 * A running Kubernetes API. Start one in a try block:
 *
 * <pre>{@code
 * try (DevCluster cluster = DevCluster.start(DevClusterOptions.defaults())) {
 *     cluster.client().namespaces().list();
 * }
 * }</pre>
 */
public final class DevCluster implements AutoCloseable {

    private static final String ADMIN = "kubernetes-admin";
    /** How many changes of each type a watch can go back before it is answered 410. */
    private static final int WATCH_HISTORY = 1_000;
    /** How often a watch that allows bookmarks gets one. */
    private static final Duration BOOKMARK_EVERY = Duration.ofMinutes(1);

    private final Store store;
    private final CertificateAuthority authority;
    private final Authenticator authenticator;
    private final ApiListener listener;
    private final Admission admission;
    private final Faults faults;
    private final WorkloadSimulator simulator;
    private final Path adminKubeconfig;

    private DevCluster(DevClusterOptions options) {
        InstantSource clock = InstantSource.system();
        store = new Store(WATCH_HISTORY);
        authority = new CertificateAuthority();
        authenticator = new Authenticator();
        Registry registry = new Registry();
        store.onChange(registry::definitionChanged);
        Rbac rbac = new Rbac(store);
        Gate gate = new Gate(authenticator, rbac);
        admission = new Admission(store, registry, rbac);
        Ownership ownership = new Ownership(clock);
        ObjectReader reader = new ObjectReader(store);
        ObjectWriter writer = new ObjectWriter(
                store,
                new WriteChecks(store, new Rules(registry, clock)::of, admission),
                ownership,
                clock,
                new SecureRandom());
        ObjectDeleter deleter = new ObjectDeleter(store, admission, clock);
        ResourceEndpoint resources = new ResourceEndpoint(
                reader,
                writer,
                deleter,
                new Watches(store, BOOKMARK_EVERY),
                new Patching(ownership),
                new Tokens(authenticator, reader, clock),
                new Reviews(rbac),
                gate,
                clock);
        PathEndpoint paths = new PathEndpoint(registry);
        simulator = new WorkloadSimulator(
                new ControllerWrites(registry, writer, deleter), clock, options.podReadyAfter(), new SecureRandom());
        store.onChange(change ->
                simulator.changed(change.key(), change.type() == StoreEvent.Type.DELETED ? null : change.object()));
        InitialObjects.create(writer, registry);
        faults = new Faults(new ApiHandler(gate, registry, paths, resources));
        listener = ApiListener.start(
                options.port(),
                authority.server(List.of("localhost", "kubernetes", "kubernetes.default"), List.of("127.0.0.1")),
                authority.certificate(),
                faults);
        adminKubeconfig = writeAdminKubeconfig();
        simulator.start();
    }

    /** Starts a cluster that is ready when this returns. */
    public static DevCluster start(DevClusterOptions options) {
        return new DevCluster(options);
    }

    private Path writeAdminKubeconfig() {
        try {
            Path file = Files.createTempDirectory("devcluster").resolve("kubeconfig");
            return kubeconfigFor(ADMIN, List.of(UserInfo.MASTERS)).write(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A file that makes {@code kubectl --kubeconfig} the cluster's administrator. */
    public Path kubeconfig() {
        return adminKubeconfig;
    }

    /** {@code https://127.0.0.1:port}. */
    public String url() {
        return listener.url();
    }

    /** A kubeconfig for any user; what the user may do is up to the roles in the cluster. */
    public Kubeconfig kubeconfigFor(String user, List<String> groups) {
        return Kubeconfig.of(url(), authority.certificate(), user, authenticator.issueToken(UserInfo.of(user, groups)));
    }

    /** A kubeconfig with the identity {@code system:serviceaccount:<namespace>:<name>}. */
    public Kubeconfig kubeconfigForServiceAccount(String namespace, String name) {
        return kubeconfigFor(UserInfo.serviceAccount(namespace, name).name(), List.of());
    }

    /** A new administrator's client; the caller closes it. */
    public KubernetesClient client() {
        return client(adminConfig());
    }

    /** A new client for the user of a kubeconfig; the caller closes it. */
    public KubernetesClient client(Kubeconfig kubeconfig) {
        return client(kubeconfig.text());
    }

    private static KubernetesClient client(String kubeconfig) {
        return new KubernetesClientBuilder()
                .withConfig(Config.fromKubeconfig(kubeconfig))
                .withHttpClientFactory(new JdkHttpClientFactory())
                .build();
    }

    private String adminConfig() {
        try {
            return Files.readString(adminKubeconfig);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Ends all watches and forgets their history: whoever resumes one from before gets 410 Gone. */
    public void expireWatches() {
        store.endWatches(true);
    }

    /**
     * Makes the API fail until the answer is closed. Where it refuses or hangs, open watches end as well.
     *
     * <pre>{@code
     * try (var outage = cluster.outage(Outage.answering(500).on("PATCH", "/apis/apps/.+/scale").times(3))) { … }
     * }</pre>
     */
    public Faults.Running outage(Outage outage) {
        Faults.Running running = faults.begin(outage);
        if (outage.effect() != Outage.Effect.ANSWER) {
            store.endWatches(false);
        }
        return running;
    }

    /** The objects of a collection such as {@code deployments.apps}, straight from the store; never change them. */
    public List<ObjectNode> stored(String collection) {
        return store.list(collection, "").items();
    }

    @Override
    public void close() {
        simulator.close();
        store.endWatches(false);
        listener.close();
        admission.close();
        try {
            Files.deleteIfExists(adminKubeconfig);
            Files.deleteIfExists(adminKubeconfig.resolveSibling("").toAbsolutePath());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
