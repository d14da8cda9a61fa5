package io.generalscaler.devcluster.openapi;

import io.generalscaler.devcluster.registry.ResourceType;
import io.generalscaler.devcluster.schema.StructuralSchema;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The shapes of built-in types, made when they are first needed. */
public final class BuiltinSchemas {

    private final Map<String, StructuralSchema> schemas = new ConcurrentHashMap<>();

    /** Describes nothing and keeps everything where the type has no model class. */
    public StructuralSchema of(ResourceType type) {
        return schemas.computeIfAbsent(
                type.apiVersion() + "/" + type.kind(),
                any -> ModelClasses.of(type)
                        .map(ModelSchemas::inlined)
                        .map(StructuralSchema::of)
                        .orElseGet(StructuralSchema::any));
    }
}
