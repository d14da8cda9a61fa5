package io.generalscaler.devcluster.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.generalscaler.devcluster.registry.ResourceType;
import io.generalscaler.devcluster.store.Store;
import io.generalscaler.devcluster.wire.Json;
import io.generalscaler.devcluster.wire.Statuses;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;

/** Deletes: at once, or, while finalizers hold an object, by marking it. */
public final class ObjectDeleter {

    private static final int ATTEMPTS = 10;
    private static final Set<String> KEPT_NAMESPACES = Set.of("default", "kube-system", "kube-public");

    /**
     * What a delete asks for.
     *
     * @param propagation {@code Background}, {@code Foreground}, {@code Orphan} or empty
     * @param uid of the object that is meant; empty for any
     * @param version of the object that is meant; empty for any
     */
    public record Options(String propagation, String uid, String version, boolean dryRun) {

        static Options of(ObjectNode body, Query query) {
            String propagation = Json.textOrEmpty(body, "propagationPolicy");
            return new Options(
                    propagation.isEmpty() ? query.get("propagationPolicy") : propagation,
                    Json.textOrEmpty(body, "preconditions", "uid"),
                    Json.textOrEmpty(body, "preconditions", "resourceVersion"),
                    query.has("dryRun") || !body.path("dryRun").isEmpty());
        }
    }

    private final Store store;
    private final Admission admission;
    private final InstantSource clock;

    public ObjectDeleter(Store store, Admission admission, InstantSource clock) {
        this.admission = admission;
        this.store = store;
        this.clock = clock;
    }

    /** Answers a Status of success where the object is gone, the object where it is only marked. */
    public ObjectNode delete(WriteContext context, Options options) {
        ResourceType type = context.type();
        if (type.collection().equals("namespaces") && KEPT_NAMESPACES.contains(context.name())) {
            throw Statuses.forbidden("", "namespaces", context.name(), "this namespace may not be deleted");
        }
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            ObjectNode live = store.get(context.key())
                    .orElseThrow(() -> Statuses.notFound(type.group(), type.plural(), context.name()));
            requireMeant(context, options, live);
            admission.validate(context, null, Versions.fromStored(type, live));
            ObjectNode marked = marked(live, options);
            if (isNamespaceInUse(type.collection(), marked)) {
                Json.objectAt(marked, "status").put("phase", "Terminating");
            }
            boolean held = !marked.path("metadata").path("finalizers").isEmpty()
                    || isNamespaceInUse(type.collection(), marked);
            if (options.dryRun()) {
                return held ? Versions.fromStored(type, marked) : success(context, live);
            }
            if (held && marked.equals(live)) {
                return Versions.fromStored(type, live);
            }
            Optional<ObjectNode> done =
                    held ? store.replace(context.key(), live, marked) : store.delete(context.key(), live);
            if (done.isPresent()) {
                return held ? Versions.fromStored(type, done.get()) : success(context, live);
            }
        }
        throw Statuses.modified(type.group(), type.plural(), context.name());
    }

    /** A namespace goes when what is in it is gone: its own kind of finalizer. */
    static boolean isNamespaceInUse(String collection, ObjectNode object) {
        return collection.equals("namespaces")
                && !object.path("spec").path("finalizers").isEmpty();
    }

    private static ObjectNode success(WriteContext context, ObjectNode live) {
        ResourceType type = context.type();
        return Statuses.success(type.group(), type.plural(), context.name(), Json.textOrEmpty(live, "metadata", "uid"));
    }

    private static void requireMeant(WriteContext context, Options options, ObjectNode live) {
        String uid = Json.textOrEmpty(live, "metadata", "uid");
        if (!options.uid().isEmpty() && !options.uid().equals(uid)) {
            throw conflict(
                    context,
                    "the UID in the precondition (" + options.uid()
                            + ") does not match the UID in record (" + uid
                            + "). The object might have been deleted and then"
                            + " recreated");
        }
        String version = Store.versionOf(live);
        if (!options.version().isEmpty() && !options.version().equals(version)) {
            throw conflict(
                    context,
                    "the ResourceVersion in the precondition (" + options.version()
                            + ") does not match the ResourceVersion in record (" + version
                            + "). The object might have been"
                            + " modified");
        }
    }

    private static RuntimeException conflict(WriteContext context, String why) {
        return Statuses.conflict(context.type().group(), context.type().plural(), context.name(), why);
    }

    /** The object with its deletion timestamp and the finalizers that the propagation policy asks for. */
    private ObjectNode marked(ObjectNode live, Options options) {
        ObjectNode marked = live.deepCopy();
        ObjectNode metadata = Json.objectAt(marked, "metadata");
        Set<String> wanted = switch (options.propagation()) {
            case "Foreground" -> Set.of("foregroundDeletion");
            case "Orphan" -> Set.of("orphan");
            default -> Set.of();
        };
        if (!wanted.isEmpty() && !metadata.has("deletionTimestamp")) {
            ArrayNode finalizers = metadata.withArrayProperty("finalizers");
            wanted.forEach(finalizers::add);
        }
        if (!metadata.has("deletionTimestamp")) {
            metadata.put("deletionTimestamp", Metadata.timestamp(clock.instant()));
            metadata.put("deletionGracePeriodSeconds", 0);
            if (metadata.path("generation").isNumber()) {
                metadata.put("generation", metadata.path("generation").asLong() + 1);
            }
        }
        return marked;
    }
}
