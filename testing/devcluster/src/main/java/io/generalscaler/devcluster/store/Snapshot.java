package io.generalscaler.devcluster.store;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** The objects of a collection in key order, all as of one resource version. */
public record Snapshot(long version, List<ObjectNode> items) {

    public Snapshot {
        items = List.copyOf(items);
    }
}
