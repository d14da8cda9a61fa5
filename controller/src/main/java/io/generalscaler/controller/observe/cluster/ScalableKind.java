package io.generalscaler.controller.observe.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import io.generalscaler.api.workload.WorkloadId;
import io.generalscaler.kube.write.ApiAnswer;
import io.generalscaler.kube.write.ApiServer;
import io.generalscaler.kube.write.ApiUnreachableException;
import io.generalscaler.kube.write.ResourcePath;
import java.util.Optional;

/**
 * A namespaced kind with a {@code /scale} subresource.
 *
 * @param apiVersion group and version to use
 * @param kind its name
 * @param plural as in paths
 */
record ScalableKind(String apiVersion, String kind, String plural) {

    /** Asks discovery; empty when there is no such kind or it has no {@code /scale}. */
    static Optional<ScalableKind> discover(ApiServer api, String apiVersion, String kind)
            throws ApiUnreachableException, InterruptedException {
        ApiAnswer answer = api.get(ResourcePath.of(apiVersion));
        if (answer.notFound()) {
            return Optional.empty();
        }
        if (!answer.ok()) {
            throw new ApiUnreachableException("the API server does not list the kinds of " + apiVersion);
        }
        JsonNode resources = answer.json().path("resources");
        for (JsonNode resource : resources) {
            String name = resource.path("name").asText();
            if (resource.path("kind").asText().equals(kind) && !name.contains("/") && scales(resources, name)) {
                return Optional.of(new ScalableKind(apiVersion, kind, name));
            }
        }
        return Optional.empty();
    }

    private static boolean scales(JsonNode resources, String plural) {
        for (JsonNode resource : resources) {
            if (resource.path("name").asText().equals(plural + "/scale")) {
                return true;
            }
        }
        return false;
    }

    ResourcePath path(WorkloadId key) {
        return ResourcePath.of(apiVersion, key.namespace(), plural)
                .then(key.name())
                .then("scale");
    }
}
