package io.generalscaler.controller.act;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.generalscaler.controller.observe.cluster.Lookup;
import io.generalscaler.controller.observe.cluster.ScalableTarget;
import io.generalscaler.controller.observe.cluster.ScaleReader;
import io.generalscaler.controller.observe.cluster.SizeHands;
import io.generalscaler.controller.observe.cluster.SizeReader;
import io.generalscaler.kube.lease.Leadership;
import io.generalscaler.kube.write.ApiAnswer;
import io.generalscaler.kube.write.ApiServer;
import io.generalscaler.kube.write.ApiUnreachableException;

/**
 * Sizes of workloads that have a {@code /scale}. Each write names the resourceVersion that the decision was made on, so that the API
 * server refuses it when anybody, a person or another controller, was there first.
 */
public final class ScaleSubresource {

    private final ApiServer api;
    private final Leadership leadership;
    private final SizeReader hands;

    /**
     * Reads and writes there; asks before each write.
     *
     * @param api a client without retries
     * @param leadership whether this process may write
     * @param hands tells who set a size
     */
    public ScaleSubresource(ApiServer api, Leadership leadership, SizeHands hands) {
        this.api = api;
        this.hands = new SizeReader(api, hands);
        this.leadership = leadership;
    }

    /** The size at this moment. What is ready stays as it was seen: a {@code /scale} does not tell it. */
    public Lookup current(ScalableTarget seen) throws InterruptedException {
        return switch (new ScaleReader(api).read(seen.key(), seen.path())) {
            case Lookup.Found(ScalableTarget now) ->
                new Lookup.Found(new ScalableTarget(
                        now.key(),
                        now.uid(),
                        now.resourceVersion(),
                        now.replicas(),
                        seen.readyReplicas(),
                        now.replicas() == seen.replicas()
                                ? seen.hand()
                                : hands.hand(now.key(), now.path(), now.resourceVersion()),
                        now.path()));
            case Lookup other -> other;
        };
    }

    /** Sets a size, provided that the workload is still what was decided on. */
    public ScaleResult write(ScalableTarget target, int replicas) throws InterruptedException {
        if (!leadership.mayWrite()) {
            return new ScaleResult.NotLeading();
        }
        try {
            return result(target, replicas, api.merge(target.path(), patch(target, replicas)));
        } catch (ApiUnreachableException e) {
            return new ScaleResult.Unsure();
        }
    }

    private static String patch(ScalableTarget target, int replicas) {
        ObjectNode patch = JsonNodeFactory.instance.objectNode();
        ObjectNode meta = patch.putObject("metadata");
        meta.put("resourceVersion", target.resourceVersion());
        if (!target.uid().isEmpty()) {
            meta.put("uid", target.uid());
        }
        patch.putObject("spec").put("replicas", replicas);
        return patch.toString();
    }

    private static ScaleResult result(ScalableTarget target, int replicas, ApiAnswer answer) {
        if (answer.ok()) {
            String version =
                    answer.json().path("metadata").path("resourceVersion").asText();
            // Without a version, the next write could not be held against what others wrote meanwhile.
            return version.isEmpty()
                    ? new ScaleResult.Unsure()
                    : new ScaleResult.Written(target.resized(replicas, version));
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
        if (answer.temporary()) {
            return new ScaleResult.Unsure();
        }
        return new ScaleResult.Refused("the API server refused the scale of " + target.key() + ": " + answer.said());
    }
}
