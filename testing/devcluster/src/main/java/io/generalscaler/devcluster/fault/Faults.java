package io.generalscaler.devcluster.fault;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.mockwebserver.http.MockResponse;
import io.fabric8.mockwebserver.http.RecordedRequest;
import io.generalscaler.devcluster.http.DroppedConnection;
import io.generalscaler.devcluster.http.RequestHandler;
import io.generalscaler.devcluster.wire.Json;
import io.generalscaler.devcluster.wire.Statuses;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;

/** Stands before the API: outages win over it. */
public final class Faults implements RequestHandler {

    private static final Pattern WATCH = Pattern.compile("[?&]watch=(1|true)(&|$)");

    private final RequestHandler api;
    private final List<Running> outages = new CopyOnWriteArrayList<>();

    public Faults(RequestHandler api) {
        this.api = api;
    }

    /** An outage that goes on until it is closed. */
    public final class Running implements AutoCloseable {

        private final Outage outage;
        private final AtomicInteger met = new AtomicInteger();
        private final CountDownLatch over = new CountDownLatch(1);

        private Running(Outage outage) {
            this.outage = outage;
        }

        /** How many requests it has met. */
        public int met() {
            return Math.min(met.get(), outage.times());
        }

        private boolean meets(RecordedRequest request) {
            String uri = request.getPath();
            int end = uri.indexOf('?');
            String path = end < 0 ? uri : uri.substring(0, end);
            boolean watch = end >= 0 && WATCH.matcher(uri.substring(end)).find();
            boolean meant = (outage.method().isEmpty() || outage.method().equals(request.getMethod()))
                    && (watch || !outage.watches())
                    && outage.path().matcher(path).matches();
            return meant && met.getAndIncrement() < outage.times();
        }

        @Override
        public void close() {
            outages.remove(this);
            over.countDown();
        }
    }

    /** Begins an outage. */
    public Running begin(Outage outage) {
        Running running = new Running(outage);
        outages.add(running);
        return running;
    }

    @Override
    public MockResponse handle(RecordedRequest request, Optional<X509Certificate> client) {
        for (Running running : outages) {
            if (running.meets(request)) {
                return suffer(running);
            }
        }
        return api.handle(request, client);
    }

    private static MockResponse suffer(Running running) {
        Outage outage = running.outage;
        if (outage.effect() == Outage.Effect.ANSWER) {
            ObjectNode status = Statuses.failure(outage.code(), reason(outage.code()), "an outage for a test");
            return new MockResponse()
                    .setResponseCode(outage.code())
                    .setHeader("Content-Type", "application/json")
                    .setBody(Json.bytes(status));
        }
        if (outage.effect() == Outage.Effect.HANG) {
            try {
                running.over.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        throw new DroppedConnection();
    }

    private static String reason(int code) {
        return switch (code) {
            case 401 -> "Unauthorized";
            case 403 -> "Forbidden";
            case 404 -> "NotFound";
            case 409 -> "Conflict";
            case 410 -> "Expired";
            case 429 -> "TooManyRequests";
            case 503 -> "ServiceUnavailable";
            case 504 -> "Timeout";
            default -> "InternalError";
        };
    }
}
