package io.generalscaler.devcluster.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.generalscaler.devcluster.registry.ResourceType;
import io.generalscaler.devcluster.store.ObjectKey;
import io.generalscaler.devcluster.store.Store;
import io.generalscaler.devcluster.wire.Json;
import io.generalscaler.devcluster.wire.Statuses;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Creates and updates: the order of steps that every written object passes, as in {@code apiserver/pkg/registry/generic}.
 * Objects come in and go out in the version of the request.
 */
public final class ObjectWriter {

    private static final int ATTEMPTS = 10;

    private final Store store;
    private final WriteChecks checks;
    private final Ownership ownership;
    private final InstantSource clock;
    private final RandomGenerator random;

    public ObjectWriter(
            Store store, WriteChecks checks, Ownership ownership, InstantSource clock, RandomGenerator random) {
        this.ownership = ownership;
        this.store = store;
        this.checks = checks;
        this.clock = clock;
        this.random = random;
    }

    /** Stores a new object and answers it as stored. */
    public ObjectNode create(WriteContext given, ObjectNode object) {
        ResourceType type = given.type();
        ObjectNode fresh = object.deepCopy();
        checks.identity(given, fresh);
        if (!Json.textOrEmpty(fresh, "metadata", "resourceVersion").isEmpty()) {
            throw Statuses.badRequest("resourceVersion should not be set on objects to be created");
        }
        WriteContext context = given.named(Metadata.nameFor(fresh, random));
        checks.namespace(context);
        Metadata.initialise(fresh, context, clock.instant());
        if (type.has("status") && !type.collection().equals("nodes")) {
            fresh.remove("status");
        }
        ObjectNode admitted = booked(context, null, checks.admitCreate(context, fresh));
        ObjectNode stored = Versions.toStored(type, admitted);
        if (context.dryRun()) {
            if (store.get(context.key()).isPresent()) {
                throw Statuses.alreadyExists(type.group(), type.plural(), context.name());
            }
            return admitted;
        }
        return Versions.fromStored(
                type,
                store.create(context.key(), stored)
                        .orElseThrow(() -> Statuses.alreadyExists(type.group(), type.plural(), context.name())));
    }

    /**
     * Changes an object. {@code change} gets a copy of what is there and answers what should be; where somebody else
     * writes in between, it is asked again, unless its answer names the version that it was made from.
     */
    public ObjectNode update(WriteContext context, UnaryOperator<ObjectNode> change) {
        ResourceType type = context.type();
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            ObjectNode stored = live(context);
            ObjectNode live = Versions.fromStored(type, stored);
            ObjectNode wanted = change.apply(live.deepCopy());
            checks.identity(context, wanted);
            requireVersion(context, wanted, live);
            ObjectNode next = merged(context, wanted, live);
            if (next.equals(live)) {
                return live;
            }
            if (context.dryRun()) {
                return next;
            }
            Optional<ObjectNode> written = write(context.key(), stored, Versions.toStored(type, next));
            if (written.isPresent()) {
                return Versions.fromStored(type, written.get());
            }
        }
        throw Statuses.modified(type.group(), type.plural(), context.name());
    }

    boolean exists(WriteContext context) {
        return store.get(context.key()).isPresent();
    }

    /** What a server-side apply led to. */
    public record Applied(ObjectNode object, boolean created) {}

    /** Server-side apply: updates the object, or creates it where it is not there. */
    public Applied apply(WriteContext context, ObjectNode configuration, boolean force) {
        checks.identity(context, configuration);
        boolean creates = context.subresource().isEmpty() && !exists(context);
        if (creates) {
            return new Applied(create(context, ownership.applied(context, null, configuration, force)), true);
        }
        ObjectNode updated = update(context, live -> ownership.applied(context, live, configuration, force));
        return new Applied(updated, false);
    }

    private ObjectNode live(WriteContext context) {
        return store.get(context.key())
                .orElseThrow(() ->
                        Statuses.notFound(context.type().group(), context.type().plural(), context.name()));
    }

    private static void requireVersion(WriteContext context, ObjectNode wanted, ObjectNode live) {
        String version = Json.textOrEmpty(wanted, "metadata", "resourceVersion");
        if (!version.isEmpty() && !version.equals(Store.versionOf(live))) {
            throw Statuses.modified(context.type().group(), context.type().plural(), context.name());
        }
    }

    private ObjectNode merged(WriteContext context, ObjectNode wanted, ObjectNode live) {
        UnaryOperator<ObjectNode> guarded = object -> guarded(context, object, live);
        ObjectNode admitted = booked(context, live, checks.admitUpdate(context, guarded.apply(wanted), live, guarded));
        Json.objectAt(admitted, "metadata").put("resourceVersion", Store.versionOf(live));
        Metadata.countGeneration(admitted, live, context.type());
        return admitted;
    }

    /** With everything back in place that this write must not touch. */
    private static ObjectNode guarded(WriteContext context, ObjectNode wanted, ObjectNode live) {
        ObjectNode next = wanted.deepCopy();
        Metadata.preserve(next, live, context);
        if (context.isStatus()) {
            return onlyStatus(next, live);
        }
        if (context.type().has("status")) {
            putBack(next, "status", live.get("status"));
        }
        return next;
    }

    /** Of a write to {@code /status}, the status counts, and nothing else. */
    private static ObjectNode onlyStatus(ObjectNode wanted, ObjectNode live) {
        ObjectNode next = live.deepCopy();
        putBack(next, "status", wanted.get("status"));
        putBack(
                Json.objectAt(next, "metadata"),
                "managedFields",
                wanted.path("metadata").get("managedFields"));
        return next;
    }

    private static void putBack(ObjectNode object, String field, @Nullable JsonNode value) {
        if (value == null) {
            object.remove(field);
        } else {
            object.set(field, value);
        }
    }

    private ObjectNode booked(WriteContext context, @Nullable ObjectNode live, ObjectNode next) {
        return context.apply() ? next : ownership.recorded(context, live, next);
    }

    private Optional<ObjectNode> write(ObjectKey key, ObjectNode stored, ObjectNode next) {
        JsonNode metadata = next.path("metadata");
        boolean finished = metadata.has("deletionTimestamp")
                && metadata.path("finalizers").isEmpty()
                && !ObjectDeleter.isNamespaceInUse(key.collection(), next);
        return finished ? store.delete(key, stored) : store.replace(key, stored, next);
    }
}
