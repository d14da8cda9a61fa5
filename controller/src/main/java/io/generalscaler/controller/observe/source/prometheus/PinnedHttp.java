package io.generalscaler.controller.observe.source.prometheus;

import io.generalscaler.api.source.Tls;
import io.generalscaler.controller.observe.source.FailureReason;
import io.generalscaler.controller.observe.source.SourceException;
import io.generalscaler.controller.observe.source.TrustedCertificates;
import java.net.http.HttpClient;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import org.jspecify.annotations.Nullable;

/**
 * The HTTP client of one endpoint. Requests name an address instead of a host, so the host is given to TLS here: as the server name to
 * ask for and to check the certificate against. Rebuilt when the trusted authority changes.
 */
final class PinnedHttp implements AutoCloseable {

    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final Pattern NAME = Pattern.compile(".*[a-zA-Z].*");

    private final PrometheusEndpoint endpoint;
    private @Nullable HttpClient client;
    private Optional<String> trusted = Optional.empty();

    PinnedHttp(PrometheusEndpoint endpoint) {
        this.endpoint = endpoint;
    }

    synchronized HttpClient client(Optional<String> caPem) throws SourceException {
        HttpClient current = client;
        if (current != null && trusted.equals(caPem)) {
            return current;
        }
        HttpClient fresh = build(caPem);
        close();
        client = fresh;
        trusted = caPem;
        return fresh;
    }

    private HttpClient build(Optional<String> caPem) throws SourceException {
        HttpClient.Builder builder = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(CONNECT)
                .executor(Executors.newThreadPerTaskExecutor(
                        Thread.ofVirtual().name("prometheus-", 0).factory()));
        if (endpoint.https()) {
            SSLParameters tls = new SSLParameters();
            tls.setProtocols(new String[] {"TLSv1.3", "TLSv1.2"});
            String name = endpoint.tls().flatMap(Tls::serverName).orElse(endpoint.host());
            if (NAME.matcher(name).matches() && !name.contains(":")) {
                tls.setServerNames(List.of(new SNIHostName(name)));
            }
            builder.sslParameters(tls).sslContext(context(caPem));
        }
        return builder.build();
    }

    private static SSLContext context(Optional<String> caPem) throws SourceException {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, TrustedCertificates.of(caPem).getTrustManagers(), null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new SourceException(FailureReason.Unreachable, "TLS cannot be set up");
        }
    }

    @Override
    public synchronized void close() {
        if (client != null) {
            client.shutdownNow();
            client = null;
        }
    }
}
