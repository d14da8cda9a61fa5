package io.generalscaler.devcluster.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.generalscaler.devcluster.admission.AdmissionRequest.Target;
import io.generalscaler.devcluster.admission.Equivalence;
import io.generalscaler.devcluster.registry.Registry;
import io.generalscaler.devcluster.registry.ResourceType;
import io.generalscaler.devcluster.wire.Json;
import java.util.List;
import java.util.Optional;

/** The versions of a type by the registry. */
record OtherVersions(Registry registry) implements Equivalence {

    @Override
    public List<Target> others(Target target) {
        Optional<ResourceType> asked = registry.find(target.group(), target.version(), target.resource());
        return registry.all().stream()
                .filter(type -> asked.isPresent()
                        && type.collection().equals(asked.get().collection())
                        && !type.equals(asked.get()))
                .map(type -> new Target(
                        type.group(),
                        type.version(),
                        type.kind(),
                        type.plural(),
                        target.subresource(),
                        target.namespace(),
                        target.name()))
                .toList();
    }

    @Override
    public ObjectNode convert(ObjectNode object, Target target) {
        Optional<ResourceType> from =
                registry.ofKind(Json.textOrEmpty(object, "apiVersion"), Json.textOrEmpty(object, "kind"));
        Optional<ResourceType> to = registry.find(target.group(), target.version(), target.resource());
        if (from.isEmpty() || to.isEmpty() || from.get().equals(to.get())) {
            return object;
        }
        return Versions.fromStored(to.get(), Versions.toStored(from.get(), object));
    }
}
