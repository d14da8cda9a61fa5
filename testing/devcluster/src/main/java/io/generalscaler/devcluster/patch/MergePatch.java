package io.generalscaler.devcluster.patch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;

/** JSON merge patch (RFC 7386): null removes a field, an object merges, everything else replaces. */
public final class MergePatch {
    private MergePatch() {}

    /**
     * The patched object.
     *
     * @throws PatchRefusal if the patch is not an object
     */
    public static ObjectNode apply(ObjectNode target, JsonNode patch) {
        if (!patch.isObject()) {
            throw PatchRefusal.malformed(
                    "json: cannot unmarshal " + patch.getNodeType().name().toLowerCase(java.util.Locale.ROOT)
                            + " into Go value of type map[string]interface {}");
        }
        return merge(target.deepCopy(), (ObjectNode) patch);
    }

    private static ObjectNode merge(ObjectNode target, ObjectNode patch) {
        for (Map.Entry<String, JsonNode> change : patch.properties()) {
            JsonNode value = change.getValue();
            if (value.isNull()) {
                target.remove(change.getKey());
            } else if (value.isObject()) {
                JsonNode old = target.get(change.getKey());
                ObjectNode base = old instanceof ObjectNode object ? object : JsonNodeFactory.instance.objectNode();
                target.set(change.getKey(), merge(base, (ObjectNode) value));
            } else {
                target.set(change.getKey(), value.deepCopy());
            }
        }
        return target;
    }
}
