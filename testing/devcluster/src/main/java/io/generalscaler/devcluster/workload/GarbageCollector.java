package io.generalscaler.devcluster.workload;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/**
 * Removes what has lost all its owners, and carries out deletions that wait for their dependents ({@code Foreground}) or let
 * go of them ({@code Orphan}).
 */
final class GarbageCollector implements Controller {
    static final String FOREGROUND = "foregroundDeletion";
    static final String ORPHAN = "orphan";

    @Override
    public List<Change> reconcile(Resource object, ClusterState state, Visit visit) {
        if (object.deleting() && object.hasFinalizer(ORPHAN)) {
            return orphan(object, state);
        }
        if (object.deleting() && object.hasFinalizer(FOREGROUND)) {
            return foreground(object, state);
        }
        return object.deleting() ? List.of() : unowned(object, state);
    }

    /** An object whose owners are all gone goes; one that lost some of them forgets those. */
    private static List<Change> unowned(Resource object, ClusterState state) {
        List<String> owners = object.ownerUids();
        if (owners.isEmpty()) {
            return List.of();
        }
        List<String> present = owners.stream().filter(uid -> counts(uid, state)).toList();
        if (present.isEmpty()) {
            return List.of(object.deletion());
        }
        return present.size() == owners.size() ? List.of() : List.of(withoutOwners(object, present));
    }

    /** Whether an owner is there to stay. */
    private static boolean counts(String uid, ClusterState state) {
        return state.withUid(uid)
                .filter(owner -> !(owner.deleting() && owner.hasFinalizer(FOREGROUND)))
                .isPresent();
    }

    private static List<Change> orphan(Resource owner, ClusterState state) {
        List<Change> changes = new ArrayList<>();
        for (Resource dependent : state.ownedBy(owner.uid())) {
            List<String> others = dependent.ownerUids().stream()
                    .filter(uid -> !uid.equals(owner.uid()))
                    .toList();
            changes.add(withoutOwners(dependent, others));
        }
        return changes.isEmpty() ? List.of(withoutFinalizer(owner, ORPHAN)) : changes;
    }

    private static List<Change> foreground(Resource owner, ClusterState state) {
        List<Resource> dependents = state.ownedBy(owner.uid());
        boolean held = dependents.stream().anyMatch(dependent -> blocks(dependent, owner.uid()));
        if (!held) {
            return List.of(withoutFinalizer(owner, FOREGROUND));
        }
        return dependents.stream()
                .filter(dependent -> !dependent.deleting())
                .filter(dependent -> dependent.ownerUids().stream().noneMatch(uid -> counts(uid, state)))
                .map(dependent -> (Change) dependent.deletion())
                .toList();
    }

    private static boolean blocks(Resource dependent, String uid) {
        for (JsonNode reference : dependent.owners()) {
            if (reference.path("uid").asText().equals(uid)
                    && reference.path("blockOwnerDeletion").asBoolean(false)) {
                return true;
            }
        }
        return false;
    }

    private static Change withoutOwners(Resource object, List<String> kept) {
        ObjectNode changed = object.json().deepCopy();
        ArrayNode references = changed.withObjectProperty("metadata").putArray("ownerReferences");
        object.owners().forEach(reference -> {
            if (kept.contains(reference.path("uid").asText())) {
                references.add(reference);
            }
        });
        if (references.isEmpty()) {
            changed.withObjectProperty("metadata").remove("ownerReferences");
        }
        return new Change.Update(object.key(), changed);
    }

    private static Change withoutFinalizer(Resource object, String name) {
        ObjectNode changed = object.json().deepCopy();
        ArrayNode kept = changed.withObjectProperty("metadata").putArray("finalizers");
        object.json().path("metadata").path("finalizers").forEach(finalizer -> {
            if (!finalizer.asText().equals(name)) {
                kept.add(finalizer);
            }
        });
        if (kept.isEmpty()) {
            changed.withObjectProperty("metadata").remove("finalizers");
        }
        return new Change.Update(object.key(), changed);
    }
}
