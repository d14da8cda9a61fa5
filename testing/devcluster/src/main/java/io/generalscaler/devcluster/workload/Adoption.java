package io.generalscaler.devcluster.workload;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.generalscaler.devcluster.select.LabelSelector;
import java.util.List;

/** A workload takes over what its selector selects and nobody controls, for example what an earlier one left behind. */
final class Adoption {
    private Adoption() {}

    static List<Change> of(Resource owner, String kind, String collection, ClusterState state) {
        JsonNode selector = owner.spec().path("selector");
        if (selector.isEmpty()) {
            return List.of();
        }
        LabelSelector wanted = LabelSelector.of(selector);
        return state.uncontrolled(collection, owner.key().namespace()).stream()
                .filter(each -> !each.deleting() && wanted.matches(each.json()))
                .map(each -> adopted(each, owner, kind))
                .toList();
    }

    private static Change adopted(Resource orphan, Resource owner, String kind) {
        ObjectNode changed = orphan.json().deepCopy();
        changed.withObjectProperty("metadata")
                .withArrayProperty("ownerReferences")
                .add(PodTemplate.reference(owner, "apps/v1", kind));
        return new Change.Update(orphan.key(), changed);
    }
}
