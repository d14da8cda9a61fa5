package io.generalscaler.controller.observe.source.prometheus;

import io.generalscaler.api.v1alpha1.MetricSpec;
import io.generalscaler.api.v1alpha1.PrometheusAuthRef;
import io.generalscaler.api.v1alpha1.PrometheusSource;
import io.generalscaler.controller.observe.secret.SecretRef;
import io.generalscaler.controller.observe.source.MetricSourceProvider;
import io.generalscaler.controller.observe.source.Query;
import io.generalscaler.controller.observe.source.Tls;
import java.net.URI;
import java.util.Objects;
import java.util.Optional;

/** Metrics of type {@code prometheus}. */
public final class PrometheusSourceProvider implements MetricSourceProvider {

    static final String TYPE = "prometheus";

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public Query query(String namespace, MetricSpec metric) {
        PrometheusSource prometheus = Objects.requireNonNull(
                metric.prometheus(), "the compiler admits no prometheus metric without its block");
        URI server = URI.create(Objects.requireNonNull(prometheus.serverAddress()));
        if (server.getHost() == null) {
            throw new IllegalArgumentException("serverAddress has no host");
        }
        PrometheusEndpoint endpoint = new PrometheusEndpoint(
                server,
                Tls.of(namespace, prometheus.tls()).orElse(new Tls(Optional.empty(), Optional.empty())),
                Optional.ofNullable(prometheus.authRef()).map(auth -> login(namespace, auth)));
        return new Query(endpoint, Objects.requireNonNull(prometheus.query()));
    }

    private static PrometheusLogin login(String namespace, PrometheusAuthRef auth) {
        SecretRef secret = new SecretRef(namespace, Objects.requireNonNull(auth.secretName()));
        return "Basic".equals(auth.type())
                ? new PrometheusLogin.Basic(
                        secret,
                        Objects.requireNonNullElse(auth.usernameKey(), PrometheusAuthRef.DEFAULT_USERNAME_KEY),
                        Objects.requireNonNullElse(auth.passwordKey(), PrometheusAuthRef.DEFAULT_PASSWORD_KEY))
                : new PrometheusLogin.Bearer(new SecretRef.Entry(
                        secret, Objects.requireNonNullElse(auth.tokenKey(), PrometheusAuthRef.DEFAULT_TOKEN_KEY)));
    }
}
