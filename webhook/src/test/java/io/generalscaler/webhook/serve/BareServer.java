package io.generalscaler.webhook.serve;

import io.generalscaler.process.connections.ConnectionLimits;
import io.generalscaler.process.connections.Connections;
import io.generalscaler.process.connections.Listen;
import io.generalscaler.webhook.review.ReviewCodec;
import io.javalin.Javalin;
import io.javalin.http.Context;
import jakarta.servlet.ServletOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/**
 * The server of admission without admission: the same connector and settings, and to each request the same answer. What a review costs
 * is what the webhook is slower than this.
 */
public final class BareServer {
    private static final Duration LIMIT = Duration.ofMinutes(2);

    private BareServer() {}

    /**
     * Serves until the process is stopped.
     *
     * @param arguments the port of HTTPS, the port of {@code /readyz}, the file to write the CA's certificate to, the bytes of an answer
     */
    public static void main(String[] arguments) throws IOException {
        var tls = new TestTls();
        Files.writeString(Path.of(arguments[2]), tls.certificate());
        byte[] answer = " ".repeat(Integer.parseInt(arguments[3])).getBytes(StandardCharsets.US_ASCII);
        Javalin.create(config -> {
                    AdmissionServer.quiet(config);
                    config.jetty.addConnector((jetty, http) -> HttpsConnector.open(
                            jetty,
                            HttpsConnector.tls(tls.server()),
                            new Listen("127.0.0.1", Integer.parseInt(arguments[0]), "--port"),
                            new Connections(
                                    "bare",
                                    new ConnectionLimits(1_000, 1_000, LIMIT, LIMIT, LIMIT, LIMIT),
                                    System::nanoTime)));
                    for (Endpoint endpoint : Endpoint.values()) {
                        config.routes.post(endpoint.path(), context -> answer(context, answer));
                    }
                })
                .start();
        Javalin.create(config -> {
                    AdmissionServer.quiet(config);
                    config.routes.get("/readyz", context -> context.result("ok\n"));
                })
                .start("127.0.0.1", Integer.parseInt(arguments[1]));
    }

    /** Reads and writes as {@link AdmissionServer} does. */
    private static void answer(Context context, byte[] answer) throws IOException {
        InputStream in = context.bodyInputStream();
        byte[] body = in.readNBytes(ReviewCodec.MAX_BYTES + 1);
        context.status(body.length == 0 ? 400 : 200);
        context.res().setContentType("application/json");
        context.res().setContentLength(answer.length);
        try (ServletOutputStream out = context.res().getOutputStream()) {
            out.write(answer);
        }
        AdmissionServer.giveWay();
    }
}
