package io.generalscaler.api.v1alpha1;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes records that differ in one component, of types with so many that nobody should have to list them. */
final class Copies {
    private Copies() {}

    /** A record with these components, by name, and null for all others. */
    static <R extends Record> R of(Class<R> type, Map<String, Object> given) {
        RecordComponent[] components = type.getRecordComponents();
        @Nullable Object[] values = Arrays.stream(components)
                .map(component -> given.get(component.getName()))
                .toArray();
        Class<?>[] types =
                Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        try {
            return type.getDeclaredConstructor(types).newInstance(values);
        } catch (ReflectiveOperationException e) {
            throw failure(type, e);
        }
    }

    /** The same record with this component. */
    static <R extends Record> R with(R record, String component, @Nullable Object value) {
        @SuppressWarnings("unchecked")
        Class<R> type = (Class<R>) record.getClass();
        Map<String, Object> values = new LinkedHashMap<>();
        for (RecordComponent each : type.getRecordComponents()) {
            try {
                Object present = each.getAccessor().invoke(record);
                if (present != null) {
                    values.put(each.getName(), present);
                }
            } catch (ReflectiveOperationException e) {
                throw failure(type, e);
            }
        }
        if (value == null) {
            values.remove(component);
        } else {
            values.put(component, value);
        }
        return of(type, values);
    }

    /**
     * The name of the only component of this type.
     *
     * @throws IllegalArgumentException where there is none, or there are several
     */
    static String only(Class<? extends Record> type, Class<?> ofComponent) {
        List<String> names = Arrays.stream(type.getRecordComponents())
                .filter(component -> component.getType() == ofComponent)
                .map(RecordComponent::getName)
                .toList();
        if (names.size() != 1) {
            throw new IllegalArgumentException(
                    type.getSimpleName() + " has " + names.size() + " components of type " + ofComponent.getName());
        }
        return names.getFirst();
    }

    private static RuntimeException failure(Class<?> type, ReflectiveOperationException e) {
        return e instanceof InvocationTargetException thrown && thrown.getCause() instanceof RuntimeException cause
                ? cause
                : new IllegalStateException("The components of " + type + " cannot be used", e);
    }
}
