package io.generalscaler.controller.observe.cluster;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.generalscaler.api.workload.WorkloadId;
import io.generalscaler.api.workload.WorkloadKind;
import io.generalscaler.engine.model.Hand;
import io.generalscaler.kube.write.ApiAnswer;
import io.generalscaler.kube.write.ApiServer;
import io.generalscaler.kube.write.ApiUnreachableException;
import io.generalscaler.kube.write.ResourcePath;

/**
 * Reads who set a size, where a watch has not told yet: a {@code /scale} has no {@code managedFields}, so the object is listed by its name,
 * for which the right to list is enough.
 */
public record SizeReader(ApiServer api, SizeHands hands) {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String SCALE = "/scale";

    /**
     * The hand behind the size of a workload as it is at this moment; unknown where that is not {@code version} any more, or cannot be read.
     *
     * @param scale the path of its {@code /scale}
     */
    public Hand hand(WorkloadId key, ResourcePath scale, String version) throws InterruptedException {
        String end = "/" + key.name() + SCALE;
        if (!scale.text().endsWith(end)) {
            return Hand.UNKNOWN;
        }
        String collection = scale.text().substring(0, scale.text().length() - end.length());
        try {
            ApiAnswer answer = api.get(new ResourcePath(collection + "?fieldSelector=metadata.name%3D" + key.name()));
            JsonNode meta = answer.ok() ? answer.json().at("/items/0/metadata") : null;
            if (meta == null || !meta.path("resourceVersion").asText().equals(version)) {
                return Hand.UNKNOWN;
            }
            return hand(key.kind(), JSON.treeToValue(meta, ObjectMeta.class));
        } catch (ApiUnreachableException | JsonProcessingException e) {
            return Hand.UNKNOWN;
        }
    }

    private Hand hand(WorkloadKind kind, ObjectMeta meta) {
        return kind.equals(WorkloadKind.DEPLOYMENT) || kind.equals(WorkloadKind.STATEFUL_SET)
                ? hands.ofBuiltIn(meta)
                : hands.ofAny(meta);
    }
}
