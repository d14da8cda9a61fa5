package io.generalscaler.process.serve;

import io.generalscaler.process.connections.ConnectionLimits;
import io.generalscaler.process.connections.Connections;
import java.io.IOException;
import java.io.UncheckedIOException;
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
        if (!listen.host().isEmpty()) {
            connector.setHost(listen.host());
        }
        connector.setPort(listen.port());
        connections = new Connections("management", limits, System::nanoTime);
        connections.watch(connector);
        server.addConnector(connector);
        server.setHandler(pages);
        server.setErrorHandler(Pages::error);
    }

    /**
     * Where a server listens.
     *
     * @param host an address of this machine; empty for all
     * @param port 0 for any
     */
    public record Listen(String host, int port) {}

    /**
     * Serves from now on.
     *
     * @throws UncheckedIOException when the port is taken
     */
    public void start() {
        try {
            server.start();
        } catch (IOException e) {
            close();
            throw new UncheckedIOException("port " + connector.getPort() + ": " + e.getMessage(), e);
        } catch (Exception e) {
            close();
            throw new IllegalStateException("port " + connector.getPort(), e);
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
