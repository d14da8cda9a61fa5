package io.generalscaler.kube.connect;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import io.fabric8.kubernetes.api.model.FieldsV1;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Skips which fields of an object somebody manages, which nobody here asks: as a tree that takes many times the memory of its text, and
 * often more than the rest of the object. Who wrote, and when, is read.
 */
final class WithoutManagedFields extends StdDeserializer<FieldsV1> {

    private WithoutManagedFields() {
        super(FieldsV1.class);
    }

    /** For an object mapper. */
    static SimpleModule module() {
        return new SimpleModule("without managed fields").addDeserializer(FieldsV1.class, new WithoutManagedFields());
    }

    @Override
    public @Nullable FieldsV1 deserialize(JsonParser parser, DeserializationContext context) throws IOException {
        parser.skipChildren();
        return null;
    }
}
