package io.generalscaler.api.source;

import io.generalscaler.api.problem.Nearest;
import io.generalscaler.api.problem.Problems;
import java.net.URI;
import java.net.URISyntaxException;
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

    private static final int MAX_PORT = 65_535;
    private static final int MAX_PARAMETERS = 20;

    private PrometheusServer() {}

    /** Without slashes at the end of its path; empty where it is absent or a violation was reported. */
    static Optional<URI> read(@Nullable String address, Problems here) {
        if (address == null || here.isBroken()) {
            return Optional.empty();
        }
        try {
            int query = address.indexOf('?');
            String path = query < 0 ? address : address.substring(0, query);
            URI uri = new URI(withoutSlashes(path) + (query < 0 ? "" : address.substring(query)));
            boolean isHttp = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
            boolean isPlain = uri.getRawUserInfo() == null && uri.getRawFragment() == null;
            if (isHttp && isPlain && uri.getRawAuthority() != null) {
                return server(uri, here);
            }
        } catch (URISyntaxException e) {
            // Said below, in our own words.
        }
        here.invalid(address, form());
        return Optional.empty();
    }

    private static Optional<URI> server(URI uri, Problems here) {
        Optional<String> fault = HostName.fault(host(uri));
        if (fault.isPresent()) {
            here.invalid(uri.toString(), fault.get());
        } else if (uri.getHost() == null || uri.getPort() == 0 || uri.getPort() > MAX_PORT) {
            here.invalid(uri.toString(), form());
        } else if (areKnown(uri.getRawQuery(), here)) {
            return Optional.of(uri);
        }
        return Optional.empty();
    }

    /** Without brackets and port, also of an authority that Java does not take for a server's. */
    private static String host(URI uri) {
        String authority = uri.getHost() == null ? uri.getRawAuthority() : uri.getHost();
        if (authority.startsWith("[")) {
            int end = authority.indexOf(']');
            return end < 0 ? authority : authority.substring(1, end);
        }
        int colon = authority.lastIndexOf(':');
        return colon < 0 ? authority : authority.substring(0, colon);
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

    private static String form() {
        return "must be an address such as http://prometheus:9090, with a port from 1 to 65535 if any";
    }

    private static String withoutSlashes(String address) {
        int end = address.length();
        while (end > 0 && address.charAt(end - 1) == '/') {
            end--;
        }
        return address.substring(0, end);
    }
}
