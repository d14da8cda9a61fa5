package io.generalscaler.devcluster.api;

import io.generalscaler.devcluster.builtin.BuiltinKinds;
import io.generalscaler.devcluster.openapi.BuiltinSchemas;
import io.generalscaler.devcluster.registry.Registry;
import io.generalscaler.devcluster.registry.ResourceType;
import java.time.InstantSource;

/** The rules of any type. */
public final class Rules {

    private final Registry registry;
    private final InstantSource clock;
    private final BuiltinSchemas schemas = new BuiltinSchemas();
    private final BuiltinKinds kinds = new BuiltinKinds();

    public Rules(Registry registry, InstantSource clock) {
        this.registry = registry;
        this.clock = clock;
    }

    /** Those of its schema for a custom type, those of its kind for a built-in one. */
    public TypeRules of(ResourceType type) {
        return type.custom()
                .<TypeRules>map(custom -> new CustomRules(custom.structure()))
                .orElseGet(() -> new BuiltinRules(type, schemas.of(type), kinds, registry, clock));
    }
}
