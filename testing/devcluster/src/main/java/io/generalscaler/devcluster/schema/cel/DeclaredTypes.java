package io.generalscaler.devcluster.schema.cel;

import dev.cel.checker.TypeProvider;
import dev.cel.common.types.CelType;
import dev.cel.common.types.ListType;
import dev.cel.common.types.MapType;
import dev.cel.common.types.SimpleType;
import dev.cel.common.types.StructTypeReference;
import dev.cel.expr.Type;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Gives every object in a {@link Declaration} a type of its own, so that the compiler knows its fields.
 *
 * <p>The names of these types cannot be written in an expression.
 */
@SuppressWarnings("deprecation") // The newer interface speaks Guava's collections.
final class DeclaredTypes implements TypeProvider {
    private static final String PREFIX = "object#";

    private final Map<String, Declaration> objects = new HashMap<>();
    private final IdentityHashMap<Declaration, String> names = new IdentityHashMap<>();

    /** The type of a value, and of all that is in it. */
    CelType type(Declaration declaration) {
        Declaration element = declaration.element();
        return switch (declaration.kind()) {
            case DYN -> SimpleType.DYN;
            case BOOL -> SimpleType.BOOL;
            case INT -> SimpleType.INT;
            case DOUBLE -> SimpleType.DOUBLE;
            case STRING -> SimpleType.STRING;
            case BYTES -> SimpleType.BYTES;
            case DURATION -> SimpleType.DURATION;
            case TIMESTAMP -> SimpleType.TIMESTAMP;
            case LIST -> ListType.create(element == null ? SimpleType.DYN : type(element));
            case MAP -> MapType.create(SimpleType.STRING, element == null ? SimpleType.DYN : type(element));
            case OBJECT -> StructTypeReference.create(name(declaration));
            case AUTHORIZER -> AuthorizerFunctions.AUTHORIZER;
        };
    }

    /** The declaration of what an expression results in; objects are not told apart and may be anything. */
    static Declaration declaration(CelType type) {
        return switch (type.kind()) {
            case BOOL -> Declaration.scalar(Declaration.Kind.BOOL);
            case INT -> Declaration.scalar(Declaration.Kind.INT);
            case DOUBLE -> Declaration.scalar(Declaration.Kind.DOUBLE);
            case STRING -> Declaration.scalar(Declaration.Kind.STRING);
            case BYTES -> Declaration.scalar(Declaration.Kind.BYTES);
            case DURATION -> Declaration.scalar(Declaration.Kind.DURATION);
            case TIMESTAMP -> Declaration.scalar(Declaration.Kind.TIMESTAMP);
            case LIST ->
                type instanceof ListType list && list.hasElemType()
                        ? Declaration.list(declaration(list.elemType()))
                        : Declaration.ANY;
            case MAP ->
                type instanceof MapType map && map.keyType().equals(SimpleType.STRING)
                        ? Declaration.map(declaration(map.valueType()))
                        : Declaration.ANY;
            default -> Declaration.ANY;
        };
    }

    private String name(Declaration object) {
        String known = names.get(object);
        if (known != null) {
            return known;
        }
        String name = PREFIX + names.size();
        names.put(object, name);
        objects.put(name, object);
        return name;
    }

    private Type written(Declaration declaration) {
        Declaration element = declaration.element();
        Type.Builder type = Type.newBuilder();
        switch (declaration.kind()) {
            case DYN -> type.setDyn(com.google.protobuf.Empty.getDefaultInstance());
            case BOOL -> type.setPrimitive(Type.PrimitiveType.BOOL);
            case INT -> type.setPrimitive(Type.PrimitiveType.INT64);
            case DOUBLE -> type.setPrimitive(Type.PrimitiveType.DOUBLE);
            case STRING -> type.setPrimitive(Type.PrimitiveType.STRING);
            case BYTES -> type.setPrimitive(Type.PrimitiveType.BYTES);
            case DURATION -> type.setWellKnown(Type.WellKnownType.DURATION);
            case TIMESTAMP -> type.setWellKnown(Type.WellKnownType.TIMESTAMP);
            case LIST ->
                type.setListType(
                        Type.ListType.newBuilder().setElemType(written(element == null ? Declaration.ANY : element)));
            case MAP ->
                type.setMapType(Type.MapType.newBuilder()
                        .setKeyType(Type.newBuilder().setPrimitive(Type.PrimitiveType.STRING))
                        .setValueType(written(element == null ? Declaration.ANY : element)));
            case OBJECT -> type.setMessageType(name(declaration));
            case AUTHORIZER ->
                type.setAbstractType(Type.AbstractType.newBuilder().setName(AuthorizerFunctions.AUTHORIZER.name()));
        }
        return type.build();
    }

    @Override
    public @Nullable Type lookupType(String name) {
        return objects.containsKey(name)
                ? Type.newBuilder()
                        .setType(Type.newBuilder().setMessageType(name))
                        .build()
                : null;
    }

    @Override
    public @Nullable Integer lookupEnumValue(String name) {
        return null;
    }

    @Override
    public TypeProvider.@Nullable FieldType lookupFieldType(Type type, String name) {
        Declaration object = objects.get(type.getMessageType());
        Declaration field = object == null ? null : object.fields().get(name);
        return field == null ? null : FieldType.of(written(field));
    }
}
