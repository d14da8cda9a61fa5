package io.generalscaler.kube.write;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.http.AsyncBody;
import io.fabric8.kubernetes.client.http.HttpClient;
import io.fabric8.kubernetes.client.http.HttpRequest;
import io.fabric8.kubernetes.client.http.HttpResponse;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.LongAdder;

/**
 * Sends single requests to the API server. Give it a client whose configuration retries nothing
 * ({@code requestRetryBackoffLimit} 0). Of the answer to a write the body is kept up to 64 KiB; a larger one counts as none.
 */
public final class ApiServer {

    /** How long a request may take. */
    public static final Duration TIMEOUT = Duration.ofSeconds(3);

    /** Requests in flight: a slow server is not made slower, and what waits here costs next to no memory. */
    private static final int MOST_AT_ONCE = 32;

    /** Bytes that are kept of the answer to a write, which is the whole object as it is now: an object of others can have megabytes. */
    private static final int MOST_WRITTEN = 64 << 10;

    /** Bytes of the answer to a read: above what an API server takes as an object. */
    private static final int MOST_READ = 4 << 20;

    private static final String JSON = "application/json";

    private final HttpClient http;
    private final String base;
    private final String managed;
    private final Semaphore turns = new Semaphore(MOST_AT_ONCE);
    private final LongAdder writes = new LongAdder();
    private final LongAdder unanswered = new LongAdder();

    /**
     * Sends through a client.
     *
     * @param fieldManager who stands in {@code managedFields} beside what is written
     */
    public ApiServer(KubernetesClient client, String fieldManager) {
        this.http = client.getHttpClient();
        String url = client.getMasterUrl().toString();
        this.base = url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
        this.managed = "?fieldManager=" + fieldManager;
    }

    /** The answer has its whole body. */
    public ApiAnswer get(ResourcePath path) throws ApiUnreachableException, InterruptedException {
        BoundedText body = new BoundedText(MOST_READ);
        ApiAnswer answer = send(
                http.newHttpRequestBuilder().uri(URI.create(base + path.text())).header("Accept", JSON), body);
        if (body.isTooLarge()) {
            throw new ApiUnreachableException("the API server's answer has more than " + MOST_READ + " bytes");
        }
        return answer;
    }

    public ApiAnswer post(ResourcePath path, String body) throws ApiUnreachableException, InterruptedException {
        return write(path.text() + managed, "POST", JSON, body);
    }

    public ApiAnswer put(ResourcePath path, String body) throws ApiUnreachableException, InterruptedException {
        return write(path.text() + managed, "PUT", JSON, body);
    }

    public ApiAnswer delete(ResourcePath path, String options) throws ApiUnreachableException, InterruptedException {
        return write(path.text(), "DELETE", JSON, options);
    }

    /** A JSON merge patch. */
    public ApiAnswer merge(ResourcePath path, String body) throws ApiUnreachableException, InterruptedException {
        return write(path.text() + managed, "PATCH", "application/merge-patch+json", body);
    }

    /** A JSON patch: operations that are done all or, where a test among them fails, not at all. */
    public ApiAnswer jsonPatch(ResourcePath path, String body) throws ApiUnreachableException, InterruptedException {
        return write(path.text() + managed, "PATCH", "application/json-patch+json", body);
    }

    /**
     * A server-side apply.
     *
     * @param force whether to take fields over from whoever has them; otherwise that is a conflict
     */
    public ApiAnswer apply(ResourcePath path, boolean force, String body)
            throws ApiUnreachableException, InterruptedException {
        return write(path.text() + managed + "&force=" + force, "PATCH", "application/apply-patch+yaml", body);
    }

    /** How many writes were sent since the start. */
    public long writes() {
        return writes.sum();
    }

    /** How many requests, reads too, were not answered since the start. */
    public long unanswered() {
        return unanswered.sum();
    }

    private ApiAnswer write(String path, String method, String contentType, String body)
            throws ApiUnreachableException, InterruptedException {
        writes.increment();
        return send(
                http.newHttpRequestBuilder()
                        .uri(URI.create(base + path))
                        .header("Accept", JSON)
                        .method(method, contentType, AsciiJson.of(body)),
                new BoundedText(MOST_WRITTEN));
    }

    /** The time for a request counts from here, waiting for its turn included, so that a write ends within {@link #TIMEOUT}. */
    private ApiAnswer send(HttpRequest.Builder request, BoundedText body)
            throws ApiUnreachableException, InterruptedException {
        long deadline = System.nanoTime() + TIMEOUT.toNanos();
        if (!turns.tryAcquire(TIMEOUT.toNanos(), TimeUnit.NANOSECONDS)) {
            unanswered.increment();
            throw new ApiUnreachableException("too many requests wait for the API server");
        }
        try {
            return exchange(request, body, deadline);
        } finally {
            turns.release();
        }
    }

    private ApiAnswer exchange(HttpRequest.Builder request, BoundedText body, long deadline)
            throws ApiUnreachableException, InterruptedException {
        CompletableFuture<HttpResponse<AsyncBody>> exchange = http.consumeBytes(
                request.timeout(millisUntil(deadline), TimeUnit.MILLISECONDS).build(), body);
        CompletableFuture<Void> arrival = exchange.thenCompose(response -> {
            response.body().consume();
            return response.body().done();
        });
        try {
            arrival.get(millisUntil(deadline), TimeUnit.MILLISECONDS);
            return new ApiAnswer(exchange.get().code(), body.text());
        } catch (TimeoutException e) {
            unanswered.increment();
            throw new ApiUnreachableException("the API server did not answer within " + TIMEOUT.toMillis() + " ms");
        } catch (ExecutionException e) {
            unanswered.increment();
            throw new ApiUnreachableException("no connection to the API server");
        } finally {
            exchange.cancel(true);
            var _ = exchange.thenAccept(response -> response.body().cancel());
        }
    }

    private static long millisUntil(long deadline) {
        return Math.max(1, (deadline - System.nanoTime()) / 1_000_000);
    }
}
