package io.generalscaler.devcluster.api;

import io.generalscaler.devcluster.registry.Registry;
import io.generalscaler.devcluster.registry.ResourceType;
import java.time.InstantSource;

/** The rules of any type. */
public record Rules(Registry registry, InstantSource clock) {

    /** Those of its schema for a custom type, those of its kind for a built-in one. */
    public TypeRules of(ResourceType type) {
        return type.custom()
                .<TypeRules>map(custom -> new CustomRules(custom.structure()))
                .orElseGet(() -> new BuiltinRules(type, registry, clock));
    }
}
