package io.generalscaler.devcluster.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.generalscaler.devcluster.http.FrameSink;
import io.generalscaler.devcluster.http.StreamingResponse;
import io.generalscaler.devcluster.wire.Json;
import io.generalscaler.devcluster.wire.Statuses;

/** A watch from a version that is forgotten. As in an API server it begins with 200, says so in its only frame, and ends. */
final class ExpiredWatch extends StreamingResponse {

    private final long version;
    private final long newest;

    ExpiredWatch(long version, long newest) {
        this.version = version;
        this.newest = newest;
    }

    @Override
    public void stream(FrameSink sink) {
        ObjectNode frame = Json.object().put("type", "ERROR");
        frame.set(
                "object",
                Statuses.expired("too old resource version: " + version + " (" + newest + ")")
                        .status());
        sink.send(Json.bytes(frame));
    }
}
