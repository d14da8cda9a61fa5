package io.generalscaler.webhook;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.generalscaler.api.annotation.AnnotationCompiler;
import io.generalscaler.api.claim.Claim;
import io.generalscaler.api.compile.Compiler;
import io.generalscaler.api.compile.Context;
import io.generalscaler.certs.tls.ReloadingKeys;
import io.generalscaler.certs.tls.ServerTls;
import io.generalscaler.kube.access.PathAccess;
import io.generalscaler.kube.watch.WatchOutages;
import io.generalscaler.process.command.MetricsAuth;
import io.generalscaler.process.connections.CannotListenException;
import io.generalscaler.process.serve.HealthServer;
import io.generalscaler.process.serve.MetricsAccess;
import io.generalscaler.process.serve.MetricsPage;
import io.generalscaler.webhook.cluster.ClusterCache;
import io.generalscaler.webhook.mutate.MutatingReview;
import io.generalscaler.webhook.register.CertificateSource;
import io.generalscaler.webhook.register.FileLoop;
import io.generalscaler.webhook.serve.AdmissionServer;
import io.generalscaler.webhook.serve.CallerTls;
import io.generalscaler.webhook.serve.HttpsConnector;
import io.generalscaler.webhook.serve.Readiness;
import io.generalscaler.webhook.serve.Readiness.Condition;
import io.generalscaler.webhook.serve.WebhookMetrics;
import io.generalscaler.webhook.validate.DeploymentReview;
import io.generalscaler.webhook.validate.ScalerReview;
import io.generalscaler.webhook.validate.ValidatingReview;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The whole process, wired. {@link #start} returns at once; {@link #readiness} says when requests may come. Stopping is {@link #drain},
 * then {@link #close}.
 */
final class Webhook implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Webhook.class);

    private final WebhookSettings settings;
    private final Readiness readiness;
    private final ClusterCache cluster;
    private final CertificateSource certificates;
    private final AdmissionServer admission;
    private final HealthServer management;
    private final Optional<FileLoop> callers;
    private final Optional<PathAccess> readers;

    /** Released to end a drain early. */
    private final CountDownLatch drained = new CountDownLatch(1);

    private Webhook(
            WebhookSettings settings,
            Readiness readiness,
            ClusterCache cluster,
            CertificateSource certificates,
            AdmissionServer admission,
            HealthServer management,
            Optional<FileLoop> callers,
            Optional<PathAccess> readers) {
        this.settings = settings;
        this.readiness = readiness;
        this.cluster = cluster;
        this.certificates = certificates;
        this.admission = admission;
        this.management = management;
        this.callers = callers;
        this.readers = readers;
    }

    /** Puts the parts together. Nothing runs yet. */
    static Webhook assemble(WebhookSettings settings, KubernetesClient client) {
        InstantSource clock = InstantSource.system();
        var readiness = new Readiness();
        var metrics = new WebhookMetrics();
        var keys = new ReloadingKeys();
        var outages = new WatchOutages();
        var cluster = new ClusterCache(client, outages);
        CertificateSource certificates = Certificates.choose(settings, client, outages, keys, readiness, clock);

        var compiler = Compiler.installed();
        var annotations = new AnnotationCompiler(compiler);
        var scalers = new ScalerReview(compiler, cluster, clock);
        var deployments = new DeploymentReview(
                annotations, cluster, () -> new Context(clock.instant(), settings.prometheusAddress()));
        var validating = new ValidatingReview(scalers, deployments, cluster);
        var mutating = new MutatingReview(scalers);
        Optional<CallerTls> callerTls = settings.clientCa().map(file -> callerTls(keys, file, settings.clientNames()));
        var admission = new AdmissionServer(
                new AdmissionServer.Limits(settings.admission(), settings.maxReviews(), settings.connections()),
                callerTls
                        .map(CallerTls::factory)
                        .orElseGet(() -> HttpsConnector.tls(ServerTls.context(keys, new SecureRandom()))),
                mutating::review,
                validating::review,
                metrics);
        Optional<FileLoop> callers = callerTls.map(tls -> new FileLoop(
                "client-ca",
                () -> FileLoop.named("--client-ca", () -> {
                    if (tls.look()) {
                        admission.retireConnections();
                    }
                }),
                _ -> {}));
        Optional<PathAccess> readers = settings.metricsAuth() == MetricsAuth.TOKEN_REVIEW
                ? Optional.of(new PathAccess(client.getConfiguration(), "/metrics", clock))
                : Optional.empty();
        var management = new HealthServer(
                settings.management(),
                () -> certificates.isAlive()
                                && cluster.isAlive()
                                && callers.map(FileLoop::isAlive).orElse(true)
                        ? Optional.empty()
                        : Optional.of("a loop has died"),
                () -> readiness.isReady()
                        ? Optional.empty()
                        : Optional.of("not ready: " + String.join("; ", readiness.obstacles())),
                new MetricsPage(metrics::writeTo),
                readers.<MetricsAccess>map(access -> access::judge).orElse(MetricsAccess.OPEN));
        measure(metrics, readiness, cluster, keys);
        return new Webhook(settings, readiness, cluster, certificates, admission, management, callers, readers);
    }

    private static CallerTls callerTls(ReloadingKeys keys, Path file, List<String> names) {
        try {
            return new CallerTls(keys, file, names);
        } catch (IOException e) {
            throw new IllegalArgumentException("--client-ca: " + e.getMessage(), e);
        }
    }

    private static void measure(WebhookMetrics metrics, Readiness readiness, ClusterCache cluster, ReloadingKeys keys) {
        metrics.addRuntime();
        metrics.gauge("generalscaler.webhook.ready", "1 while requests may come", () -> readiness.isReady() ? 1 : 0);
        metrics.gauge(
                "generalscaler.webhook.certificate.not.after.seconds",
                "When the certificate in use ends, in seconds since 1970",
                () -> keys.current()
                        .map(leaf ->
                                leaf.certificate().getNotAfter().toInstant().getEpochSecond())
                        .orElse(0L));
        for (Claim.Kind kind : Claim.Kind.values()) {
            metrics.gauge(
                    "generalscaler.webhook.cache.objects",
                    "Objects in memory",
                    "kind",
                    kind.word(),
                    () -> cluster.size(kind));
            metrics.gauge(
                    "generalscaler.webhook.cache.watching",
                    "1 while a watch delivers news",
                    "kind",
                    kind.word(),
                    () -> cluster.isWatching(kind) ? 1 : 0);
        }
    }

    /**
     * Starts every part; they become ready side by side.
     *
     * @throws CannotListenException when a port cannot be had
     */
    void start() {
        management.start();
        admission.start();
        // After the ports are ours: what cannot listen must neither ask nor register.
        var _ = cluster.start().thenRun(() -> readiness.met(Condition.CACHES));
        certificates.start();
        callers.ifPresent(FileLoop::start);
        LOG.atInfo()
                .addKeyValue("port", admission.port())
                .addKeyValue("managementPort", management.port())
                .log("Listening");
        var _ = readiness
                .whenReady()
                .thenRun(() -> LOG.atInfo()
                        .addKeyValue(
                                "sinceStartMillis",
                                ManagementFactory.getRuntimeMXBean().getUptime())
                        .log("Ready"));
    }

    Readiness readiness() {
        return readiness;
    }

    int port() {
        return admission.port();
    }

    int managementPort() {
        return management.port();
    }

    /** Unready at once, but still serving, until the endpoints have lost this process. */
    void drain() throws InterruptedException {
        Duration time = settings.drain();
        LOG.atInfo().addKeyValue("drain", time).log("Stopping");
        readiness.stopping();
        admission.drain();
        boolean _ = drained.await(time.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public void close() {
        readiness.stopping();
        drained.countDown();
        admission.close();
        management.close();
        certificates.close();
        callers.ifPresent(FileLoop::close);
        readers.ifPresent(PathAccess::close);
        cluster.close();
    }
}
