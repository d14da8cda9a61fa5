package io.generalscaler.api.source.prometheus;

import io.generalscaler.api.problem.Nearest;
import io.generalscaler.api.problem.Problems;
import io.generalscaler.api.source.HttpAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The address of a server with Prometheus' HTTP API. Its query holds only what such servers document about how to answer, so that no
 * password finds a place in it, and none of it changes what is asked.
 */
final class PrometheusServer {
    /** Of Prometheus, Thanos and VictoriaMetrics. */
    private static final List<String> PARAMETERS = List.of(
            "dedup",
            "deny_partial_response",
            "engine",
            "extra_filters[]",
            "extra_label",
            "latency_offset",
            "lookback_delta",
            "max_source_resolution",
            "nocache",
            "partial_response",
            "replicaLabels[]",
            "storeMatch[]");

    private static final int MAX_PARAMETERS = 20;

    private PrometheusServer() {}

    /** Without slashes at the end of its path; empty where it is absent or a violation was reported. */
    static Optional<URI> read(@Nullable String address, Problems here) {
        return HttpAddress.read(address == null ? null : withoutSlashes(address), "http://prometheus:9090", here)
                .filter(uri -> areKnown(uri.getRawQuery(), here));
    }

    private static boolean areKnown(@Nullable String query, Problems here) {
        if (query == null) {
            return true;
        }
        String[] parameters = query.split("&", -1);
        for (String parameter : parameters) {
            String name = decoded(parameter.split("=", 2)[0]);
            if (!PARAMETERS.contains(name)) {
                here.notSupported(
                        name,
                        "is no parameter that may stand in an address; these may: " + String.join(", ", PARAMETERS)
                                + Nearest.hint(name, PARAMETERS));
                return false;
            }
        }
        if (parameters.length > MAX_PARAMETERS) {
            here.invalid(parameters.length, "must have at most " + MAX_PARAMETERS + " parameters");
            return false;
        }
        return true;
    }

    private static String decoded(String name) {
        try {
            return URLDecoder.decode(name, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return name;
        }
    }

    private static String withoutSlashes(String address) {
        int query = address.indexOf('?');
        int end = query < 0 ? address.length() : query;
        int last = end;
        while (last > 0 && address.charAt(last - 1) == '/') {
            last--;
        }
        return address.substring(0, last) + address.substring(end);
    }
}
