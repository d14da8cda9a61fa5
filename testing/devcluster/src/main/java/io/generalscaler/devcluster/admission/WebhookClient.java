package io.generalscaler.devcluster.admission;

import com.fasterxml.jackson.databind.JsonNode;
import io.generalscaler.devcluster.schema.GoText;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;

/** Calls webhooks over HTTPS with HTTP/1.1, keeping connections open. Closed with the chain that it serves. */
public final class WebhookClient implements AutoCloseable {
    /** Clients are kept for this many different authorities and names; the oldest goes first. */
    private static final int MAX_CLIENTS = 64;

    /** The longest answer that is read. */
    private static final int MAX_ANSWER_BYTES = 7 * 1024 * 1024;

    private final ServiceResolver services;
    private final Map<String, HttpClient> clients = new LinkedHashMap<>();

    public WebhookClient(ServiceResolver services) {
        this.services = services;
    }

    /** A call that brought no answer; the message continues the words "failed to call webhook: ". */
    static final class CallFailed extends Exception {
        private static final long serialVersionUID = 1L;

        CallFailed(String message) {
            super(message);
        }
    }

    /**
     * Where a call goes.
     *
     * @param shown the address as messages show it
     * @param dialled the address to connect to
     * @param host the name that the certificate must be for
     */
    private record Destination(String shown, URI dialled, String host) {}

    /** Posts a review and gives back the body of the answer. */
    byte[] call(JsonNode clientConfig, byte[] review, Duration timeout) throws CallFailed {
        long seconds = Math.max(1, timeout.plusNanos(999_999_999).toSeconds());
        Destination destination = destination(clientConfig, "timeout=" + seconds + "s");
        String post = "Post " + GoText.quote(destination.shown()) + ": ";
        HttpRequest request = HttpRequest.newBuilder(destination.dialled())
                .timeout(timeout)
                .header("Content-Type", "application/json")
                .header("Accept", "application/json, */*")
                .POST(HttpRequest.BodyPublishers.ofByteArray(review))
                .build();
        try {
            HttpResponse<InputStream> response =
                    client(clientConfig, destination.host()).send(request, HttpResponse.BodyHandlers.ofInputStream());
            try (InputStream body = response.body()) {
                byte[] answer = body.readNBytes(MAX_ANSWER_BYTES + 1);
                if (answer.length > MAX_ANSWER_BYTES) {
                    throw new CallFailed("the answer is longer than " + MAX_ANSWER_BYTES + " bytes");
                }
                requireSuccess(response.statusCode(), answer);
                return answer;
            }
        } catch (HttpTimeoutException e) {
            throw new CallFailed(post + "context deadline exceeded");
        } catch (ConnectException e) {
            String address = destination.dialled().getHost() + ":"
                    + destination.dialled().getPort();
            throw new CallFailed(post + "dial tcp " + address + ": connect: connection refused");
        } catch (IOException e) {
            throw new CallFailed(post + words(e));
        } catch (GeneralSecurityException e) {
            throw new CallFailed("unable to load root certificates: " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CallFailed(post + "context canceled");
        }
    }

    private static void requireSuccess(int code, byte[] answer) throws CallFailed {
        if (code >= 200 && code < 300) {
            return;
        }
        int shown = Math.min(answer.length, 1024);
        String text = GoText.quote(new String(answer, 0, shown, StandardCharsets.UTF_8).strip());
        throw new CallFailed(
                switch (code) {
                    case 404 -> "the server could not find the requested resource";
                    case 401 -> "the server has asked for the client to provide credentials";
                    case 403 -> "unknown";
                    case 405 -> "the server does not allow this method on the requested resource";
                    case 413 -> "Request entity too large: limit is not known";
                    case 429 -> "the server has received too many requests and has asked us to try again later";
                    case 503 -> "the server is currently unable to handle the request";
                    default ->
                        code >= 500
                                ? "an error on the server (" + text + ") has prevented the request from succeeding"
                                : "the server responded with the status code " + code
                                        + " but did not return more information";
                });
    }

    /** The innermost message: the layers above it only say that TLS or a channel failed. */
    private static String words(Throwable failure) {
        Throwable at = failure;
        while (at.getCause() != null && !String.valueOf(at.getMessage()).startsWith("tls: ")) {
            at = at.getCause();
        }
        String message = at.getMessage();
        return message == null ? at.getClass().getSimpleName() : message;
    }

    private Destination destination(JsonNode config, String query) throws CallFailed {
        JsonNode service = config.path("service");
        if (service.isObject()) {
            String name = service.path("name").asText("");
            String namespace = service.path("namespace").asText("");
            int port = service.path("port").asInt(443);
            String host = name + "." + namespace + ".svc";
            String path = service.path("path").asText("");
            String rest = (path.startsWith("/") ? path : "/" + path) + "?" + query;
            String shown = "https://" + host + ":" + port + rest;
            try {
                InetSocketAddress address = services.resolve(namespace, name, port);
                String literal = address.getAddress().getHostAddress();
                String dialled = literal.contains(":") ? "[" + literal + "]" : literal;
                return new Destination(shown, URI.create("https://" + dialled + ":" + address.getPort() + rest), host);
            } catch (IOException e) {
                throw new CallFailed("Post " + GoText.quote(shown) + ": " + e.getMessage());
            }
        }
        String url = config.path("url").asText("");
        try {
            URI uri = new URI(url);
            if (!"https".equals(uri.getScheme()) || uri.getHost() == null) {
                throw new CallFailed("webhook configuration must have either service or URL");
            }
            URI dialled = new URI(
                    "https", null, uri.getHost(), uri.getPort() < 0 ? 443 : uri.getPort(), uri.getPath(), query, null);
            String host = uri.getHost().startsWith("[")
                    ? uri.getHost().substring(1, uri.getHost().length() - 1)
                    : uri.getHost();
            String shown = uri.getScheme() + "://" + uri.getRawAuthority() + uri.getRawPath() + "?" + query;
            return new Destination(shown, dialled, host);
        } catch (URISyntaxException e) {
            throw new CallFailed("Unparsable URL: " + e.getMessage());
        }
    }

    private HttpClient client(JsonNode config, String host) throws GeneralSecurityException, IOException {
        String bundle = config.path("caBundle").asText("");
        String key = host + " " + bundle;
        synchronized (clients) {
            HttpClient kept = clients.get(key);
            if (kept != null) {
                return kept;
            }
            byte[] pem;
            try {
                pem = Base64.getMimeDecoder().decode(bundle);
            } catch (IllegalArgumentException e) {
                throw new GeneralSecurityException("the caBundle is not base64", e);
            }
            HttpClient fresh = HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .sslContext(WebhookTrust.context(pem, host))
                    .followRedirects(HttpClient.Redirect.NEVER)
                    .build();
            clients.put(key, fresh);
            if (clients.size() > MAX_CLIENTS) {
                String oldest = clients.keySet().iterator().next();
                HttpClient gone = clients.remove(oldest);
                if (gone != null) {
                    gone.shutdown();
                }
            }
            return fresh;
        }
    }

    /** Ends all connections. */
    @Override
    public void close() {
        synchronized (clients) {
            clients.values().forEach(HttpClient::shutdownNow);
            clients.clear();
        }
    }
}
