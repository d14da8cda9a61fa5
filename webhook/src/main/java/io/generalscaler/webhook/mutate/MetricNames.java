package io.generalscaler.webhook.mutate;

import com.fasterxml.jackson.databind.JsonNode;
import io.generalscaler.webhook.review.PatchOperation;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes down the name of a metric that has none: its type. A schema default cannot copy another field; written down, the name in
 * the spec is the one that status, events and policies use.
 */
final class MetricNames {
    private MetricNames() {}

    /** The names to add to {@code spec}. */
    static List<PatchOperation> missingIn(JsonNode spec) {
        var names = new ArrayList<PatchOperation>();
        name(spec.path("metric"), "/spec/metric", names);
        JsonNode metrics = spec.path("metrics");
        for (int i = 0; i < metrics.size(); i++) {
            name(metrics.path(i), "/spec/metrics/" + i, names);
        }
        return names;
    }

    private static void name(JsonNode metric, String path, List<PatchOperation> names) {
        JsonNode type = metric.path("type");
        if (metric.path("name").isMissingNode() && type.isTextual()) {
            names.add(new PatchOperation(path + "/name", type.textValue()));
        }
    }
}
