package io.generalscaler.api.source;

import io.generalscaler.api.problem.Problems;
import io.generalscaler.api.v1alpha1.MetricSpec;
import io.generalscaler.api.v1alpha1.PrometheusAuthRef;
import io.generalscaler.api.v1alpha1.PrometheusSource;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The type {@code prometheus}: an instant query that gives one number. */
public final class PrometheusProvider implements MetricSourceProvider {
    private static final int MAX_PORT = 65_535;

    @Override
    public String type() {
        return PrometheusEndpoint.TYPE;
    }

    @Override
    public Optional<SourceBlock> block() {
        return Optional.of(new SourceBlock(PrometheusSource.class, MetricSpec::prometheus));
    }

    @Override
    public MetricSpec example() {
        return MetricSpec.of(PrometheusEndpoint.TYPE)
                .withPrometheus(new PrometheusSource("http://prometheus:9090", "up", null, null));
    }

    @Override
    public Optional<AddressForm> addressForm() {
        return Optional.of(new PrometheusAddress());
    }

    @Override
    public Optional<MetricQuery> compile(MetricSpec metric, Problems problems) {
        PrometheusSource prometheus = Objects.requireNonNull(metric.prometheus());
        Problems here = problems.at("prometheus");
        Optional<URI> server = server(prometheus.serverAddress(), here.at("serverAddress"));
        boolean isHttps = server.map(URI::getScheme).filter("https"::equals).isPresent();
        Optional<Tls> tls = TlsRules.compile(prometheus.tls(), here.at("tls"));
        if (tls.isPresent() && server.isPresent() && !isHttps) {
            here.at("tls").forbidden("goes with an https address, and serverAddress is http");
        }
        Optional<Login> login = login(prometheus.authRef());
        if (login.isPresent() && server.isPresent() && !isHttps) {
            here.at("authRef").warn("the login is sent in the clear; an https address encrypts it");
        }
        String query = prometheus.query();
        if (query != null && !query.isEmpty()) {
            PromQl.check(query, here.at("query"));
        }
        if (server.isEmpty() || query == null) {
            return Optional.empty();
        }
        return Optional.of(
                new MetricQuery(new PrometheusEndpoint(server.get(), login, tls), new PrometheusQuestion(query)));
    }

    private static Optional<URI> server(@Nullable String address, Problems here) {
        if (address == null) {
            return Optional.empty();
        }
        try {
            URI uri = new URI(withoutSlashes(address));
            boolean isHttp = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
            boolean isPlain = uri.getRawUserInfo() == null && uri.getRawQuery() == null && uri.getRawFragment() == null;
            if (isHttp && isPlain && uri.getHost() != null && uri.getPort() != 0 && uri.getPort() <= MAX_PORT) {
                return Optional.of(uri);
            }
        } catch (URISyntaxException e) {
            // Said below, in our own words.
        }
        if (!here.isBroken()) {
            here.invalid(
                    address, "must be an address such as http://prometheus:9090, with a port from 1 to 65535 if any");
        }
        return Optional.empty();
    }

    private static String withoutSlashes(String address) {
        int end = address.length();
        while (end > 0 && address.charAt(end - 1) == '/') {
            end--;
        }
        return address.substring(0, end);
    }

    private static Optional<Login> login(@Nullable PrometheusAuthRef ref) {
        if (ref == null || ref.secretName() == null) {
            return Optional.empty();
        }
        String secret = ref.secretName();
        if ("Basic".equals(ref.type())) {
            String usernameKey = ref.usernameKey() == null ? PrometheusAuthRef.DEFAULT_USERNAME_KEY : ref.usernameKey();
            String passwordKey = ref.passwordKey() == null ? PrometheusAuthRef.DEFAULT_PASSWORD_KEY : ref.passwordKey();
            return Optional.of(
                    new Login.Password(new SecretKey(secret, usernameKey), new SecretKey(secret, passwordKey)));
        }
        String tokenKey = ref.tokenKey() == null ? PrometheusAuthRef.DEFAULT_TOKEN_KEY : ref.tokenKey();
        return Optional.of(new Login.BearerToken(new SecretKey(secret, tokenKey)));
    }
}
