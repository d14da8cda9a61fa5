package io.generalscaler.api.source.prometheus;

import io.generalscaler.api.problem.Problems;
import io.generalscaler.api.source.AddressForm;
import io.generalscaler.api.v1alpha1.MetricSpec;
import io.generalscaler.api.v1alpha1.PrometheusSource;
import java.util.Map;
import java.util.Optional;

/** A query in one line: {@code prometheus:query}, asked of the server that the operator names. */
final class PrometheusAddress implements AddressForm {
    private static final String SCHEME = "prometheus:";

    @Override
    public Map<String, String> schemes() {
        return Map.of("prometheus", "prometheus:query");
    }

    @Override
    public Optional<MetricSpec> read(String line, Optional<String> server, Problems here) {
        if (server.isEmpty()) {
            here.notSupported(
                    SCHEME,
                    "needs a server, and the operator of GeneralScaler has named none; a GeneralScaler names its own in"
                            + " prometheus.serverAddress");
            return Optional.empty();
        }
        String query = line.substring(SCHEME.length()).strip();
        return Optional.of(
                MetricSpec.of(PrometheusEndpoint.TYPE).with(new PrometheusSource(server.get(), query, null, null)));
    }
}
