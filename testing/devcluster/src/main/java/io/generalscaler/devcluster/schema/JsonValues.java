package io.generalscaler.devcluster.schema;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;

/** Equality of JSON values: by content, numbers by their numeric value, whatever width a parser chose. */
public final class JsonValues {
    private JsonValues() {}

    /** Whether both stand for the same JSON value. */
    public static boolean same(JsonNode a, JsonNode b) {
        if (a.isNumber() && b.isNumber()) {
            return a.decimalValue().compareTo(b.decimalValue()) == 0;
        }
        if (a.isObject() && b.isObject()) {
            return a.size() == b.size() && a.properties().stream().allMatch(entry -> sameEntry(entry, b));
        }
        if (a.isArray() && b.isArray() && a.size() == b.size()) {
            for (int i = 0; i < a.size(); i++) {
                if (!same(a.get(i), b.get(i))) {
                    return false;
                }
            }
            return true;
        }
        return a.equals(b);
    }

    private static boolean sameEntry(Map.Entry<String, JsonNode> entry, JsonNode b) {
        JsonNode other = b.get(entry.getKey());
        return other != null && same(entry.getValue(), other);
    }
}
