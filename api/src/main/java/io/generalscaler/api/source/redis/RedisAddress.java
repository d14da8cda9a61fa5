package io.generalscaler.api.source.redis;

import io.generalscaler.api.problem.Problems;
import io.generalscaler.api.source.AddressForm;
import io.generalscaler.api.v1alpha1.MetricSpec;
import io.generalscaler.api.v1alpha1.RedisSource;
import io.generalscaler.api.v1alpha1.TlsSpec;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A Redis list in one line: {@code redis://host:port/key}, or {@code rediss://…} over TLS. A number before the key is the database. What
 * has a meaning of its own in an address is percent-encoded in a key.
 */
final class RedisAddress implements AddressForm {
    private static final int MAX_PORT = 65_535;
    private static final Pattern PATH = Pattern.compile("/(.+)", Pattern.DOTALL);
    private static final Pattern DATABASE = Pattern.compile("/([0-9]{1,9})/");
    private static final Pattern NUMBER = Pattern.compile("[0-9]+");

    /** What an address has no place for, or another. */
    private static final String ENCODED = "{}[]|\\^`\"<>#% ";

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
            Matcher path = PATH.matcher(uri.getPath() == null ? "" : uri.getPath());
            boolean isAddress = uri.getHost() != null && uri.getPort() != 0 && uri.getPort() <= MAX_PORT;
            if (isAddress && path.matches() && uri.getRawQuery() == null && uri.getRawFragment() == null) {
                Matcher number = DATABASE.matcher(uri.getRawPath());
                boolean hasDatabase = number.lookingAt();
                String key = hasDatabase ? uri.getPath().substring(number.end()) : path.group(1);
                if (hasDatabase ? key.isEmpty() : NUMBER.matcher(key).matches()) {
                    String digits = hasDatabase ? number.group(1) : key;
                    here.invalid(
                            line,
                            "ends in a number: write redis://host:port/0/" + digits + " for the list " + digits
                                    + " of database 0, or redis://host:port/" + digits + "/key for a list of database "
                                    + digits);
                    return Optional.empty();
                }
                Integer database = hasDatabase ? Integer.valueOf(number.group(1)) : null;
                String host = uri.getHost().replace("[", "").replace("]", "");
                Integer port = uri.getPort() < 0 ? null : uri.getPort();
                TlsSpec tls = "rediss".equals(uri.getScheme()) ? new TlsSpec(true, null, null, null) : null;
                return Optional.of(MetricSpec.of(RedisEndpoint.TYPE)
                        .with(RedisSource.list(host, key)
                                .withPort(port)
                                .withDatabase(database)
                                .withTls(tls)));
            }
        } catch (URISyntaxException e) {
            // Said below, in our own words.
        }
        here.invalid(line, "must be redis://host:port/key, where key is the list whose length counts" + encoding(line));
        return Optional.empty();
    }

    /** How to write what may not stand in an address as it is. */
    private static String encoding(String line) {
        int from = line.indexOf("//") + 2;
        int path = line.indexOf('/', from);
        for (char character : line.substring(Math.max(path, 0)).toCharArray()) {
            if (character == '?') {
                return "; the database is written before the key (redis://host:port/2/key), and ? in a key as %3F";
            }
            if (ENCODED.indexOf(character) >= 0) {
                return "; write %" + Integer.toHexString(character).toUpperCase(Locale.ROOT) + " for " + character
                        + (character == '{' ? " and %7D for }" : "");
            }
        }
        return "";
    }

    /** Whether an {@code @} stands between the first two slashes and the next one, which not every address has as its user's. */
    private static boolean hasLogin(String line) {
        int slashes = line.indexOf("//");
        int at = slashes < 0 ? -1 : line.indexOf('@', slashes);
        int end = slashes < 0 ? -1 : line.indexOf('/', slashes + 2);
        return at >= 0 && line.indexOf('/') == slashes && (end < 0 || at < end);
    }
}
