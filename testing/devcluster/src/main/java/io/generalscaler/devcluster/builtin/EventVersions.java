package io.generalscaler.devcluster.builtin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;

/** Events of {@code v1} and {@code events.k8s.io/v1}: the same objects under other field names. */
public final class EventVersions {

    private static final Map<String, String> NEW_TO_CORE = Map.of(
            "regarding", "involvedObject",
            "note", "message",
            "reportingController", "reportingComponent",
            "deprecatedSource", "source",
            "deprecatedFirstTimestamp", "firstTimestamp",
            "deprecatedLastTimestamp", "lastTimestamp",
            "deprecatedCount", "count");

    private EventVersions() {}

    /** An API server always writes these of a {@code v1} event, as null where they are not known, so that one can sort by them. */
    public static void complete(ObjectNode event) {
        for (String time : List.of("firstTimestamp", "lastTimestamp")) {
            if (!event.has(time)) {
                event.putNull(time);
            }
        }
    }

    /** In place, from {@code events.k8s.io/v1} to {@code v1} or back. */
    public static void convert(ObjectNode event, boolean toCore) {
        NEW_TO_CORE.forEach((newer, core) -> {
            JsonNode value = event.remove(toCore ? newer : core);
            if (value != null) {
                event.set(toCore ? core : newer, value);
            }
        });
    }
}
