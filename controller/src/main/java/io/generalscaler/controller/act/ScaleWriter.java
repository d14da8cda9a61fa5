package io.generalscaler.controller.act;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.generalscaler.controller.observe.cluster.Target;
import io.generalscaler.kube.lease.Leadership;
import io.generalscaler.kube.write.ApiAnswer;
import io.generalscaler.kube.write.ApiServer;
import io.generalscaler.kube.write.ApiUnreachableException;

/**
 * Writes sizes. Each write names the resourceVersion that the decision was made on, so that the API server refuses it when anybody, a
 * person or another controller, was there first.
 */
public final class ScaleWriter implements Sizes {

    private final ApiServer api;
    private final Leadership leadership;

    /**
     * A writer that asks before each write.
     *
     * @param api a client without retries
     * @param leadership whether this process may write
     */
    public ScaleWriter(ApiServer api, Leadership leadership) {
        this.api = api;
        this.leadership = leadership;
    }

    @Override
    public ScaleResult write(Target target, int replicas) throws InterruptedException {
        if (!leadership.mayWrite()) {
            return new ScaleResult.NotLeading();
        }
        try {
            return result(target, replicas, api.merge(target.path(), patch(target, replicas)));
        } catch (ApiUnreachableException e) {
            return new ScaleResult.Unsure();
        }
    }

    private static String patch(Target target, int replicas) {
        ObjectNode patch = JsonNodeFactory.instance.objectNode();
        ObjectNode meta = patch.putObject("metadata");
        meta.put("resourceVersion", target.resourceVersion());
        if (!target.uid().isEmpty()) {
            meta.put("uid", target.uid());
        }
        patch.putObject("spec").put("replicas", replicas);
        return patch.toString();
    }

    private static ScaleResult result(Target target, int replicas, ApiAnswer answer) {
        if (answer.ok()) {
            JsonNode scale = answer.json();
            return new ScaleResult.Written(target.resized(
                    replicas, scale.path("metadata").path("resourceVersion").asText()));
        }
        if (answer.conflict()) {
            return new ScaleResult.Conflict();
        }
        if (answer.notFound()) {
            return new ScaleResult.Refused(target.key() + " is gone");
        }
        if (answer.forbidden()) {
            return new ScaleResult.Refused("the controller may not patch the scale of " + target.key());
        }
        if (answer.status() == 429 || answer.status() >= 500) {
            return new ScaleResult.Unsure();
        }
        return new ScaleResult.Refused("the API server refused the scale of " + target.key() + " (" + answer.status()
                + (answer.reason().isEmpty() ? "" : " " + answer.reason()) + ")");
    }
}
