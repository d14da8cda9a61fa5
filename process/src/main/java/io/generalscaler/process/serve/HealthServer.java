package io.generalscaler.process.serve;

import io.generalscaler.process.connections.CannotListenException;
import io.generalscaler.process.connections.ConnectionLimits;
import io.generalscaler.process.connections.Connections;
import io.generalscaler.process.connections.Listen;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/**
 * Serves {@code /healthz}, {@code /readyz} and {@code /metrics} in plain HTTP. Whoever reaches the port may not keep the kubelet's probes
 * from it: its {@link Connections} are few and short.
 */
public final class HealthServer implements AutoCloseable {

    private static final ConnectionLimits CONNECTIONS = new ConnectionLimits(
            64, 32, Duration.ofSeconds(5), Duration.ofSeconds(5), Duration.ofSeconds(15), Duration.ofSeconds(60));

    private static final int HEADER_BYTES = 8 * 1024;
    private static final int THREADS = 4;

    private final Listen listen;
    private final Server server;
    private final ServerConnector connector;
    private final Connections connections;

    /** A server that does not listen yet, of which each connection may take as long as a probe or a scrape. */
    public HealthServer(
            Listen listen,
            Supplier<Optional<String>> health,
            Supplier<Optional<String>> ready,
            MetricsPage metrics,
            MetricsAccess access) {
        this(listen, new Pages(health, ready, metrics, access), CONNECTIONS);
    }

    HealthServer(Listen listen, Pages pages, ConnectionLimits limits) {
        this.listen = listen;
        QueuedThreadPool threads = new QueuedThreadPool(THREADS, 1);
        threads.setName("management");
        threads.setReservedThreads(0);
        threads.setVirtualThreadsExecutor(Executors.newThreadPerTaskExecutor(
                Thread.ofVirtual().name("management-", 0).factory()));
        server = new Server(threads);
        HttpConfiguration http = new HttpConfiguration();
        http.setSendServerVersion(false);
        http.setRequestHeaderSize(HEADER_BYTES);
        connector = new ServerConnector(server, null, null, null, 0, 1, new HttpConnectionFactory(http));
        connections = new Connections("management", limits, System::nanoTime);
        connections.watch(connector);
        server.addConnector(connector);
        server.setHandler(pages);
        server.setErrorHandler(Pages::error);
    }

    /**
     * Serves from now on.
     *
     * @throws CannotListenException when the port cannot be had
     */
    public void start() {
        try {
            listen.open(connector);
            server.start();
        } catch (CannotListenException e) {
            close();
            throw e;
        } catch (Exception e) {
            close();
            throw new IllegalStateException("the management port does not open", e);
        }
    }

    /** The port it listens on. */
    public int port() {
        return connector.getLocalPort();
    }

    @Override
    public void close() {
        connections.close();
        try {
            server.stop();
        } catch (Exception e) {
            throw new IllegalStateException("the management port does not close", e);
        }
    }
}
