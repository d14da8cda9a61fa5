package io.generalscaler.controller.observe.source.prometheus;

import io.generalscaler.api.source.Login;
import io.generalscaler.api.source.SecretKey;
import io.generalscaler.controller.observe.address.AddressRefusedException;
import io.generalscaler.controller.observe.secret.SecretRef;
import io.generalscaler.controller.observe.secret.SecretUnavailableException;
import io.generalscaler.controller.observe.source.FailureReason;
import io.generalscaler.controller.observe.source.MetricSource;
import io.generalscaler.controller.observe.source.SourceContext;
import io.generalscaler.controller.observe.source.SourceException;
import io.generalscaler.controller.observe.source.TlsTrust;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.URI;
import java.net.URLEncoder;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/**
 * One Prometheus server and login. Each request goes to an address that was resolved and admitted for it; the host's name travels in the
 * Host header and in TLS, where the certificate has to match it.
 */
final class PrometheusSource implements MetricSource {

    /** Room for any single number and its labels. */
    private static final long MAX_BODY_BYTES = 1024 * 1024;

    private final PrometheusEndpoint endpoint;
    private final SourceContext context;
    private final PinnedHttp http;

    PrometheusSource(PrometheusEndpoint endpoint, SourceContext context) {
        this.endpoint = endpoint;
        this.context = context;
        this.http = new PinnedHttp(endpoint);
    }

    @Override
    public double read(String query, Duration within) throws SourceException, InterruptedException {
        try {
            Optional<String> authorization = authorization();
            Optional<String> caPem = TlsTrust.caPem(endpoint.tls(), endpoint.namespace(), context.secrets());
            InetAddress address = context.addresses().admit(endpoint.host()).getFirst();
            HttpRequest.Builder request = HttpRequest.newBuilder(uri(address, query))
                    .timeout(within)
                    .header("Host", endpoint.authority())
                    .header("Accept", "application/json");
            authorization.ifPresent(value -> request.header("Authorization", value));
            return send(http.client(caPem), request.build(), within);
        } catch (AddressRefusedException e) {
            throw new SourceException(FailureReason.AddressRefused, e.explanation());
        } catch (UnknownHostException e) {
            throw new SourceException(FailureReason.Unreachable, "unknown host '" + endpoint.host() + "'");
        } catch (SecretUnavailableException e) {
            throw new SourceException(FailureReason.SecretUnavailable, e.explanation());
        }
    }

    private static double send(HttpClient client, HttpRequest request, Duration within)
            throws SourceException, InterruptedException {
        CompletableFuture<HttpResponse<byte[]>> exchange =
                client.sendAsync(request, BodyHandlers.limiting(BodyHandlers.ofByteArray(), MAX_BODY_BYTES));
        try {
            HttpResponse<byte[]> response = exchange.get(within.toNanos(), TimeUnit.NANOSECONDS);
            return PrometheusAnswer.number(response.statusCode(), response.body());
        } catch (ExecutionException e) {
            throw failure(e.getCause(), within);
        } catch (TimeoutException e) {
            throw timeout(within);
        } finally {
            exchange.cancel(true);
        }
    }

    private static SourceException failure(@Nullable Throwable thrown, Duration within) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            switch (cause) {
                case HttpTimeoutException slow -> {
                    return timeout(within);
                }
                case SSLException tls -> {
                    return new SourceException(FailureReason.Unreachable, "the TLS handshake with Prometheus failed");
                }
                case ConnectException refused -> {
                    return new SourceException(FailureReason.Unreachable, "no connection to Prometheus");
                }
                default -> {}
            }
        }
        boolean tooLarge = thrown instanceof IOException
                && String.valueOf(thrown.getMessage()).contains("capacity");
        return tooLarge
                ? new SourceException(FailureReason.BadAnswer, "the answer is larger than 1 MiB")
                : new SourceException(FailureReason.Unreachable, "the connection to Prometheus broke");
    }

    private static SourceException timeout(Duration within) {
        return new SourceException(
                FailureReason.Timeout, "Prometheus did not answer within " + within.toMillis() + " ms");
    }

    private Optional<String> authorization() throws SecretUnavailableException {
        if (endpoint.login().isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                switch (endpoint.login().get()) {
                    case Login.BearerToken(SecretKey token) -> "Bearer " + secret(token);
                    case Login.Password(SecretKey username, SecretKey password) -> {
                        String login = secret(username) + ":" + secret(password);
                        yield "Basic " + Base64.getEncoder().encodeToString(login.getBytes(StandardCharsets.UTF_8));
                    }
                });
    }

    private String secret(SecretKey key) throws SecretUnavailableException {
        return context.secrets()
                .read(new SecretRef(endpoint.namespace(), key.secretName()))
                .required(key.key());
    }

    private URI uri(InetAddress address, String query) {
        String host = address.getHostAddress().contains(":")
                ? "[" + address.getHostAddress() + "]"
                : address.getHostAddress();
        String path =
                Optional.ofNullable(endpoint.server().getRawPath()).orElse("").replaceAll("/+$", "");
        return URI.create((endpoint.https() ? "https://" : "http://") + host + ":" + endpoint.port() + path
                + "/api/v1/query?query=" + URLEncoder.encode(query, StandardCharsets.UTF_8));
    }

    @Override
    public void close() {
        http.close();
    }
}
