package io.generalscaler.cli.sources;

import io.generalscaler.api.schema.Field;
import io.generalscaler.api.schema.Shape;
import java.util.ArrayList;
import java.util.List;

/**
 * A field of a type's block.
 *
 * @param path within the block: {@code authRef.secretName}
 * @param required whether it must be given where what it belongs to is
 * @param description as {@code kubectl explain} says it
 */
record SourceField(String path, boolean required, String description) {

    /** Those of a block, each before those within it. */
    static List<SourceField> of(Shape.Fields block) {
        List<SourceField> fields = new ArrayList<>();
        collect("", block, fields);
        return fields;
    }

    private static void collect(String before, Shape.Fields block, List<SourceField> fields) {
        for (Field field : block.fields()) {
            String path = before + field.name();
            fields.add(new SourceField(path, field.required(), field.description()));
            if (field.shape() instanceof Shape.Fields within) {
                collect(path + ".", within, fields);
            }
        }
    }
}
