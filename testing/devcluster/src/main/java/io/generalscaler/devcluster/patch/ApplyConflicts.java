package io.generalscaler.devcluster.patch;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.generalscaler.devcluster.schema.GoText;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What an applier is told whose configuration would change places that others own. */
final class ApplyConflicts {
    private ApplyConflicts() {}

    /** How messages name a manager. */
    static String title(ManagedFields.Id id, ManagedFields.Entry entry) {
        String name = GoText.quote(id.manager());
        if (!id.subresource().isEmpty()) {
            name += " with subresource " + GoText.quote(id.subresource());
        }
        return id.applies() ? name : name + " using " + entry.apiVersion();
    }

    /**
     * The refusal, in the form that kubectl prints.
     *
     * @param conflicts the places by the title of their manager; at least one
     */
    static PatchRefusal refusal(Map<String, FieldSet> conflicts) {
        ArrayNode causes = JsonNodeFactory.instance.arrayNode();
        List<String> lines = new ArrayList<>();
        conflicts.forEach((title, fields) -> {
            lines.add("conflicts with " + title + ":");
            for (List<String> path : fields.paths()) {
                lines.add("- " + PathElement.display(path));
                causes.addObject()
                        .put("reason", "FieldManagerConflict")
                        .put("message", "conflict with " + title)
                        .put("field", PathElement.display(path));
            }
        });
        if (causes.size() == 1) {
            String message = "Apply failed with 1 conflict: "
                    + causes.get(0).path("message").asText() + ": "
                    + causes.get(0).path("field").asText();
            return PatchRefusal.conflict(message, causes);
        }
        return PatchRefusal.conflict(
                "Apply failed with " + causes.size() + " conflicts: " + String.join("\n", lines), causes);
    }
}
