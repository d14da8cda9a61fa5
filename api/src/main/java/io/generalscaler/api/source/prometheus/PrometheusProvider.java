package io.generalscaler.api.source.prometheus;

import io.generalscaler.api.problem.Problems;
import io.generalscaler.api.source.AddressForm;
import io.generalscaler.api.source.HttpAddress;
import io.generalscaler.api.source.Login;
import io.generalscaler.api.source.MetricQuery;
import io.generalscaler.api.source.MetricSourceProvider;
import io.generalscaler.api.source.SecretKey;
import io.generalscaler.api.source.SourceBlock;
import io.generalscaler.api.source.Tls;
import io.generalscaler.api.source.TlsRules;
import io.generalscaler.api.v1alpha1.MetricSpec;
import io.generalscaler.api.v1alpha1.PrometheusAuthRef;
import io.generalscaler.api.v1alpha1.PrometheusSource;
import java.net.URI;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The type {@code prometheus}: an instant query that gives one number. */
public final class PrometheusProvider implements MetricSourceProvider {
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
                .with(new PrometheusSource("http://prometheus:9090", "up", null, null));
    }

    @Override
    public Optional<AddressForm> addressForm() {
        return Optional.of(new PrometheusAddress());
    }

    @Override
    public Optional<MetricQuery> compile(MetricSpec metric, Problems problems) {
        PrometheusSource prometheus = Objects.requireNonNull(metric.prometheus());
        Problems here = problems.at("prometheus");
        Optional<URI> server = PrometheusServer.read(prometheus.serverAddress(), here.at("serverAddress"));
        boolean isEncrypted = server.filter(HttpAddress::isEncrypted).isPresent();
        Optional<Tls> tls = TlsRules.ofHttp(prometheus.tls(), server, "serverAddress", here.at("tls"));
        Optional<Login> login = login(prometheus.authRef());
        if (login.isPresent() && server.isPresent() && !isEncrypted) {
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
