package io.generalscaler.api.source.http;

import io.generalscaler.api.problem.Problems;
import io.generalscaler.api.v1alpha1.HttpSource;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Which fields go with which format of an answer. */
final class ValueRules {
    private static final Pattern LABEL = Pattern.compile("[a-zA-Z_][a-zA-Z0-9_]{0,127}");

    private ValueRules() {}

    static Optional<HttpValue> compile(HttpSource http, Problems here) {
        String format = Objects.requireNonNullElse(http.format(), "Json");
        boolean quantity = "Quantity".equals(http.unit());
        if (http.valuePointer() != null && !format.equals("Json")) {
            here.at("valuePointer").forbidden("goes with format Json, and format is " + format);
        }
        if (format.equals("Prometheus")) {
            if (quantity) {
                here.at("unit").forbidden("Quantity goes with format Json or Text, and format is Prometheus");
            }
            return sample(http, here);
        }
        if (http.metric() != null) {
            here.at("metric").forbidden("goes with format Prometheus, and format is " + format);
        }
        if (http.labels() != null) {
            here.at("labels").forbidden("goes with format Prometheus, and format is " + format);
        }
        return Optional.of(
                format.equals("Text")
                        ? new HttpValue.Text(quantity)
                        : new HttpValue.Json(Objects.requireNonNullElse(http.valuePointer(), ""), quantity));
    }

    private static Optional<HttpValue> sample(HttpSource http, Problems here) {
        Map<String, String> labels = http.labels() == null ? Map.of() : http.labels();
        for (String label : new TreeMap<>(labels).keySet()) {
            if (!LABEL.matcher(label).matches()) {
                here.at("labels")
                        .atKey(label)
                        .invalid(
                                label,
                                "must be the name of a label: 1 to 128 letters, digits and _, not a digit first");
            }
        }
        if (http.metric() == null) {
            here.at("metric").required("is required with format Prometheus: the sample's name, such as jobs_waiting");
            return Optional.empty();
        }
        return Optional.of(new HttpValue.Sample(http.metric(), labels));
    }
}
