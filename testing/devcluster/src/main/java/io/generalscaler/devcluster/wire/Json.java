package io.generalscaler.devcluster.wire;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/** JSON trees and bytes; the one mapper of this module. */
public final class Json {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private Json() {}

    public static ObjectNode object() {
        return MAPPER.createObjectNode();
    }

    public static ArrayNode array() {
        return MAPPER.createArrayNode();
    }

    /** One JSON value; bytes after it are an error. */
    public static JsonNode read(byte[] json) throws IOException {
        JsonNode node = MAPPER.readTree(json);
        if (node == null) {
            throw new IOException("unexpected end of JSON input");
        }
        return node;
    }

    public static byte[] bytes(JsonNode node) {
        try {
            return MAPPER.writeValueAsBytes(node);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The text at {@code path}, a chain of field names; null where anything on the way is absent or not text. */
    public static @Nullable String text(JsonNode node, String... path) {
        JsonNode at = at(node, path);
        return at.isTextual() ? at.textValue() : null;
    }

    /** As {@link #text}, with {@code ""} for absent. */
    public static String textOrEmpty(JsonNode node, String... path) {
        String text = text(node, path);
        return text == null ? "" : text;
    }

    /** The node at {@code path}; a missing node where anything on the way is absent. */
    public static JsonNode at(JsonNode node, String... path) {
        JsonNode at = node;
        for (String step : path) {
            at = at.path(step);
        }
        return at;
    }

    /** The object at {@code field}, created (or put in place of a null) where it is not there. */
    public static ObjectNode objectAt(ObjectNode parent, String field) {
        return parent.get(field) instanceof ObjectNode existing ? existing : parent.putObject(field);
    }
}
