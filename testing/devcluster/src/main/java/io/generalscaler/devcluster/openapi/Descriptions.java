package io.generalscaler.devcluster.openapi;

import java.util.Map;
import java.util.Optional;

/**
 * What is said of built-in types and their fields.
 *
 * @param texts by {@code Type} and {@code Type.field}
 */
record Descriptions(Map<String, String> texts) {

    static final Descriptions NONE = new Descriptions(Map.of());

    Optional<String> ofType(Class<?> model) {
        return Optional.ofNullable(texts.get(model.getSimpleName()));
    }

    Optional<String> ofField(Class<?> model, String field) {
        return Optional.ofNullable(texts.get(model.getSimpleName() + "." + field));
    }
}
