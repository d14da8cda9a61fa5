package io.generalscaler.webhook.serve;

import io.generalscaler.process.connections.CannotListenException;
import io.generalscaler.process.connections.ConnectionLimits;
import io.generalscaler.process.connections.Connections;
import io.generalscaler.process.connections.Listen;
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
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.eclipse.jetty.ee10.servlet.ServletContextRequest;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers {@code POST /mutate} and {@code POST /validate} over HTTPS, a virtual thread per request.
 *
 * <p>Bounds: {@link ReviewCodec} for one body; {@link RequestGate} for all at once; {@link Connections} for how many may be open and how
 * long each may take. What is refused by a bound gets 408, 413, 400 or 503 with a short {@code Status}.
 *
 * <p>Stopping: after {@link #drain} every answer ends its connection, so that callers move to another replica; {@link #close} then
 * waits for the answers in progress.
 */
public final class AdmissionServer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(AdmissionServer.class);

    static final String JSON = "application/json";
    private static final Duration LAST_ANSWERS = Duration.ofSeconds(5);

    /** All reviews in progress and all answers together, of a heap of 128 MiB; see {@link ReviewCodec#heapBytes}. */
    private static final long MAX_HEAP_BYTES = 48 * 1024 * 1024;

    /** What an answer takes beside its own bytes until its caller has them: the buffers of TLS and of HTTP. */
    private static final long SENDING_HEAP_BYTES = 64 * 1024;

    /** While it is collected. */
    private static final int HEAP_PER_BYTE = 4;

    private final ReviewCodec codec = new ReviewCodec();
    private final RequestGate gate;
    private final WebhookMetrics metrics;
    private final Connections connections;
    private final Javalin server;
    private final RefusalLog refusals = new RefusalLog();
    private final LineRate failures = new LineRate(System::nanoTime);
    private final AtomicBoolean closed = new AtomicBoolean();
    private volatile boolean draining;

    /**
     * What bounds the server.
     *
     * @param listen where it listens
     * @param maxReviews how many reviews may be in progress at once
     * @param connections what holds for each connection
     */
    public record Limits(Listen listen, int maxReviews, ConnectionLimits connections) {}

    /** A server that is not started yet. */
    public AdmissionServer(
            Limits limits, SslContextFactory.Server tls, Reviewer mutate, Reviewer validate, WebhookMetrics metrics) {
        this.gate = new RequestGate(limits.maxReviews(), MAX_HEAP_BYTES, HEAP_PER_BYTE, System::nanoTime);
        this.connections = new Connections("admission", limits.connections(), System::nanoTime);
        this.metrics = metrics;
        Map<Endpoint, Reviewer> reviewers = Map.of(Endpoint.MUTATE, mutate, Endpoint.VALIDATE, validate);
        var errors = new StatusErrors(codec);
        this.server = Javalin.create(config -> {
            quiet(config);
            config.jetty.addConnector((jetty, http) -> HttpsConnector.open(jetty, tls, limits.listen(), connections));
            config.jetty.modifyServer(jetty -> jetty.setErrorHandler(errors));
            config.jetty.modifyServletContextHandler(context -> context.setErrorHandler(errors));
            reviewers.forEach((endpoint, reviewer) ->
                    config.routes.post(endpoint.path(), context -> answer(context, endpoint, reviewer)));
            config.routes.error(404, context -> problem(context, HttpProblem.NOT_FOUND));
        });
        metrics.gauge("generalscaler.webhook.reviews.in.progress", "Reviews in progress", gate::inProgress);
        metrics.connections(connections);
    }

    /** Only what is served is to be said and done. */
    static void quiet(JavalinConfig config) {
        config.startup.showJavalinBanner = false;
        config.startup.showOldJavalinVersionWarning = false;
        config.startup.startupWatcherEnabled = false;
        config.http.compressionStrategy = CompressionStrategy.NONE;
        config.concurrency.useVirtualThreads = true;
    }

    /**
     * Listens from now on.
     *
     * @throws CannotListenException when the port cannot be had
     */
    public void start() {
        server.start();
    }

    /** The port that is listened at. */
    public int port() {
        return server.port();
    }

    /** Lets callers in anew: those of before end as soon as they ask nothing. */
    public void retireConnections() {
        connections.retire();
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
                LOG.atWarn().addKeyValue("requests", gate.exchanges()).log("Stopped with requests in progress");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        server.stop();
        connections.close();
    }

    private void answer(Context context, Endpoint endpoint, Reviewer reviewer) {
        long began = System.nanoTime();
        Outcome outcome;
        try {
            outcome = respond(context, reviewer);
        } catch (IOException e) {
            // The caller has gone before its question or its answer was complete: nobody is left to be told.
            outcome = Outcome.ABANDONED;
        } catch (RuntimeException | StackOverflowError e) {
            outcome = broken(context, e);
        }
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
        if (context.req().getContentLengthLong() > ReviewCodec.MAX_BYTES) {
            return send(context, refused(context, Outcome.TOO_LARGE, HttpProblem.TOO_LARGE));
        }
        // As it was sent: the server's own reading of it fails where it names a character set that there is not.
        if (!ReviewCodec.reads(context.req().getHeader("Content-Type"))) {
            return send(context, refused(context, Outcome.MALFORMED, HttpProblem.NOT_JSON));
        }
        Optional<RequestGate.Pass> pass = gate.arrive(() -> stopReading(context));
        if (pass.isEmpty()) {
            return send(context, refused(context, Outcome.BUSY, HttpProblem.BUSY));
        }
        try {
            Reviewed reviewed = reviewed(context, pass.get(), reviewer);
            // No frame knows the body any more: whoever does not take the answer keeps only that in memory.
            pass.get().answer(reviewed.answer().length + SENDING_HEAP_BYTES, () -> hangUp(context));
            return send(context, reviewed);
        } finally {
            pass.get().leave();
        }
    }

    private Reviewed reviewed(Context context, RequestGate.Pass pass, Reviewer reviewer) throws IOException {
        return switch (ArrivingBody.read(context.bodyInputStream(), pass, ReviewCodec.MAX_BYTES)) {
            case ArrivingBody.Refused(var outcome, var problem) -> refused(context, outcome, problem);
            case ArrivingBody.Complete(var body) -> {
                if (!pass.review(ReviewCodec.heapBytes(body.length))) {
                    context.header("Retry-After", "1");
                    yield reviewed(Outcome.BUSY, HttpProblem.BUSY);
                }
                yield review(context, body, reviewer);
            }
        };
    }

    /** Ends the wait for the next bytes of a body, as its deadline would. */
    private static void stopReading(Context context) {
        ServletContextRequest.getServletContextRequest(context.req())
                .getConnectionMetaData()
                .getConnection()
                .onIdleExpired(new TimeoutException("others have no room"));
    }

    /** Ends the connection, whatever of an answer is still to be taken. */
    private static void hangUp(Context context) {
        EndPoint end = ServletContextRequest.getServletContextRequest(context.req())
                .getConnectionMetaData()
                .getConnection()
                .getEndPoint();
        (end instanceof EndPoint.Wrapper tls ? tls.unwrap() : end).close();
    }

    @SuppressWarnings("ArrayRecordComponent")
    private record Reviewed(Outcome outcome, int status, byte[] answer) {}

    private Reviewed review(Context context, byte[] body, Reviewer reviewer) {
        try {
            Deadline deadline = Deadline.of(context.queryParam("timeout"));
            AdmissionRequest request = codec.read(body, deadline);
            AdmissionAnswer answer = reviewer.review(request);
            deadline.check();
            return new Reviewed(outcome(request, answer), 200, codec.write(request, answer));
        } catch (MalformedReviewException e) {
            return reviewed(Outcome.MALFORMED, HttpProblem.malformed(e));
        } catch (ReviewTimeoutException e) {
            return reviewed(Outcome.FAILED, HttpProblem.TIMEOUT);
        }
    }

    /** Whatever comes out of a review, or of the server of HTTP, which would log it each time: callers bring it about. */
    private Outcome broken(Context context, Throwable failure) {
        failures.next()
                .ifPresent(leftOut -> LOG.atError()
                        .addKeyValue("leftOut", leftOut)
                        .setCause(WithoutMessages.of(failure))
                        .log("Review failed"));
        try {
            return send(context, reviewed(Outcome.FAILED, HttpProblem.BROKEN));
        } catch (IOException e) {
            return Outcome.ABANDONED;
        }
    }

    private Reviewed reviewed(Outcome outcome, HttpProblem problem) {
        return new Reviewed(outcome, problem.code(), codec.write(problem));
    }

    private Outcome outcome(AdmissionRequest request, AdmissionAnswer answer) {
        return switch (answer) {
            case AdmissionAnswer.Allowed _ -> Outcome.ALLOWED;
            case AdmissionAnswer.Denied denied -> {
                refusals.tell(request, denied);
                yield Outcome.DENIED;
            }
        };
    }

    /** The rest of the body is not worth reading, so the connection cannot be used again. */
    private Reviewed refused(Context context, Outcome outcome, HttpProblem problem) {
        context.header("Connection", "close");
        if (outcome == Outcome.BUSY) {
            context.header("Retry-After", "1");
        }
        return reviewed(outcome, problem);
    }

    private void problem(Context context, HttpProblem problem) throws IOException {
        send(context, reviewed(Outcome.MALFORMED, problem));
    }

    /** Writes the whole answer before it returns: whoever holds a pass has then nothing more to say. */
    private Outcome send(Context context, Reviewed reviewed) throws IOException {
        if (draining) {
            context.header("Connection", "close");
        }
        context.status(reviewed.status());
        context.res().setContentType(JSON);
        context.res().setContentLength(reviewed.answer().length);
        try (ServletOutputStream out = context.res().getOutputStream()) {
            out.write(reviewed.answer());
        }
        return reviewed.outcome();
    }
}
