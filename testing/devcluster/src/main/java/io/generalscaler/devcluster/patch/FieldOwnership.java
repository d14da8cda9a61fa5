package io.generalscaler.devcluster.patch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Keeps {@code metadata.managedFields} over creations and plain updates: who changes a place owns it. */
public final class FieldOwnership {
    /** Places that nobody owns. */
    private static final FieldSet UNOWNED = unowned();

    private FieldOwnership() {}

    /**
     * The updated object with its books kept.
     *
     * @param live what was there before; null on creation
     * @param updated what the writer wants, all merging done; its own {@code managedFields} replace the live ones if it
     *     brings any, so that a client can move ownership or reset it
     */
    public static ObjectNode update(@Nullable ObjectNode live, ObjectNode updated, Writer writer, Shape shape) {
        ObjectNode before = withoutBooks(live == null ? JsonNodeFactory.instance.objectNode() : live);
        ObjectNode after = withoutBooks(updated);
        ManagedFields managers = start(live, updated, writer);
        if (live != null && managers.isEmpty()) {
            // Nobody kept books on this object so far; only an apply begins them.
            return after;
        }
        Comparison change = compare(before, after, writer, shape);
        FieldSet touched = change.added().union(change.modified());
        ManagedFields.Id id = ManagedFields.Id.updater(writer.manager(), writer.apiVersion(), writer.subresource());
        // Also the writer's own earlier entries: what is touched now is added again below.
        managers.take(touched.union(change.removed()), null);
        FieldSet own = writer.own(touched).minus(UNOWNED);
        if (!own.isEmpty()) {
            FieldSet owned = managers.fields(id).union(own);
            managers.put(id, new ManagedFields.Entry(writer.apiVersion(), writer.time(), owned));
        }
        managers.fold();
        return withBooks(after, managers);
    }

    private static ManagedFields start(@Nullable ObjectNode live, ObjectNode updated, Writer writer) {
        JsonNode brought = books(updated);
        boolean reset = brought.isArray()
                && (brought.isEmpty() || (brought.size() == 1 && brought.get(0).isEmpty()));
        boolean main = writer.subresource().isEmpty();
        if (main && reset) {
            return new ManagedFields();
        }
        ManagedFields managers = main && brought.isArray() ? ManagedFields.read(brought) : null;
        if (managers == null || managers.isEmpty()) {
            managers = ManagedFields.read(books(live == null ? JsonNodeFactory.instance.objectNode() : live));
        }
        return managers == null ? new ManagedFields() : managers;
    }

    static Comparison compare(ObjectNode before, ObjectNode after, Writer writer, Shape shape) {
        try {
            Comparison all = Comparison.of(before, after, shape);
            return new Comparison(writer.own(all.added()), writer.own(all.modified()), writer.own(all.removed()));
        } catch (IllegalArgumentException e) {
            // A list item without its key: validation speaks of it; ownership cannot.
            return new Comparison(FieldSet.EMPTY, FieldSet.EMPTY, FieldSet.EMPTY);
        }
    }

    static FieldSet ownable(FieldSet places) {
        return places.minus(UNOWNED);
    }

    static JsonNode books(ObjectNode object) {
        return object.path("metadata").path("managedFields");
    }

    static ObjectNode withoutBooks(ObjectNode object) {
        ObjectNode copy = object.deepCopy();
        if (copy.get("metadata") instanceof ObjectNode metadata) {
            metadata.remove("managedFields");
        }
        return copy;
    }

    static ObjectNode withBooks(ObjectNode object, ManagedFields managers) {
        ArrayNode written = managers.write();
        if (!written.isEmpty()) {
            JsonNode metadata = object.get("metadata");
            ObjectNode holder = metadata instanceof ObjectNode present ? present : object.putObject("metadata");
            holder.set("managedFields", written);
        }
        return object;
    }

    private static FieldSet unowned() {
        FieldSet metadata = FieldSet.SELF;
        List<String> names = List.of(
                "name",
                "namespace",
                "creationTimestamp",
                "selfLink",
                "uid",
                "clusterName",
                "generation",
                "managedFields",
                "resourceVersion");
        for (String name : names) {
            metadata = metadata.with(PathElement.ofField(name), FieldSet.SELF);
        }
        return FieldSet.EMPTY
                .with(PathElement.ofField("apiVersion"), FieldSet.SELF)
                .with(PathElement.ofField("kind"), FieldSet.SELF)
                .with(PathElement.ofField("metadata"), metadata);
    }
}
