package io.generalscaler.devcluster.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.generalscaler.devcluster.builtin.CrdStatus;
import io.generalscaler.devcluster.registry.Registry;
import io.generalscaler.devcluster.registry.ResourceType;
import io.generalscaler.devcluster.wire.Statuses.Cause;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** The rules of a built-in type. */
record BuiltinRules(ResourceType type, Registry registry, InstantSource clock) implements TypeRules {

    @Override
    public List<String> complete(ObjectNode object) {
        if (type.collection().equals(Registry.DEFINITIONS)) {
            CrdStatus.applyDefaults(object);
            CrdStatus.establish(object, registry.isTaken(object), Metadata.timestamp(clock.instant()));
        }
        return List.of();
    }

    @Override
    public List<Cause> validate(ObjectNode object, Optional<ObjectNode> old) {
        return List.of();
    }
}
