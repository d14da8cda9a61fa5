package io.generalscaler.devcluster.builtin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.generalscaler.devcluster.wire.Json;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;

/** Defaults of a CustomResourceDefinition, and the status that its controllers would set a moment later. */
public final class CrdStatus {

    private CrdStatus() {}

    /** In place. */
    public static void applyDefaults(ObjectNode crd) {
        ObjectNode spec = Json.objectAt(crd, "spec");
        ObjectNode names = Json.objectAt(spec, "names");
        String kind = Json.textOrEmpty(names, "kind");
        if (Json.textOrEmpty(names, "singular").isEmpty()) {
            names.put("singular", kind.toLowerCase(Locale.ROOT));
        }
        if (Json.textOrEmpty(names, "listKind").isEmpty()) {
            names.put("listKind", kind + "List");
        }
        if (!spec.has("conversion")) {
            spec.putObject("conversion").put("strategy", "None");
        }
    }

    /**
     * In place: names accepted and established, unless the names are taken.
     *
     * @param now as in metadata, RFC 3339 in seconds
     */
    public static void establish(ObjectNode crd, boolean taken, String now) {
        ObjectNode status = Json.objectAt(crd, "status");
        Set<String> stored = new LinkedHashSet<>();
        status.path("storedVersions").forEach(version -> stored.add(version.asText()));
        for (JsonNode version : crd.path("spec").path("versions")) {
            if (version.path("storage").asBoolean()) {
                stored.add(Json.textOrEmpty(version, "name"));
            }
        }
        ArrayNode versions = status.putArray("storedVersions");
        stored.forEach(versions::add);
        if (taken) {
            condition(status, "NamesAccepted", "False", "NamesConflict", "names are already in use", now);
            condition(status, "Established", "False", "NotAccepted", "not all names are accepted", now);
            return;
        }
        status.set("acceptedNames", crd.path("spec").path("names").deepCopy());
        condition(status, "NamesAccepted", "True", "NoConflicts", "no conflicts found", now);
        condition(status, "Established", "True", "InitialNamesAccepted", "the initial names have been accepted", now);
    }

    private static void condition(
            ObjectNode status, String type, String value, String reason, String message, String now) {
        ArrayNode conditions =
                status.get("conditions") instanceof ArrayNode array ? array : status.putArray("conditions");
        ObjectNode found = null;
        for (JsonNode condition : conditions) {
            if (Json.textOrEmpty(condition, "type").equals(type) && condition instanceof ObjectNode object) {
                found = object;
            }
        }
        ObjectNode condition = found == null ? conditions.addObject().put("type", type) : found;
        if (!Json.textOrEmpty(condition, "status").equals(value)) {
            condition.put("lastTransitionTime", now);
        }
        condition.put("status", value).put("reason", reason).put("message", message);
    }
}
