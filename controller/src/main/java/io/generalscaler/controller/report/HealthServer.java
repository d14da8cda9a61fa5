package io.generalscaler.controller.report;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.function.Supplier;

/**
 * Serves {@code /healthz}, {@code /readyz} and {@code /metrics} in plain HTTP. The JDK's own server: three small pages do not pay for a
 * framework's memory.
 */
public final class HealthServer implements AutoCloseable {

    private static final String TEXT = "text/plain; charset=utf-8";

    private final HttpServer server;

    /**
     * Serves from now on.
     *
     * @param port 0 for any
     * @param health what is wrong with the process, empty when nothing
     * @param ready what is still to be waited for, empty when nothing
     * @param metrics the text of all metrics
     * @throws IOException when the port is taken
     */
    public HealthServer(
            int port, Supplier<Optional<String>> health, Supplier<Optional<String>> ready, Supplier<String> metrics)
            throws IOException {
        server = HttpServer.create(new InetSocketAddress(port), 16);
        server.setExecutor(Executors.newThreadPerTaskExecutor(
                Thread.ofVirtual().name("management-", 0).factory()));
        server.createContext("/healthz", exchange -> check(exchange, health.get()));
        server.createContext("/readyz", exchange -> check(exchange, ready.get()));
        server.createContext(
                "/metrics", exchange -> send(exchange, 200, "text/plain; version=0.0.4; charset=utf-8", metrics.get()));
        server.createContext("/", exchange -> send(exchange, 404, TEXT, "not found\n"));
        server.start();
    }

    /** The port it listens on. */
    public int port() {
        return server.getAddress().getPort();
    }

    private static void check(HttpExchange exchange, Optional<String> problem) throws IOException {
        send(exchange, problem.isPresent() ? 503 : 200, TEXT, problem.orElse("ok") + "\n");
    }

    private static void send(HttpExchange exchange, int status, String type, String body) throws IOException {
        try (exchange) {
            if (!exchange.getRequestMethod().equals("GET")) {
                exchange.sendResponseHeaders(405, -1);
                return;
            }
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", type);
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
