package io.generalscaler.devcluster.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.generalscaler.devcluster.schema.StructuralSchema;
import io.generalscaler.devcluster.wire.Statuses.Cause;
import java.util.List;
import java.util.Optional;

/** The rules of a custom type: those of its schema. */
record CustomRules(StructuralSchema schema) implements TypeRules {

    @Override
    public List<String> complete(ObjectNode object, Optional<ObjectNode> old) {
        schema.dropNulls(object);
        List<String> removed = schema.prune(object);
        schema.applyDefaults(object);
        return removed;
    }

    @Override
    public List<Cause> validate(ObjectNode object, Optional<ObjectNode> old) {
        return schema.validate(object, old.orElse(null)).stream()
                .map(error -> new Cause(error.path(), error.kind().reason(), error.body()))
                .toList();
    }
}
