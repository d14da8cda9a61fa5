package io.generalscaler.api.source;

import io.generalscaler.api.problem.Problems;
import io.generalscaler.api.v1alpha1.MetricSpec;
import io.generalscaler.api.v1alpha1.RedisSource;
import io.generalscaler.api.v1alpha1.TlsSpec;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** A Redis list in one line: {@code redis://host:port/key}, or {@code rediss://…} over TLS. */
final class RedisAddress implements AddressForm {
    private static final int MAX_PORT = 65_535;

    @Override
    public Map<String, String> schemes() {
        Map<String, String> schemes = new LinkedHashMap<>();
        schemes.put("redis", "redis://host:port/key");
        schemes.put("rediss", "rediss://host:port/key (TLS)");
        return schemes;
    }

    @Override
    public Optional<MetricSpec> read(String line, Optional<String> server, Problems here) {
        try {
            URI uri = new URI(line);
            if (uri.getRawUserInfo() != null || hasLogin(line)) {
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
                String host = uri.getHost().replace("[", "").replace("]", "");
                Integer port = uri.getPort() < 0 ? null : uri.getPort();
                TlsSpec tls = "rediss".equals(uri.getScheme()) ? new TlsSpec(true, null, null, null) : null;
                return Optional.of(
                        MetricSpec.of(RedisEndpoint.TYPE).withRedis(new RedisSource(host, port, null, key, null, tls)));
            }
        } catch (URISyntaxException e) {
            // Said below, in our own words.
        }
        here.invalid(line, "must be redis://host:port/key, where key is the list whose length counts");
        return Optional.empty();
    }

    /** Whether an {@code @} stands between the first two slashes and the next one, which not every address has as its user's. */
    private static boolean hasLogin(String line) {
        int slashes = line.indexOf("//");
        int at = slashes < 0 ? -1 : line.indexOf('@', slashes);
        int end = slashes < 0 ? -1 : line.indexOf('/', slashes + 2);
        return at >= 0 && line.indexOf('/') == slashes && (end < 0 || at < end);
    }
}
