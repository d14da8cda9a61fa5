package io.generalscaler.webhook.serve;

import io.javalin.Javalin;
import io.javalin.http.Context;
import java.util.function.BooleanSupplier;

/**
 * {@code GET /healthz}, {@code /readyz} and {@code /metrics} over plain HTTP. The first says whether the process should live on,
 * the second whether requests may come, and if not, what is missing.
 */
public final class ManagementServer implements AutoCloseable {
    private final Javalin server;
    private final String host;
    private final int port;

    /**
     * A server that is not started yet.
     *
     * @param host the address to listen at; empty for all
     * @param port 0 for any free one
     * @param alive whether the process does its work
     */
    public ManagementServer(String host, int port, Readiness readiness, BooleanSupplier alive, WebhookMetrics metrics) {
        this.host = host;
        this.port = port;
        this.server = Javalin.create(config -> {
            AdmissionServer.quiet(config);
            config.routes.get("/healthz", context -> say(context, alive.getAsBoolean(), "a loop has died"));
            config.routes.get(
                    "/readyz",
                    context -> say(
                            context, readiness.isReady(), "not ready: " + String.join("; ", readiness.obstacles())));
            config.routes.get(
                    "/metrics",
                    context -> context.contentType("text/plain; version=0.0.4; charset=utf-8")
                            .result(metrics.scrape()));
        });
    }

    /** Listens from now on. */
    public void start() {
        if (host.isEmpty()) {
            server.start(port);
        } else {
            server.start(host, port);
        }
    }

    /** The port that is listened at. */
    public int port() {
        return server.port();
    }

    @Override
    public void close() {
        server.stop();
    }

    private static void say(Context context, boolean good, String otherwise) {
        context.status(good ? 200 : 503).result(good ? "ok\n" : otherwise + "\n");
    }
}
