package io.generalscaler.devcluster.admission;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.generalscaler.devcluster.admission.AdmissionRequest.Target;
import java.util.List;

/** The other versions in which a type is served, so that a webhook for one of them sees writes through all of them. */
public interface Equivalence {
    /** No type has a second version. */
    Equivalence NONE = new Equivalence() {
        @Override
        public List<Target> others(Target target) {
            return List.of();
        }

        @Override
        public ObjectNode convert(ObjectNode object, Target target) {
            return object;
        }
    };

    /** The same object, seen through the other versions of its type; empty where there is only one. */
    List<Target> others(Target target);

    /** The object in the version of the target. */
    ObjectNode convert(ObjectNode object, Target target);
}
