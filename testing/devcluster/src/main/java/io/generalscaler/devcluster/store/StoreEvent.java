package io.generalscaler.devcluster.store;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/**
 * One committed change.
 *
 * @param version the store's resource version after the change
 * @param object the object after the change; for a deletion its last state, at {@code version}
 * @param previous the object before the change, null for an addition
 */
public record StoreEvent(
        long version,
        Type type,
        ObjectKey key,
        ObjectNode object,
        @Nullable ObjectNode previous) {

    /** As in a watch event. */
    public enum Type {
        ADDED,
        MODIFIED,
        DELETED
    }
}
