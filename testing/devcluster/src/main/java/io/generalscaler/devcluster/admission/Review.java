package io.generalscaler.devcluster.admission;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.generalscaler.devcluster.admission.AdmissionRequest.Target;
import io.generalscaler.devcluster.schema.GoText;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The {@code AdmissionReview} of version v1: the question that a webhook gets, and its answer. */
final class Review {
    private static final JsonMapper MAPPER = new JsonMapper();

    private Review() {}

    /**
     * What a webhook answered.
     *
     * @param result its {@code status}; missing where it gave none
     * @param patch a JSON patch; null where it wants no change
     */
    record Verdict(
            boolean allowed, JsonNode result, @Nullable JsonNode patch, List<String> warnings) {}

    /** An answer that is none. */
    static final class Malformed extends Exception {
        private static final long serialVersionUID = 1L;

        Malformed(String message) {
            super(message);
        }
    }

    /**
     * The question.
     *
     * @param request in the version in which the webhook wants it
     * @param original what the client wrote to
     */
    static ObjectNode question(String uid, AdmissionRequest request, Target original) {
        ObjectNode review = JsonNodeFactory.instance.objectNode();
        review.put("kind", "AdmissionReview").put("apiVersion", "admission.k8s.io/v1");
        ObjectNode body = review.putObject("request");
        Target target = request.target();
        body.put("uid", uid);
        kind(body.putObject("kind"), target);
        resource(body.putObject("resource"), target);
        if (!target.subresource().isEmpty()) {
            body.put("subResource", target.subresource());
        }
        kind(body.putObject("requestKind"), original);
        resource(body.putObject("requestResource"), original);
        if (!original.subresource().isEmpty()) {
            body.put("requestSubResource", original.subresource());
        }
        if (!target.name().isEmpty()) {
            body.put("name", target.name());
        }
        if (!target.namespace().isEmpty()) {
            body.put("namespace", target.namespace());
        }
        body.put("operation", request.operation().name());
        requester(body.putObject("userInfo"), request.requester());
        body.set("object", request.object());
        body.set("oldObject", request.oldObject());
        body.put("dryRun", request.dryRun());
        body.set("options", request.options());
        return review;
    }

    private static void kind(ObjectNode node, Target target) {
        if (target.subresource().equals("scale")) {
            node.put("group", "autoscaling").put("version", "v1").put("kind", "Scale");
            return;
        }
        node.put("group", target.group()).put("version", target.version()).put("kind", target.kind());
    }

    private static void resource(ObjectNode node, Target target) {
        node.put("group", target.group()).put("version", target.version()).put("resource", target.resource());
    }

    private static void requester(ObjectNode node, AdmissionRequest.Requester requester) {
        node.put("username", requester.username());
        if (!requester.uid().isEmpty()) {
            node.put("uid", requester.uid());
        }
        requester.groups().forEach(node.putArray("groups")::add);
        if (!requester.extra().isEmpty()) {
            ObjectNode extra = node.putObject("extra");
            requester.extra().forEach((key, values) -> values.forEach(extra.putArray(key)::add));
        }
    }

    /** Reads an answer, which must be one to the question of this uid. */
    static Verdict answer(byte[] body, String uid, boolean mutating) throws Malformed {
        JsonNode review = parse(body);
        JsonNode response = review.path("response");
        if (!response.isObject()) {
            throw new Malformed("webhook response was absent");
        }
        String answered = response.path("uid").asText("");
        if (!answered.equals(uid)) {
            throw new Malformed("expected response.uid=" + GoText.quote(uid) + ", got " + GoText.quote(answered));
        }
        String type = review.path("apiVersion").asText("") + ", Kind="
                + review.path("kind").asText("");
        if (!type.equals("admission.k8s.io/v1, Kind=AdmissionReview")) {
            throw new Malformed("expected webhook response of admission.k8s.io/v1, Kind=AdmissionReview, got " + type);
        }
        List<String> warnings = new ArrayList<>();
        response.path("warnings").forEach(warning -> warnings.add(warning.asText()));
        return new Verdict(
                response.path("allowed").asBoolean(false),
                response.path("status"),
                mutating ? patch(response) : noPatch(response),
                List.copyOf(warnings));
    }

    private static @Nullable JsonNode patch(JsonNode response) throws Malformed {
        String patch = response.path("patch").asText("");
        JsonNode type = response.path("patchType");
        boolean typed = type.isTextual();
        if (!patch.isEmpty() && !typed) {
            throw new Malformed("webhook returned response.patch but not response.patchType");
        }
        if (patch.isEmpty() && typed) {
            throw new Malformed("webhook returned response.patchType but not response.patch");
        }
        if (patch.isEmpty()) {
            return null;
        }
        if (!type.asText().equals("JSONPatch")) {
            throw new Malformed("unsupported patch type " + GoText.quote(type.asText()));
        }
        try {
            return parse(response.path("patch").binaryValue());
        } catch (IOException | Malformed e) {
            throw new Malformed("received undecodable patch in webhook response: " + e.getMessage());
        }
    }

    private static @Nullable JsonNode noPatch(JsonNode response) throws Malformed {
        if (!response.path("patch").asText("").isEmpty()) {
            throw new Malformed("validating webhook may not return response.patch");
        }
        if (response.path("patchType").isTextual()) {
            throw new Malformed("validating webhook may not return response.patchType");
        }
        return null;
    }

    private static JsonNode parse(byte[] body) throws Malformed {
        try {
            return MAPPER.readTree(body);
        } catch (JacksonException e) {
            throw new Malformed("couldn't parse JSON: " + e.getOriginalMessage());
        } catch (IOException e) {
            throw new Malformed(String.valueOf(e.getMessage()));
        }
    }
}
