package io.generalscaler.devcluster.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Takes fields out of an object that its schema does not describe. */
final class Pruning {
    private static final Set<String> OBJECT_FIELDS = Set.of("apiVersion", "kind", "metadata");

    private final List<String> unknown = new ArrayList<>();

    /** Prunes in place; the paths of what was taken out, sorted. */
    static List<String> prune(ObjectNode object, Schema schema) {
        Pruning pruning = new Pruning();
        pruning.fields(object, schema, true, FieldPath.ROOT);
        return pruning.unknown.stream().sorted().toList();
    }

    /** Prunes a part of an object in place. */
    static void prune(JsonNode value, Schema schema) {
        new Pruning().prune(value, schema, FieldPath.ROOT);
    }

    private void prune(JsonNode value, @Nullable Schema schema, FieldPath path) {
        if (value instanceof ObjectNode object) {
            fields(object, schema, schema != null && schema.embedded(), path);
        } else if (value instanceof ArrayNode list) {
            boolean preserving = schema != null && schema.preservesUnknown() && schema.items() == null;
            for (int i = 0; i < list.size() && !preserving; i++) {
                prune(list.get(i), schema == null ? null : schema.items(), path.index(i));
            }
        }
    }

    private void fields(ObjectNode object, @Nullable Schema schema, boolean whole, FieldPath path) {
        List<String> gone = new ArrayList<>();
        boolean preserves = schema != null && schema.preservesUnknown();
        for (Map.Entry<String, JsonNode> field : object.properties()) {
            String name = field.getKey();
            if (whole && OBJECT_FIELDS.contains(name)) {
                continue;
            }
            Schema described = schema == null ? null : schema.properties().get(name);
            if (described != null) {
                prune(field.getValue(), described, path.child(name));
            } else if (schema != null && schema.takesAdditional()) {
                prune(field.getValue(), schema.additional(), path.child(name));
            } else if (!preserves) {
                gone.add(name);
            }
        }
        for (String name : gone) {
            object.remove(name);
            unknown.add(path.child(name).text());
        }
    }
}
