package io.generalscaler.devcluster.registry;

import java.util.List;

/**
 * Where a scalable type keeps its size, as field names from the root.
 *
 * @param selector the field with the serialised label selector (custom types) or the selector itself (built-in types);
 *     empty where the type has none
 */
public record ScalePaths(List<String> specReplicas, List<String> statusReplicas, List<String> selector) {

    public ScalePaths {
        specReplicas = List.copyOf(specReplicas);
        statusReplicas = List.copyOf(statusReplicas);
        selector = List.copyOf(selector);
    }

    /** A JSON path of a definition, {@code .spec.replicas}, as field names. */
    public static List<String> split(String jsonPath) {
        return jsonPath.isEmpty() ? List.of() : List.of(jsonPath.substring(1).split("\\.", -1));
    }
}
