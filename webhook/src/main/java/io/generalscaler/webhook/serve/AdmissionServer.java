package io.generalscaler.webhook.serve;

import io.generalscaler.process.log.WithoutMessages;
import io.generalscaler.webhook.review.AdmissionAnswer;
import io.generalscaler.webhook.review.AdmissionRequest;
import io.generalscaler.webhook.review.Deadline;
import io.generalscaler.webhook.review.HttpProblem;
import io.generalscaler.webhook.review.MalformedReviewException;
import io.generalscaler.webhook.review.ReviewCodec;
import io.generalscaler.webhook.review.ReviewTimeoutException;
import io.generalscaler.webhook.serve.WebhookMetrics.Outcome;
import io.javalin.Javalin;
import io.javalin.compression.CompressionStrategy;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import jakarta.servlet.ServletOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.net.ssl.SSLContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers {@code POST /mutate} and {@code POST /validate} over HTTPS, a virtual thread per request.
 *
 * <p>Bounds: {@link ReviewCodec} for one body; {@link RequestGate} for all at once. What is refused by a bound gets 413, 400 or
 * 503 with a short {@code Status}.
 *
 * <p>Stopping: after {@link #drain} every answer ends its connection, so that callers move to another replica; {@link #close} then
 * waits for the answers in progress.
 */
public final class AdmissionServer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(AdmissionServer.class);
    private static final String JSON = "application/json";
    private static final Duration LAST_ANSWERS = Duration.ofSeconds(5);

    /** All bodies in progress together. */
    private static final int MAX_BODY_BYTES = 32 * 1024 * 1024;

    private final ReviewCodec codec = new ReviewCodec();
    private final RequestGate gate;
    private final WebhookMetrics metrics;
    private final Javalin server;
    private final AtomicBoolean closed = new AtomicBoolean();
    private volatile boolean draining;

    /**
     * A server that is not started yet.
     *
     * @param host the address to listen at; empty for all
     * @param port 0 for any free one
     * @param maxReviews how many reviews may be in progress at once
     */
    public record Limits(String host, int port, int maxReviews) {}

    public AdmissionServer(Limits limits, SSLContext tls, Reviewer mutate, Reviewer validate, WebhookMetrics metrics) {
        this.gate = new RequestGate(limits.maxReviews(), MAX_BODY_BYTES);
        this.metrics = metrics;
        Map<Endpoint, Reviewer> reviewers = Map.of(Endpoint.MUTATE, mutate, Endpoint.VALIDATE, validate);
        this.server = Javalin.create(config -> {
            quiet(config);
            config.jetty.addConnector((jetty, http) -> HttpsConnector.create(jetty, tls, limits.host(), limits.port()));
            reviewers.forEach((endpoint, reviewer) ->
                    config.routes.post(endpoint.path(), context -> answer(context, endpoint, reviewer)));
            config.routes.error(404, context -> problem(context, HttpProblem.NOT_FOUND));
        });
        metrics.gauge("generalscaler.webhook.reviews.in.progress", "Reviews in progress", gate::inProgress);
    }

    /** Only what is served is to be said and done. */
    static void quiet(JavalinConfig config) {
        config.startup.showJavalinBanner = false;
        config.startup.showOldJavalinVersionWarning = false;
        config.startup.startupWatcherEnabled = false;
        config.http.compressionStrategy = CompressionStrategy.NONE;
        config.concurrency.useVirtualThreads = true;
    }

    /** Listens from now on. */
    public void start() {
        server.start();
    }

    /** The port that is listened at. */
    public int port() {
        return server.port();
    }

    /** From now on each answer ends its connection; requests are still served. */
    public void drain() {
        draining = true;
    }

    /** Lets the answers in progress go out, then stops. */
    @Override
    public void close() {
        if (closed.getAndSet(true)) {
            return;
        }
        drain();
        try {
            if (!gate.closeWhenIdle(LAST_ANSWERS)) {
                LOG.atWarn().addKeyValue("reviews", gate.inProgress()).log("Stopped with reviews in progress");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        server.stop();
    }

    private void answer(Context context, Endpoint endpoint, Reviewer reviewer) throws IOException {
        long began = System.nanoTime();
        Outcome outcome = respond(context, reviewer);
        metrics.reviewed(endpoint, outcome, Duration.ofNanos(System.nanoTime() - began));
        giveWay();
    }

    /**
     * Lets the other connections have their turn. Virtual threads are not preempted: one whose caller always has the next request
     * ready would keep its processor for itself, and with two processors two callers would make all others wait.
     */
    @SuppressWarnings("ThreadPriorityCheck")
    static void giveWay() {
        Thread.yield();
    }

    private Outcome respond(Context context, Reviewer reviewer) throws IOException {
        long length = context.req().getContentLengthLong();
        if (length > ReviewCodec.MAX_BYTES) {
            return tooLarge(context);
        }
        Optional<RequestGate.Pass> room = gate.enter(length < 0 ? ReviewCodec.MAX_BYTES : length);
        if (room.isEmpty()) {
            context.header("Retry-After", "1");
            problem(context, HttpProblem.BUSY);
            return Outcome.BUSY;
        }
        try {
            byte[] body = context.bodyInputStream().readNBytes(ReviewCodec.MAX_BYTES + 1);
            return body.length > ReviewCodec.MAX_BYTES ? tooLarge(context) : review(context, body, reviewer);
        } finally {
            room.get().leave();
        }
    }

    private Outcome review(Context context, byte[] body, Reviewer reviewer) throws IOException {
        try {
            Deadline deadline = Deadline.of(context.queryParam("timeout"));
            AdmissionRequest request = codec.read(body, deadline);
            AdmissionAnswer answer = reviewer.review(request);
            deadline.check();
            send(context, 200, codec.write(request, answer));
            return switch (answer) {
                case AdmissionAnswer.Allowed _ -> Outcome.ALLOWED;
                case AdmissionAnswer.Denied denied -> {
                    LOG.atInfo()
                            .addKeyValue("kind", request.groupKind())
                            .addKeyValue("namespace", request.namespace())
                            .addKeyValue("name", request.name())
                            .addKeyValue("causes", denied.causes().size())
                            .log("Refused");
                    yield Outcome.DENIED;
                }
            };
        } catch (MalformedReviewException e) {
            problem(context, HttpProblem.malformed(e));
            return Outcome.MALFORMED;
        } catch (ReviewTimeoutException e) {
            problem(context, HttpProblem.TIMEOUT);
            return Outcome.FAILED;
        } catch (RuntimeException e) {
            LOG.atError().setCause(WithoutMessages.of(e)).log("Review failed");
            problem(context, HttpProblem.BROKEN);
            return Outcome.FAILED;
        }
    }

    /** The rest of the body is not worth reading, so the connection cannot be used again. */
    private Outcome tooLarge(Context context) throws IOException {
        context.header("Connection", "close");
        problem(context, HttpProblem.TOO_LARGE);
        return Outcome.TOO_LARGE;
    }

    private void problem(Context context, HttpProblem problem) throws IOException {
        send(context, problem.code(), codec.write(problem));
    }

    /** Writes the whole answer before it returns: whoever holds a pass has then nothing more to say. */
    private void send(Context context, int status, byte[] body) throws IOException {
        if (draining) {
            context.header("Connection", "close");
        }
        context.status(status);
        context.res().setContentType(JSON);
        context.res().setContentLength(body.length);
        try (ServletOutputStream out = context.res().getOutputStream()) {
            out.write(body);
        }
    }
}
