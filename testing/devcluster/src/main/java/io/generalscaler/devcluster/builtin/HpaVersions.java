package io.generalscaler.devcluster.builtin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.generalscaler.devcluster.wire.Json;

/** HorizontalPodAutoscalers of {@code autoscaling/v1}: one CPU target instead of a list of metrics. */
public final class HpaVersions {

    private HpaVersions() {}

    /** In place, from v1 to v2 or back. */
    public static void convert(ObjectNode hpa, boolean toV2) {
        if (toV2) {
            toV2(hpa);
        } else {
            toV1(hpa);
        }
    }

    private static void toV2(ObjectNode hpa) {
        if (hpa.get("spec") instanceof ObjectNode spec && spec.has("targetCPUUtilizationPercentage")) {
            JsonNode target = spec.remove("targetCPUUtilizationPercentage");
            ObjectNode resource =
                    spec.putArray("metrics").addObject().put("type", "Resource").putObject("resource");
            resource.put("name", "cpu")
                    .putObject("target")
                    .put("type", "Utilization")
                    .set("averageUtilization", target);
        }
        if (hpa.get("status") instanceof ObjectNode status) {
            status.remove("currentCPUUtilizationPercentage");
        }
    }

    private static void toV1(ObjectNode hpa) {
        if (hpa.get("spec") instanceof ObjectNode spec && spec.has("metrics")) {
            for (JsonNode metric : spec.remove("metrics")) {
                JsonNode target = Json.at(metric, "resource", "target", "averageUtilization");
                if (Json.textOrEmpty(metric, "resource", "name").equals("cpu") && target.isNumber()) {
                    spec.set("targetCPUUtilizationPercentage", target);
                }
            }
            spec.remove("behavior");
        }
        if (hpa.get("status") instanceof ObjectNode status) {
            status.remove("currentMetrics");
            status.remove("conditions");
        }
    }
}
