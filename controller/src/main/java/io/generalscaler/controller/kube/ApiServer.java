package io.generalscaler.controller.kube;

import io.fabric8.kubernetes.client.KubernetesClient;
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
 * ({@code requestRetryBackoffLimit} 0).
 */
public final class ApiServer {

    /** Who stands in {@code managedFields} beside what this process wrote. */
    private static final String FIELD_MANAGER = "generalscaler-controller";

    /** How long a request may take. */
    public static final Duration TIMEOUT = Duration.ofSeconds(3);

    /** Requests in flight: a slow server is not made slower, and what waits here costs next to no memory. */
    private static final int MOST_AT_ONCE = 32;

    private static final String JSON = "application/json";
    private static final String MANAGED = "?fieldManager=" + FIELD_MANAGER;

    private final HttpClient http;
    private final String base;
    private final Semaphore turns = new Semaphore(MOST_AT_ONCE);
    private final LongAdder writes = new LongAdder();
    private final LongAdder unanswered = new LongAdder();

    public ApiServer(KubernetesClient client) {
        this.http = client.getHttpClient();
        String url = client.getMasterUrl().toString();
        this.base = url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
    }

    /**
     * Reads.
     *
     * @param path absolute, below the server's address, for example {@code /api/v1/namespaces/a/secrets/b}
     */
    public ApiAnswer get(String path) throws ApiUnreachableException, InterruptedException {
        return send(http.newHttpRequestBuilder().uri(URI.create(base + path)).header("Accept", JSON));
    }

    public ApiAnswer post(String path, String body) throws ApiUnreachableException, InterruptedException {
        return write(path + MANAGED, "POST", JSON, body);
    }

    public ApiAnswer put(String path, String body) throws ApiUnreachableException, InterruptedException {
        return write(path + MANAGED, "PUT", JSON, body);
    }

    public ApiAnswer delete(String path, String options) throws ApiUnreachableException, InterruptedException {
        return write(path, "DELETE", JSON, options);
    }

    /** A JSON merge patch. */
    public ApiAnswer merge(String path, String body) throws ApiUnreachableException, InterruptedException {
        return write(path + MANAGED, "PATCH", "application/merge-patch+json", body);
    }

    /**
     * A server-side apply.
     *
     * @param force whether to take fields over from whoever has them; otherwise that is a conflict
     */
    public ApiAnswer apply(String path, boolean force, String body)
            throws ApiUnreachableException, InterruptedException {
        return write(path + MANAGED + "&force=" + force, "PATCH", "application/apply-patch+yaml", body);
    }

    /** How many writes were sent since the start, leases not counted. */
    public long writes() {
        return writes.sum();
    }

    /** How many requests, reads too, were not answered since the start. */
    public long unanswered() {
        return unanswered.sum();
    }

    private ApiAnswer write(String path, String method, String contentType, String body)
            throws ApiUnreachableException, InterruptedException {
        if (!path.contains("/leases")) {
            writes.increment();
        }
        return send(http.newHttpRequestBuilder()
                .uri(URI.create(base + path))
                .header("Accept", JSON)
                .method(method, contentType, body));
    }

    /** The time for a request counts from here, waiting for its turn included, so that a write ends within {@link #TIMEOUT}. */
    private ApiAnswer send(HttpRequest.Builder request) throws ApiUnreachableException, InterruptedException {
        long deadline = System.nanoTime() + TIMEOUT.toNanos();
        if (!turns.tryAcquire(TIMEOUT.toNanos(), TimeUnit.NANOSECONDS)) {
            unanswered.increment();
            throw new ApiUnreachableException("too many requests wait for the API server");
        }
        try {
            return exchange(request, Math.max(1, (deadline - System.nanoTime()) / 1_000_000));
        } finally {
            turns.release();
        }
    }

    private ApiAnswer exchange(HttpRequest.Builder request, long millis)
            throws ApiUnreachableException, InterruptedException {
        CompletableFuture<HttpResponse<String>> exchange =
                http.sendAsync(request.timeout(millis, TimeUnit.MILLISECONDS).build(), String.class);
        try {
            HttpResponse<String> response = exchange.get(millis, TimeUnit.MILLISECONDS);
            String body = response.body();
            return new ApiAnswer(response.code(), body == null ? "" : body);
        } catch (TimeoutException e) {
            unanswered.increment();
            throw new ApiUnreachableException("the API server did not answer within " + TIMEOUT.toMillis() + " ms");
        } catch (ExecutionException e) {
            unanswered.increment();
            throw new ApiUnreachableException("no connection to the API server");
        } finally {
            exchange.cancel(true);
        }
    }
}
