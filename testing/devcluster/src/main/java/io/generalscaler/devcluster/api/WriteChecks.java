package io.generalscaler.devcluster.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.generalscaler.devcluster.registry.ResourceType;
import io.generalscaler.devcluster.store.ObjectKey;
import io.generalscaler.devcluster.store.Store;
import io.generalscaler.devcluster.wire.Json;
import io.generalscaler.devcluster.wire.Statuses;
import io.generalscaler.devcluster.wire.Statuses.Cause;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** Everything that can refuse a write, in the order in which an API server asks. */
public final class WriteChecks {

    private final Store store;
    private final Function<ResourceType, TypeRules> rules;
    private final Admission admission;

    public WriteChecks(Store store, Function<ResourceType, TypeRules> rules, Admission admission) {
        this.admission = admission;
        this.store = store;
        this.rules = rules;
    }

    /** The body must be of the type, namespace and name that the URL says. */
    void identity(WriteContext context, ObjectNode object) {
        ResourceType type = context.type();
        String apiVersion = Json.textOrEmpty(object, "apiVersion");
        String kind = Json.textOrEmpty(object, "kind");
        if (kind.isEmpty()) {
            object.put("kind", type.kind());
        } else if (!kind.equals(type.kind())) {
            throw Statuses.badRequest(
                    kind + " in version \"" + apiVersion + "\" cannot be handled as a " + type.kind());
        }
        if (apiVersion.isEmpty()) {
            object.put("apiVersion", type.apiVersion());
        } else if (!apiVersion.equals(type.apiVersion())) {
            throw Statuses.badRequest("the API version in the data (" + apiVersion
                    + ") does not match the expected API version (" + type.apiVersion() + ")");
        }
        String namespace = Json.textOrEmpty(object, "metadata", "namespace");
        if (type.namespaced() && !namespace.isEmpty() && !namespace.equals(context.namespace())) {
            throw Statuses.badRequest(
                    "the namespace of the provided object does not match the namespace sent on the" + " request");
        }
        String name = Metadata.name(object);
        if (!context.name().isEmpty() && !name.isEmpty() && !name.equals(context.name())) {
            throw Statuses.badRequest("the name of the object (" + name + ") does not match the name on the URL ("
                    + context.name() + ")");
        }
    }

    /** Nothing is created in a namespace that is not there or about to go. */
    void namespace(WriteContext context) {
        if (!context.type().namespaced()) {
            return;
        }
        ObjectNode namespace = store.get(new ObjectKey("namespaces", "", context.namespace()))
                .orElseThrow(() -> Statuses.notFound("", "namespaces", context.namespace()));
        if (namespace.path("metadata").has("deletionTimestamp")) {
            throw Statuses.forbidden(
                    context.type().group(),
                    context.type().plural(),
                    context.name(),
                    "unable to create new content in namespace " + context.namespace()
                            + " because it is being terminated");
        }
    }

    /** A new object with its defaults and what webhooks add; refused if anything is wrong with it. */
    ObjectNode admitCreate(WriteContext context, ObjectNode object) {
        TypeRules type = rules.apply(context.type());
        unknownFields(context, type.complete(object, Optional.empty()));
        ObjectNode mutated = admission.mutate(context, object, null, changed -> {
            type.complete(changed, Optional.empty());
            return changed;
        });
        List<Cause> causes = new ArrayList<>(Names.check(context.type(), mutated));
        causes.addAll(type.validate(mutated, Optional.empty()));
        refuse(context, causes);
        admission.validate(context, mutated, null);
        return mutated;
    }

    /**
     * As {@link #admitCreate}, for a change of {@code live}.
     *
     * @param guarded puts back what a write must not touch
     */
    ObjectNode admitUpdate(
            WriteContext context, ObjectNode object, ObjectNode live, UnaryOperator<ObjectNode> guarded) {
        TypeRules type = rules.apply(context.type());
        unknownFields(context, type.complete(object, Optional.of(live)));
        ObjectNode mutated = admission.mutate(context, object, live, changed -> {
            ObjectNode kept = guarded.apply(changed);
            type.complete(kept, Optional.of(live));
            return kept;
        });
        refuse(context, type.validate(mutated, Optional.of(live)));
        admission.validate(context, mutated, live);
        return mutated;
    }

    private static void unknownFields(WriteContext context, List<String> paths) {
        if (context.validation() == FieldValidation.IGNORE || paths.isEmpty()) {
            return;
        }
        List<String> unknown =
                paths.stream().map(path -> "unknown field \"" + path + "\"").toList();
        if (context.validation() == FieldValidation.STRICT) {
            throw Statuses.badRequest(
                    context.type().kind() + " in version \"" + context.type().version()
                            + "\" cannot be handled as a " + context.type().kind() + ": strict decoding error: "
                            + String.join(", ", unknown));
        }
        context.warnings().addAll(unknown);
    }

    private static void refuse(WriteContext context, List<Cause> causes) {
        if (!causes.isEmpty()) {
            throw Statuses.invalid(context.type().group(), context.type().kind(), context.name(), causes);
        }
    }
}
