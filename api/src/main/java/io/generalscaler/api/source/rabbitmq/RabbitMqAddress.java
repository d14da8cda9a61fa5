package io.generalscaler.api.source.rabbitmq;

import io.generalscaler.api.problem.Problems;
import io.generalscaler.api.source.AddressForm;
import io.generalscaler.api.source.HttpAddress;
import io.generalscaler.api.v1alpha1.MetricSpec;
import io.generalscaler.api.v1alpha1.RabbitMqSource;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A queue in one line: {@code rabbitmq://host:port/vhost/queue}, or {@code rabbitmq://host:port/queue} in the default virtual host. It is
 * asked for by the management API, over https with {@code rabbitmqs}. What has a meaning of its own in an address is percent-encoded.
 */
final class RabbitMqAddress implements AddressForm {
    private static final int PORT = 15_672;
    private static final int TLS_PORT = 15_671;
    private static final Pattern PATH = Pattern.compile("/(?:([^/]+)/)?([^/]+)");

    @Override
    public Map<String, String> schemes() {
        Map<String, String> schemes = new LinkedHashMap<>();
        schemes.put("rabbitmq", "rabbitmq://host:port/vhost/queue");
        schemes.put("rabbitmqs", "rabbitmqs://host:port/vhost/queue (TLS)");
        return schemes;
    }

    @Override
    public Optional<MetricSpec> read(String line, Optional<String> server, Problems here) {
        try {
            URI uri = new URI(line);
            Matcher path = PATH.matcher(uri.getRawPath() == null ? "" : uri.getRawPath());
            if (uri.getRawUserInfo() != null) {
                here.forbidden(
                        "has a login in its address; a password belongs into a Secret, which a GeneralScaler names"
                                + " in rabbitmq.authRef");
                return Optional.empty();
            }
            if (uri.getHost() != null && path.matches() && uri.getRawQuery() == null && uri.getRawFragment() == null) {
                String vhost = path.group(1) == null ? RabbitMqSource.DEFAULT_VHOST : decoded(path.group(1));
                String queue = decoded(path.group(2));
                return HttpAddress.read(management(uri), "rabbitmq://rabbitmq:15672/orders", here)
                        .map(address -> MetricSpec.of(RabbitMqEndpoint.TYPE)
                                .with(RabbitMqSource.queue(address.toString(), vhost, queue)));
            }
        } catch (URISyntaxException e) {
            // Said below, in our own words.
        }
        here.invalid(
                line,
                "must be rabbitmq://host:port/vhost/queue, or rabbitmq://host:port/queue for the virtual host /, with %2F for"
                        + " a / in a name and %25 for a %");
        return Optional.empty();
    }

    private static String management(URI uri) {
        boolean isTls = "rabbitmqs".equals(uri.getScheme());
        int port = uri.getPort() >= 0 ? uri.getPort() : isTls ? TLS_PORT : PORT;
        return (isTls ? "https://" : "http://") + uri.getHost() + ":" + port;
    }

    /** One part of a path, whose encoding is in order. */
    private static String decoded(String part) {
        return URI.create("/" + part).getPath().substring(1);
    }
}
