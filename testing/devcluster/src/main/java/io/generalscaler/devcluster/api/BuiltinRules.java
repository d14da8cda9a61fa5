package io.generalscaler.devcluster.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.generalscaler.devcluster.builtin.BuiltinKinds;
import io.generalscaler.devcluster.builtin.CrdStatus;
import io.generalscaler.devcluster.registry.Registry;
import io.generalscaler.devcluster.registry.ResourceType;
import io.generalscaler.devcluster.schema.FieldError;
import io.generalscaler.devcluster.schema.StructuralSchema;
import io.generalscaler.devcluster.wire.Statuses;
import io.generalscaler.devcluster.wire.Statuses.Cause;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** The rules of a built-in type: the shape of its model, the defaults and checks of its kind. */
record BuiltinRules(
        ResourceType type, StructuralSchema schema, BuiltinKinds kinds, Registry registry, InstantSource clock)
        implements TypeRules {

    @Override
    public List<String> complete(ObjectNode object, Optional<ObjectNode> old) {
        schema.dropNulls(object);
        List<String> unknown = schema.prune(object);
        requireTypes(object);
        ObjectNode stored = Versions.toStored(type, object);
        kinds.complete(type.collection(), stored, old);
        if (type.collection().equals(Registry.DEFINITIONS)) {
            CrdStatus.applyDefaults(stored);
            CrdStatus.establish(stored, registry.isTaken(stored), Metadata.timestamp(clock.instant()));
        }
        object.removeAll();
        object.setAll(Versions.fromStored(type, stored));
        return unknown;
    }

    /** A value of the wrong type cannot even be decoded. */
    private void requireTypes(ObjectNode object) {
        for (FieldError error : schema.validate(object, null)) {
            if (error.kind() == FieldError.Kind.TYPE_INVALID) {
                throw Statuses.badRequest(type.kind() + " in version \"" + type.version()
                        + "\" cannot be handled as a " + type.kind() + ": json: cannot unmarshal into Go struct field "
                        + type.kind() + "." + error.path() + ": " + error.body());
            }
        }
    }

    @Override
    public List<Cause> validate(ObjectNode object, Optional<ObjectNode> old) {
        ObjectNode stored = Versions.toStored(type, object);
        Optional<ObjectNode> before = old.map(live -> Versions.toStored(type, live));
        boolean asBefore = before.filter(live -> live.path("spec").equals(stored.path("spec")))
                .isPresent();
        return type.collection().equals(Registry.DEFINITIONS) && asBefore
                ? List.of()
                : kinds.check(type.collection(), stored, before);
    }
}
