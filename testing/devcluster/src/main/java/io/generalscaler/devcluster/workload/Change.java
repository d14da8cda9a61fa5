package io.generalscaler.devcluster.workload;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.generalscaler.devcluster.store.ObjectKey;

/** A write that a controller wants. */
public sealed interface Change {
    /** Where the object is or will be. */
    ObjectKey key();

    /** A new object. */
    record Create(ObjectKey key, ObjectNode object) implements Change {}

    /** Another spec or other metadata; the object carries the resource version that it was made from. */
    record Update(ObjectKey key, ObjectNode object) implements Change {}

    /** Another status; the object carries the resource version that it was made from. */
    record UpdateStatus(ObjectKey key, ObjectNode object) implements Change {}

    /** An object that shall go, if it still has this uid. */
    record Delete(ObjectKey key, String uid) implements Change {}
}
