package io.generalscaler.api.annotation;

import io.generalscaler.api.problem.Nearest;
import io.generalscaler.api.problem.Problems;
import io.generalscaler.api.v1alpha1.MetricSpec;
import io.generalscaler.api.v1alpha1.PrometheusSource;
import io.generalscaler.api.v1alpha1.RedisSource;
import io.generalscaler.api.v1alpha1.TlsSpec;
import java.math.BigDecimal;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads a metric that is written as one line: {@code redis://host:port/key}, {@code rediss://…}, {@code prometheus:query}. */
final class MetricAddress {
    private static final String FORMS = "redis://host:port/key, rediss://host:port/key (TLS) or prometheus:query";
    private static final int MAX_PORT = 65_535;

    private final Optional<String> prometheusAddress;
    private final Problems here;

    MetricAddress(Optional<String> prometheusAddress, Problems here) {
        this.prometheusAddress = prometheusAddress;
        this.here = here;
    }

    Optional<MetricSpec> read(String text, @Nullable BigDecimal targetValue) {
        int colon = text.indexOf(':');
        String scheme = colon < 0 ? "" : text.substring(0, colon);
        return switch (scheme) {
            case "redis", "rediss" ->
                redis(text, scheme.equals("rediss")).map(redis -> metric("redis", targetValue, redis, null));
            case "prometheus" ->
                prometheus(text.substring(colon + 1).strip())
                        .map(prometheus -> metric("prometheus", targetValue, null, prometheus));
            default -> {
                here.notSupported(
                        text, "must be " + FORMS + Nearest.hint(scheme, List.of("redis", "rediss", "prometheus")));
                yield Optional.empty();
            }
        };
    }

    /** A metric that is in order but for its target. */
    static MetricSpec standIn(@Nullable BigDecimal targetValue) {
        return metric("redis", targetValue, new RedisSource("redis", null, null, "key", null, null), null);
    }

    private static MetricSpec metric(
            String type,
            @Nullable BigDecimal targetValue,
            @Nullable RedisSource redis,
            @Nullable PrometheusSource prometheus) {
        return new MetricSpec(null, type, targetValue, null, null, null, null, null, redis, prometheus, null);
    }

    private Optional<RedisSource> redis(String text, boolean tls) {
        try {
            URI uri = new URI(text);
            if (uri.getRawUserInfo() != null || text.matches("[^/]*//[^/]*@.*")) {
                here.forbidden(
                        "has a login in its address; a password belongs into a Secret, which a GeneralScaler names"
                                + " in redis.authRef");
                return Optional.empty();
            }
            String key = uri.getPath() == null || uri.getPath().isEmpty()
                    ? ""
                    : uri.getPath().substring(1);
            boolean isAddress = uri.getHost() != null && uri.getPort() != 0 && uri.getPort() <= MAX_PORT;
            if (isAddress && !key.isEmpty() && uri.getRawQuery() == null && uri.getRawFragment() == null) {
                String host = uri.getHost().replaceAll("[\\[\\]]", "");
                Integer port = uri.getPort() < 0 ? null : uri.getPort();
                TlsSpec encrypted = tls ? new TlsSpec(true, null, null, null) : null;
                return Optional.of(new RedisSource(host, port, null, key, null, encrypted));
            }
        } catch (URISyntaxException e) {
            // Said below, in our own words.
        }
        here.invalid(text, "must be redis://host:port/key, where key is the list whose length counts");
        return Optional.empty();
    }

    private Optional<PrometheusSource> prometheus(String query) {
        if (prometheusAddress.isEmpty()) {
            here.notSupported(
                    "prometheus:",
                    "needs a server, and the operator of GeneralScaler has named none; a GeneralScaler names its own in"
                            + " prometheus.serverAddress");
            return Optional.empty();
        }
        return Optional.of(new PrometheusSource(prometheusAddress.get(), query, null, null));
    }
}
