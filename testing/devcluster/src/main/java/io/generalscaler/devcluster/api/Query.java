package io.generalscaler.devcluster.api;

import io.generalscaler.devcluster.wire.Statuses;
import io.netty.handler.codec.http.QueryStringDecoder;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/** The parameters of a URL; the first value counts. */
public record Query(Map<String, List<String>> parameters) {

    public static Query of(String pathAndQuery) {
        return new Query(new QueryStringDecoder(pathAndQuery).parameters());
    }

    /** The value, empty where it is not given. */
    public String get(String name) {
        List<String> values = parameters.getOrDefault(name, List.of());
        return values.isEmpty() ? "" : values.getFirst();
    }

    public boolean has(String name) {
        return !get(name).isEmpty();
    }

    /** As Kubernetes reads booleans: given and neither "false" nor "0". */
    public boolean isTrue(String name) {
        return parameters.containsKey(name)
                && !get(name).equals("false")
                && !get(name).equals("0");
    }

    public OptionalInt number(String name) {
        if (!has(name)) {
            return OptionalInt.empty();
        }
        try {
            return OptionalInt.of(Integer.parseInt(get(name)));
        } catch (NumberFormatException e) {
            throw Statuses.badRequest("strconv.ParseInt: parsing \"" + get(name) + "\": invalid syntax");
        }
    }
}
