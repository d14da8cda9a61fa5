package io.generalscaler.controller.observe.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import io.generalscaler.api.workload.WorkloadId;
import io.generalscaler.engine.model.Hand;
import io.generalscaler.kube.write.ApiAnswer;
import io.generalscaler.kube.write.ApiServer;
import io.generalscaler.kube.write.ApiUnreachableException;
import io.generalscaler.kube.write.ResourcePath;

/** Reads {@code /scale}, which every scalable kind answers alike. */
public record ScaleReader(ApiServer api) {

    /**
     * The size at this moment, whatever watches have seen. Who set it is not told here.
     *
     * @param path of the {@code /scale}
     */
    public Lookup read(WorkloadId key, ResourcePath path) throws InterruptedException {
        try {
            ApiAnswer answer = api.get(path);
            if (answer.notFound()) {
                return new Lookup.Absent(key + " does not exist");
            }
            if (answer.forbidden()) {
                return new Lookup.Unreadable(
                        "the controller may not read the scale of " + key
                                + ": its role has to cover the kind (controller.scaleTargets of the chart)",
                        true);
            }
            if (answer.ok()) {
                return new Lookup.Found(target(key, path, answer.json()));
            }
            String why = "the scale of " + key + " cannot be read: the API server says " + answer.said();
            return answer.busy() ? new Lookup.Unknown(why) : new Lookup.Unreadable(why, !isAbsent(answer));
        } catch (ApiUnreachableException e) {
            return new Lookup.Unknown(String.valueOf(e.getMessage()));
        }
    }

    /** An API server answers so where a custom object has nothing at the path of its replicas. It takes a size all the same. */
    private static boolean isAbsent(ApiAnswer answer) {
        String message = answer.json().path("message").asText("");
        return answer.status() == 500 && message.contains("replicas field") && message.contains("does not exist");
    }

    private static ScalableTarget target(WorkloadId key, ResourcePath path, JsonNode scale) {
        JsonNode meta = scale.path("metadata");
        return new ScalableTarget(
                key,
                meta.path("uid").asText(),
                meta.path("resourceVersion").asText(),
                Math.max(0, scale.path("spec").path("replicas").asInt(0)),
                Math.max(0, scale.path("status").path("replicas").asInt(0)),
                Hand.UNKNOWN,
                path);
    }
}
