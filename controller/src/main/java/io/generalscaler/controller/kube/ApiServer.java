package io.generalscaler.controller.kube;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.http.HttpClient;
import io.fabric8.kubernetes.client.http.HttpRequest;
import io.fabric8.kubernetes.client.http.HttpResponse;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.LongAdder;

/**
 * Sends single requests to the API server. Give it a client whose configuration retries nothing
 * ({@code requestRetryBackoffLimit} 0).
 */
public final class ApiServer {

    /** How long to wait for an answer. */
    public static final Duration TIMEOUT = Duration.ofSeconds(3);

    private static final String JSON = "application/json";

    private final HttpClient http;
    private final String base;
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
        return write(path, "POST", JSON, body);
    }

    public ApiAnswer put(String path, String body) throws ApiUnreachableException, InterruptedException {
        return write(path, "PUT", JSON, body);
    }

    public ApiAnswer delete(String path, String options) throws ApiUnreachableException, InterruptedException {
        return write(path, "DELETE", JSON, options);
    }

    /** A JSON merge patch. */
    public ApiAnswer merge(String path, String body) throws ApiUnreachableException, InterruptedException {
        return write(path, "PATCH", "application/merge-patch+json", body);
    }

    /**
     * A server-side apply.
     *
     * @param force whether to take fields over from whoever has them; otherwise that is a conflict
     */
    public ApiAnswer apply(String path, String fieldManager, boolean force, String body)
            throws ApiUnreachableException, InterruptedException {
        return write(
                path + "?fieldManager=" + fieldManager + "&force=" + force,
                "PATCH",
                "application/apply-patch+yaml",
                body);
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

    private ApiAnswer send(HttpRequest.Builder request) throws ApiUnreachableException, InterruptedException {
        CompletableFuture<HttpResponse<String>> exchange = http.sendAsync(
                request.timeout(TIMEOUT.toMillis(), TimeUnit.MILLISECONDS).build(), String.class);
        try {
            HttpResponse<String> response = exchange.get(TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
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
