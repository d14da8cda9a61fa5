package io.generalscaler.kube.connect;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import io.fabric8.kubernetes.api.model.FieldsV1;
import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Of the fields of an object that somebody manages, keeps {@code spec.replicas} and skips the rest, which nobody here asks for: as a tree
 * they take many times the memory of their text, and often more than the rest of the object. Who wrote, and when, is read.
 */
final class OnlyManagedReplicas extends StdDeserializer<FieldsV1> {

    private static final String SPEC = "f:spec";
    private static final String REPLICAS = "f:replicas";

    private OnlyManagedReplicas() {
        super(FieldsV1.class);
    }

    /** For an object mapper. */
    static SimpleModule module() {
        return new SimpleModule("only managed replicas").addDeserializer(FieldsV1.class, new OnlyManagedReplicas());
    }

    @Override
    public @Nullable FieldsV1 deserialize(JsonParser parser, DeserializationContext context) throws IOException {
        if (!holds(parser, SPEC, REPLICAS)) {
            return null;
        }
        FieldsV1 fields = new FieldsV1();
        fields.setAdditionalProperty(SPEC, Map.of(REPLICAS, Map.of()));
        return fields;
    }

    /** Whether the object that begins here holds that path; reads it to its end. */
    private static boolean holds(JsonParser parser, String first, String... rest) throws IOException {
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            parser.skipChildren();
            return false;
        }
        boolean found = false;
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            boolean isOnTheWay = first.equals(parser.currentName());
            parser.nextToken();
            if (isOnTheWay && rest.length > 0) {
                found |= holds(parser, rest[0]);
            } else {
                found |= isOnTheWay;
                parser.skipChildren();
            }
        }
        return found;
    }
}
