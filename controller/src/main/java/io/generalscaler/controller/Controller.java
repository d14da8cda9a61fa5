package io.generalscaler.controller;

import io.fabric8.kubernetes.client.Config;
import io.generalscaler.api.compile.Compiler;
import io.generalscaler.kube.access.PathAccess;
import io.generalscaler.process.command.MetricsAuth;
import io.generalscaler.process.connections.CannotListenException;
import io.generalscaler.process.serve.HealthServer;
import io.generalscaler.process.serve.MetricsAccess;
import io.generalscaler.process.serve.MetricsPage;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.LongSupplier;

/** The process: what it has once, and the run for its cluster. */
public final class Controller implements AutoCloseable {

    private final ClusterRun run;
    private final Optional<PathAccess> readers;
    private final HealthServer health;

    /**
     * Wires everything and serves {@code /healthz}; nothing is watched before {@link #start}.
     *
     * @param config of the API server
     * @param settings the operator's
     * @param clock the wall clock
     * @param nanoTime a monotonic clock, for deadlines and limits
     * @param onLost called when the Lease is lost; the process has to end
     * @throws CannotListenException when its port cannot be had
     */
    public Controller(
            Config config, ControllerSettings settings, InstantSource clock, LongSupplier nanoTime, Runnable onLost) {
        ProcessMetrics metrics = new ProcessMetrics();
        run = new ClusterRun(config, settings, Compiler.installed(), metrics, clock, nanoTime, onLost);
        MetricsPage page = new MetricsPage(metrics::writeTo);
        readers = settings.metricsAuth() == MetricsAuth.TOKEN_REVIEW
                ? Optional.of(new PathAccess(config, "/metrics", clock))
                : Optional.empty();
        health = new HealthServer(
                settings.management(),
                run::sickness,
                run::waiting,
                page,
                readers.<MetricsAccess>map(access -> access::judge).orElse(MetricsAccess.OPEN));
        try {
            health.start();
        } catch (CannotListenException e) {
            close();
            throw e;
        }
    }

    /** Starts to watch, and to act as soon as everything has been seen and this process leads. Returns at once. */
    public void start() {
        run.start();
    }

    /** The port of {@code /metrics}. */
    public int managementPort() {
        return health.port();
    }

    /** Whether this process acts. */
    public boolean leads() {
        return run.leads();
    }

    /** Finishes what is in progress, gives the Lease back, closes everything. */
    @Override
    public void close() {
        run.close();
        health.close();
        readers.ifPresent(PathAccess::close);
    }
}
