package io.generalscaler.devcluster.admission;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.stream.StreamSupport;

/**
 * One entry of a webhook configuration, read with the defaults of its type.
 *
 * @param configuration the name of the configuration that holds it
 * @param uid names the entry among all entries of a chain
 */
record Webhook(String configuration, String uid, ObjectNode source) {

    static List<Webhook> of(ObjectNode configuration) {
        String name = configuration.path("metadata").path("name").asText("");
        JsonNode hooks = configuration.path("webhooks");
        return StreamSupport.stream(hooks.spliterator(), false)
                .filter(ObjectNode.class::isInstance)
                .map(hook -> new Webhook(name, name + "/" + hook.path("name").asText(""), (ObjectNode) hook))
                .toList();
    }

    String name() {
        return source.path("name").asText("");
    }

    boolean ignoresFailure() {
        return source.path("failurePolicy").asText("Fail").equals("Ignore");
    }

    int timeoutSeconds() {
        return source.path("timeoutSeconds").asInt(10);
    }

    boolean reinvokedIfNeeded() {
        return source.path("reinvocationPolicy").asText("Never").equals("IfNeeded");
    }

    boolean allowsDryRun() {
        String sideEffects = source.path("sideEffects").asText("");
        return sideEffects.equals("None") || sideEffects.equals("NoneOnDryRun");
    }

    Criteria criteria() {
        return new Criteria(source, "rules");
    }

    JsonNode clientConfig() {
        return source.path("clientConfig");
    }

    JsonNode matchConditions() {
        return source.path("matchConditions");
    }

    /** The version of AdmissionReview to speak; empty where the webhook knows none that this program knows. */
    boolean speaksV1() {
        return StreamSupport.stream(source.path("admissionReviewVersions").spliterator(), false)
                .anyMatch(version -> version.asText().equals("v1"));
    }
}
