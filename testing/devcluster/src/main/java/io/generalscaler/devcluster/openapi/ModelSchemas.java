package io.generalscaler.devcluster.openapi;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.api.model.Duration;
import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.MicroTime;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.apiextensions.v1.JSONSchemaProps;
import io.generalscaler.devcluster.wire.Json;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.time.temporal.Temporal;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/** Turns model classes into OpenAPI schemas by their Jackson properties. */
final class ModelSchemas {

    private static final String MODEL = "io.fabric8.kubernetes.api.model";
    private static final String PRESERVE = "x-kubernetes-preserve-unknown-fields";

    /** What stands where a class is used: a reference to its schema, or the schema itself. */
    private final Function<Class<?>, ObjectNode> use;

    ModelSchemas(Function<Class<?>, ObjectNode> use) {
        this.use = use;
    }

    /** Schemas that hold all they use; for checking objects. */
    static ObjectNode inlined(Class<?> root) {
        ModelSchemas[] self = new ModelSchemas[1];
        self[0] = new ModelSchemas(used -> self[0].object(used));
        return self[0].object(root);
    }

    /** The schema of one class, with all its properties. */
    ObjectNode object(Class<?> model) {
        ObjectNode schema = Json.object().put("type", "object");
        ObjectNode properties = Json.object();
        for (Map.Entry<String, Field> property : properties(model).entrySet()) {
            properties.set(property.getKey(), value(property.getValue().getGenericType()));
        }
        if (properties.isEmpty()) {
            return schema.put(PRESERVE, true);
        }
        schema.set("properties", properties);
        return schema;
    }

    private static Map<String, Field> properties(Class<?> model) {
        Map<String, Field> properties = new TreeMap<>();
        for (Class<?> at = model; at != null && at != Object.class; at = at.getSuperclass()) {
            for (Field field : at.getDeclaredFields()) {
                JsonProperty name = field.getAnnotation(JsonProperty.class);
                if (name != null && !Modifier.isStatic(field.getModifiers())) {
                    properties.putIfAbsent(name.value().isEmpty() ? field.getName() : name.value(), field);
                }
            }
        }
        return properties;
    }

    private ObjectNode value(Type type) {
        if (type instanceof ParameterizedType generic && generic.getRawType() instanceof Class<?> raw) {
            List<Type> arguments = List.of(generic.getActualTypeArguments());
            if (Collection.class.isAssignableFrom(raw)) {
                return Json.object().put("type", "array").set("items", value(arguments.getFirst()));
            }
            if (Map.class.isAssignableFrom(raw)) {
                return Json.object().put("type", "object").set("additionalProperties", value(arguments.getLast()));
            }
        }
        return type instanceof Class<?> plain ? plain(plain) : anything();
    }

    private ObjectNode plain(Class<?> type) {
        if (type == String.class || type.isEnum() || type == MicroTime.class || type == Duration.class) {
            return Json.object().put("type", "string");
        }
        if (Temporal.class.isAssignableFrom(type)) {
            return Json.object().put("type", "string").put("format", "date-time");
        }
        if (type == Integer.class || type == int.class) {
            return Json.object().put("type", "integer").put("format", "int32");
        }
        if (type == Long.class || type == long.class) {
            return Json.object().put("type", "integer").put("format", "int64");
        }
        if (type == Boolean.class || type == boolean.class) {
            return Json.object().put("type", "boolean");
        }
        if (Number.class.isAssignableFrom(type) || type == double.class) {
            return Json.object().put("type", "number");
        }
        if (type == IntOrString.class || type == Quantity.class) {
            return Json.object().put("x-kubernetes-int-or-string", true);
        }
        boolean modelled = type.getName().startsWith(MODEL)
                && !Modifier.isAbstract(type.getModifiers())
                && type != JSONSchemaProps.class;
        return modelled ? use.apply(type) : anything();
    }

    private static ObjectNode anything() {
        return Json.object().put(PRESERVE, true);
    }
}
