package io.generalscaler.devcluster.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.generalscaler.devcluster.wire.Statuses.Cause;
import java.util.List;
import java.util.Optional;

/** What one type asks of its objects beyond what all objects obey. */
public interface TypeRules {

    /**
     * Removes fields that the type does not have and puts defaults where fields are absent, in place.
     *
     * @param old what the object would replace
     * @return the paths of what was removed, such as {@code spec.foo}
     */
    List<String> complete(ObjectNode object, Optional<ObjectNode> old);

    /** Everything that is wrong with {@code object}; {@code old} is what it would replace. */
    List<Cause> validate(ObjectNode object, Optional<ObjectNode> old);
}
