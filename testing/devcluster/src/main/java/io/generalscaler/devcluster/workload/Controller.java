package io.generalscaler.devcluster.workload;

import java.time.Instant;
import java.util.List;

/** Brings the cluster nearer to what one object wants. */
@FunctionalInterface
interface Controller {
    /** What is to be changed now; the object is looked at again whenever it or what it owns changes. */
    List<Change> reconcile(Resource object, ClusterState state, Visit visit);

    /** The visit: what time it is, and when to come again without being called. */
    record Visit(Instant now, List<Instant> again) {
        void comeAgainAt(Instant time) {
            again.add(time);
        }
    }
}
