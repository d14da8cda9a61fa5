package io.generalscaler.devcluster.workload;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** Lets a namespace go once nothing is left in it. */
final class NamespaceController implements Controller {

    @Override
    public List<Change> reconcile(Resource namespace, ClusterState state, Visit visit) {
        boolean waits = !namespace.spec().path("finalizers").isEmpty();
        if (!namespace.deleting()
                || !waits
                || !state.inNamespace(namespace.name()).isEmpty()) {
            return List.of();
        }
        ObjectNode finalized = namespace.json().deepCopy();
        finalized.withObjectProperty("spec").putArray("finalizers");
        return List.of(new Change.Update(namespace.key(), finalized));
    }
}
