package io.generalscaler.api.annotation;

import io.generalscaler.api.problem.Nearest;
import io.generalscaler.api.problem.Problems;
import io.generalscaler.api.source.AddressForm;
import io.generalscaler.api.source.MetricSources;
import io.generalscaler.api.v1alpha1.MetricSpec;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Reads a metric that is written as one line, in the form of one of the known types. */
final class MetricAddress {
    private final MetricSources sources;
    private final Map<String, String> servers;

    /**
     * Reads lines of these types.
     *
     * @param servers the servers that the operator names, by metric type
     */
    MetricAddress(MetricSources sources, Map<String, String> servers) {
        this.sources = sources;
        this.servers = servers;
    }

    /** How a line begins, for people. */
    String beginnings() {
        List<String> schemes =
                forms().keySet().stream().map(scheme -> scheme + ":").toList();
        int last = schemes.size() - 1;
        return last < 1
                ? String.join("", schemes)
                : String.join(", ", schemes.subList(0, last)) + " or " + schemes.get(last);
    }

    /** A metric that lacks only a target; empty where a violation was reported. */
    Optional<MetricSpec> read(String line, Problems here) {
        int colon = line.indexOf(':');
        String scheme = colon < 0 ? "" : line.substring(0, colon);
        for (Map.Entry<String, AddressForm> form : sources.addressForms().entrySet()) {
            if (form.getValue().schemes().containsKey(scheme)) {
                return form.getValue().read(line, Optional.ofNullable(servers.get(form.getKey())), here);
            }
        }
        SortedMap<String, String> known = forms();
        String hint = Nearest.to(scheme, known.keySet())
                .map(near -> "; did you mean " + known.get(near) + "?")
                .orElse("");
        here.notSupported(line, "must begin with " + beginnings() + hint);
        return Optional.empty();
    }

    /** The form of a line by its scheme. */
    private SortedMap<String, String> forms() {
        SortedMap<String, String> forms = new TreeMap<>();
        sources.addressForms().values().forEach(form -> forms.putAll(form.schemes()));
        return forms;
    }
}
