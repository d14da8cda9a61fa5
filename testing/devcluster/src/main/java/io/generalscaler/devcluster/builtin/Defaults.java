package io.generalscaler.devcluster.builtin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.generalscaler.devcluster.wire.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;

/** The fixed defaults of built-in types; {@code defaults.yaml} explains its own form. */
final class Defaults {

    private final JsonNode table;

    private Defaults(JsonNode table) {
        this.table = table;
    }

    static Defaults load() {
        try (InputStream in = Defaults.class.getResourceAsStream("defaults.yaml")) {
            return new Defaults(new YAMLMapper().readTree(in));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** In place. */
    void apply(String collection, ObjectNode object) {
        fill(object, table.path(collection));
    }

    private void fill(ObjectNode object, JsonNode given) {
        JsonNode defaults = given.isTextual() ? table.path(given.textValue()) : given;
        for (Map.Entry<String, JsonNode> entry : defaults.properties()) {
            String name = entry.getKey();
            JsonNode value = entry.getValue();
            if (name.endsWith("[]")) {
                for (JsonNode item : object.path(name.substring(0, name.length() - 2))) {
                    if (item instanceof ObjectNode nested) {
                        fill(nested, value);
                    }
                }
            } else if (name.endsWith("?")) {
                if (object.get(name.substring(0, name.length() - 1)) instanceof ObjectNode nested) {
                    fill(nested, value);
                }
            } else if (value.isObject() || isReference(value)) {
                fill(Json.objectAt(object, name), value);
            } else if (object.path(name).isMissingNode() || object.path(name).isNull()) {
                object.set(name, value.deepCopy());
            }
        }
    }

    private static boolean isReference(JsonNode value) {
        return value.isTextual() && value.textValue().startsWith("$");
    }
}
