package io.generalscaler.api.source.http;

import io.generalscaler.api.problem.Problems;
import io.generalscaler.api.source.AddressForm;
import io.generalscaler.api.source.HttpAddress;
import io.generalscaler.api.v1alpha1.HttpSource;
import io.generalscaler.api.v1alpha1.MetricSpec;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * An address in one line: {@code http://host:port/path} answers with the number alone, {@code http://host:port/path#/pointer} with JSON in
 * which the number stands at the pointer.
 */
final class HttpAddressForm implements AddressForm {
    private static final String EXAMPLE = "http://orders:8080/stats#/waiting";

    @Override
    public Map<String, String> schemes() {
        Map<String, String> schemes = new LinkedHashMap<>();
        schemes.put("http", "http://host:port/path#/json/pointer");
        schemes.put("https", "https://host/path#/json/pointer");
        return schemes;
    }

    @Override
    public Optional<MetricSpec> read(String line, Optional<String> server, Problems here) {
        int hash = line.indexOf('#');
        String url = hash < 0 ? line : line.substring(0, hash);
        String pointer = hash < 0 ? "" : line.substring(hash + 1);
        if (!pointer.isEmpty() && !pointer.startsWith("/")) {
            here.invalid(line, "must have a JSON Pointer, which begins with a slash, behind the #, as in " + EXAMPLE);
            return Optional.empty();
        }
        return HttpAddress.read(url, EXAMPLE, here)
                .map(_ -> MetricSpec.of(HttpEndpoint.TYPE)
                        .with(hash < 0 ? HttpSource.text(url) : HttpSource.json(url, pointer)));
    }
}
