package io.generalscaler.api.annotation;

import io.generalscaler.api.problem.Nearest;
import io.generalscaler.api.problem.Problems;
import io.generalscaler.api.source.AddressForm;
import io.generalscaler.api.source.MetricSources;
import io.generalscaler.api.v1alpha1.MetricSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

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

    /** The forms that a line can have, for people. */
    String forms() {
        List<String> forms = new ArrayList<>();
        sources.addressForms()
                .values()
                .forEach(form -> forms.addAll(form.schemes().values()));
        int last = forms.size() - 1;
        return last < 1 ? String.join("", forms) : String.join(", ", forms.subList(0, last)) + " or " + forms.get(last);
    }

    /** A metric that lacks only a target; empty where a violation was reported. */
    Optional<MetricSpec> read(String line, Problems here) {
        int colon = line.indexOf(':');
        String scheme = colon < 0 ? "" : line.substring(0, colon);
        List<String> known = new ArrayList<>();
        for (Map.Entry<String, AddressForm> form : sources.addressForms().entrySet()) {
            if (form.getValue().schemes().containsKey(scheme)) {
                return form.getValue().read(line, Optional.ofNullable(servers.get(form.getKey())), here);
            }
            known.addAll(form.getValue().schemes().keySet());
        }
        here.notSupported(line, "must be " + forms() + Nearest.hint(scheme, known));
        return Optional.empty();
    }
}
