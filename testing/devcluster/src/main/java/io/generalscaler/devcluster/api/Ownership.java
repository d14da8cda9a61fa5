package io.generalscaler.devcluster.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.generalscaler.devcluster.patch.BuiltInTypes;
import io.generalscaler.devcluster.patch.FieldOwnership;
import io.generalscaler.devcluster.patch.ServerSideApply;
import io.generalscaler.devcluster.patch.Shape;
import io.generalscaler.devcluster.patch.Writer;
import io.generalscaler.devcluster.registry.ResourceType;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/** Keeps {@code managedFields}: who wrote which field, of ordinary writes and of server-side apply. */
public final class Ownership {

    private final BuiltInTypes builtIns = BuiltInTypes.load();
    private final InstantSource clock;

    public Ownership(InstantSource clock) {
        this.clock = clock;
    }

    /** How lists and objects of a type merge. */
    Shape shape(ResourceType type) {
        if (type.custom().isPresent()) {
            return builtIns.shape(type.custom().get().structure());
        }
        Shape known = builtIns.shape(type.group(), type.kind());
        return known == null ? Shape.UNTYPED : known;
    }

    /** The shape of a {@code /scale}. */
    Shape scale() {
        Shape known = builtIns.shape("autoscaling", "Scale");
        return known == null ? Shape.UNTYPED : known;
    }

    /** An ordinary write, with its author in the books. */
    ObjectNode recorded(WriteContext context, @Nullable ObjectNode live, ObjectNode next) {
        return FieldOwnership.update(live, next, writer(context), shape(context.type()));
    }

    /** The outcome of a server-side apply; {@code live} is null where it creates the object. */
    ObjectNode applied(WriteContext context, @Nullable ObjectNode live, ObjectNode configuration, boolean force) {
        return Patching.refusing(
                () -> ServerSideApply.apply(live, configuration, writer(context), force, shape(context.type())));
    }

    private Writer writer(WriteContext context) {
        ResourceType type = context.type();
        return new Writer(
                context.manager(), type.apiVersion(), context.subresource(), type.has("status"), clock.instant());
    }
}
