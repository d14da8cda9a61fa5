package io.generalscaler.devcluster.patch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.generalscaler.devcluster.schema.JsonValues;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Server-side apply: the applied configuration goes over the live object, what the applier gave up and nobody else owns goes,
 * and a place that others own and the configuration would change is a conflict.
 */
public final class ServerSideApply {
    /** Owns, in the books, what was there before the first apply. */
    private static final String BEFORE_FIRST_APPLY = "before-first-apply";

    private ServerSideApply() {}

    /**
     * The object after the apply, books kept. Equal to {@code live} where nothing changes, so that the caller can leave its
     * resource version alone.
     *
     * @param live what is there; null where the apply creates the object
     * @param applied the configuration: what the applier wants to own, no more
     * @param force take over places that others own
     * @throws PatchRefusal if the configuration is malformed or conflicts with other managers
     */
    public static ObjectNode apply(
            @Nullable ObjectNode live, ObjectNode applied, Writer writer, boolean force, Shape shape) {
        if (applied.path("metadata").has("managedFields")) {
            throw PatchRefusal.malformed("metadata.managedFields must be nil");
        }
        String fault = Owned.fault(applied, shape, "");
        if (!fault.isEmpty()) {
            throw PatchRefusal.untyped("failed to create typed patch object (" + title(applied) + "): " + fault);
        }
        ObjectNode before = FieldOwnership.withoutBooks(live == null ? empty(applied) : live);
        ManagedFields managers = managers(live, before, writer, shape);
        ManagedFields.Id id = ManagedFields.Id.applier(writer.manager(), writer.subresource());
        ManagedFields.Entry last = managers.entries().get(id);
        FieldSet lastFields = last == null ? FieldSet.EMPTY : last.fields();

        FieldSet wanted = FieldOwnership.ownable(writer.own(Owned.of(applied, shape)));
        managers.put(
                id, new ManagedFields.Entry(writer.apiVersion(), last == null ? writer.time() : last.time(), wanted));
        ObjectNode merged = (ObjectNode) ApplyMerge.merge(before, applied, shape);
        ObjectNode after = prune(merged, lastFields, managers, shape);

        Comparison change = FieldOwnership.compare(before, after, writer, shape);
        FieldSet touched = change.added().union(change.modified());
        conflicts(live, managers, id, touched, writer, force, shape);
        managers.take(touched.union(change.removed()), id);

        boolean sameObject = JsonValues.same(before, after);
        if (!sameObject || !wanted.equals(lastFields)) {
            managers.put(id, new ManagedFields.Entry(writer.apiVersion(), writer.time(), wanted));
        }
        if (writer.manager().equals("kubectl")) {
            LastApplied.renew(after, applied);
        }
        ObjectNode result = FieldOwnership.withBooks(after, managers);
        return live != null && JsonValues.same(result, live) ? live.deepCopy() : result;
    }

    private static ManagedFields managers(@Nullable ObjectNode live, ObjectNode before, Writer writer, Shape shape) {
        ManagedFields managers = live == null ? new ManagedFields() : ManagedFields.read(FieldOwnership.books(live));
        if (managers == null) {
            throw PatchRefusal.untyped("failed to decode managed fields");
        }
        if (live != null && managers.isEmpty()) {
            FieldSet present = FieldOwnership.ownable(writer.own(Owned.of(before, shape)));
            managers.put(
                    ManagedFields.Id.updater(BEFORE_FIRST_APPLY, writer.apiVersion(), writer.subresource()),
                    new ManagedFields.Entry(writer.apiVersion(), writer.time(), present));
        }
        return managers;
    }

    /** Takes out what the applier owned and gave up, unless somebody else owns it. */
    private static ObjectNode prune(ObjectNode merged, FieldSet last, ManagedFields managers, Shape shape) {
        if (last.isEmpty()) {
            return merged;
        }
        FieldSet present = Owned.of(merged, shape).withNamedFields(shape);
        FieldSet given = last.withNamedFields(shape)
                .minus(managers.all().withNamedFields(shape))
                .intersect(present);
        return ApplyMerge.remove(merged, given, shape);
    }

    private static void conflicts(
            @Nullable ObjectNode live,
            ManagedFields managers,
            ManagedFields.Id self,
            FieldSet touched,
            Writer writer,
            boolean force,
            Shape shape) {
        if (force || live == null) {
            return;
        }
        // What kubectl's client-side apply put there, kubectl's server-side apply may take over.
        FieldSet allowed =
                writer.manager().equals("kubectl") ? LastApplied.unchanged(live, writer, shape) : FieldSet.EMPTY;
        Map<String, FieldSet> conflicts = new TreeMap<>();
        managers.entries().forEach((id, entry) -> {
            FieldSet conflict = entry.fields().intersect(touched).minus(allowed);
            if (!id.equals(self) && !conflict.isEmpty()) {
                conflicts.merge(ApplyConflicts.title(id, entry), conflict, FieldSet::union);
            }
        });
        if (!conflicts.isEmpty()) {
            throw ApplyConflicts.refusal(conflicts);
        }
    }

    private static ObjectNode empty(ObjectNode applied) {
        ObjectNode empty = JsonNodeFactory.instance.objectNode();
        empty.set("apiVersion", applied.path("apiVersion"));
        empty.set("kind", applied.path("kind"));
        return empty;
    }

    private static String title(ObjectNode object) {
        JsonNode metadata = object.path("metadata");
        return metadata.path("namespace").asText("") + "/"
                + metadata.path("name").asText("") + "; "
                + object.path("apiVersion").asText("") + ", Kind="
                + object.path("kind").asText("");
    }
}
