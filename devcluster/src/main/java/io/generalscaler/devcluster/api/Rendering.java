package io.generalscaler.devcluster.api;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** How the client wants objects to look. */
final class Rendering {

    private Rendering() {}

    static Rendering of(ApiRequest request) {
        return new Rendering();
    }

    ObjectNode single(ObjectNode object) {
        return object;
    }

    ObjectNode list(ObjectNode list) {
        return list;
    }

    /** An event's object; a bookmark has nothing but metadata. */
    ObjectNode watched(ObjectNode stored, ObjectNode object) {
        return object;
    }
}
