package io.generalscaler.api.schema;

import java.lang.invoke.MethodHandle;
import org.jspecify.annotations.Nullable;

/**
 * One field of a record.
 *
 * @param name as it is written in JSON
 * @param shape what its value must look like
 */
public record Field(String name, Shape shape, boolean required, String description, MethodHandle accessor) {
    /** The field's value in a record of its type. */
    public @Nullable Object of(Record record) {
        try {
            return accessor.invoke(record);
        } catch (Throwable e) {
            throw new IllegalStateException("The accessor of " + name + " failed", e);
        }
    }
}
