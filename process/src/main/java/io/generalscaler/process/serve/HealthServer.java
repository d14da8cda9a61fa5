package io.generalscaler.process.serve;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/**
 * Serves {@code /healthz}, {@code /readyz} and {@code /metrics} in plain HTTP. The JDK's own server: three small pages do not pay for a
 * framework's memory.
 */
public final class HealthServer implements AutoCloseable {

    private static final String TEXT = "text/plain; charset=utf-8";
    private static final Pattern GZIP = Pattern.compile("\\bgzip\\b(?!\\s*;\\s*q=0(\\.0*)?\\s*(,|$))");
    private static final String EXPOSITION = "text/plain; version=0.0.4; charset=utf-8";

    private final HttpServer server;
    private final InetSocketAddress address;

    /**
     * A server that does not listen yet.
     *
     * @param host the address to listen at; empty for all
     * @param port 0 for any
     * @param health what is wrong with the process, empty when nothing
     * @param ready what is still to be waited for, empty when nothing
     * @param metrics all metrics
     */
    public HealthServer(
            String host,
            int port,
            Supplier<Optional<String>> health,
            Supplier<Optional<String>> ready,
            MetricsPage metrics) {
        address = host.isEmpty() ? new InetSocketAddress(port) : new InetSocketAddress(host, port);
        try {
            server = HttpServer.create();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newThreadPerTaskExecutor(
                Thread.ofVirtual().name("management-", 0).factory()));
        server.createContext("/healthz", exchange -> check(exchange, health.get()));
        server.createContext("/readyz", exchange -> check(exchange, ready.get()));
        server.createContext("/metrics", exchange -> send(exchange, metrics));
        server.createContext("/", exchange -> send(exchange, 404, TEXT, "not found\n"));
    }

    /**
     * Serves from now on.
     *
     * @throws UncheckedIOException when the port is taken
     */
    public void start() {
        try {
            server.bind(address, 16);
        } catch (IOException e) {
            throw new UncheckedIOException("port " + address.getPort() + ": " + e.getMessage(), e);
        }
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
            if (!isGet(exchange)) {
                return;
            }
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", type);
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    private static void send(HttpExchange exchange, MetricsPage metrics) throws IOException {
        try (exchange) {
            if (!isGet(exchange)) {
                return;
            }
            byte[] page = metrics.compressed();
            exchange.getResponseHeaders().set("Content-Type", EXPOSITION);
            exchange.getResponseHeaders().set("Vary", "Accept-Encoding");
            if (takesGzip(exchange)) {
                exchange.getResponseHeaders().set("Content-Encoding", "gzip");
                exchange.sendResponseHeaders(200, page.length);
                exchange.getResponseBody().write(page);
            } else {
                exchange.sendResponseHeaders(200, 0);
                try (InputStream text = MetricsPage.text(page)) {
                    text.transferTo(exchange.getResponseBody());
                }
            }
        }
    }

    private static boolean isGet(HttpExchange exchange) throws IOException {
        boolean get = exchange.getRequestMethod().equals("GET");
        if (!get) {
            exchange.sendResponseHeaders(405, -1);
        }
        return get;
    }

    private static boolean takesGzip(HttpExchange exchange) {
        List<String> accepted = exchange.getRequestHeaders().get("Accept-Encoding");
        return accepted != null
                && accepted.stream().anyMatch(each -> GZIP.matcher(each).find());
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
