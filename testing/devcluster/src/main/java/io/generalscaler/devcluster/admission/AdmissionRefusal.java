package io.generalscaler.devcluster.admission;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.generalscaler.devcluster.schema.GoText;

/** A write that admission refuses; carries what the client is told. */
public final class AdmissionRefusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient ObjectNode status;

    private AdmissionRefusal(ObjectNode status) {
        super(status.path("message").asText());
        this.status = status;
    }

    /** A webhook said no; {@code result} is its {@code response.status}, missing where it gave none. */
    static AdmissionRefusal denied(String webhook, JsonNode result) {
        String deniedBy = "admission webhook " + GoText.quote(webhook) + " denied the request";
        ObjectNode status = result instanceof ObjectNode given ? given.deepCopy() : object();
        status.put("kind", "Status").put("apiVersion", "v1");
        status.withObjectProperty("metadata");
        if (status.path("code").asInt(0) < 400) {
            status.put("code", 400);
        }
        status.put("status", "Failure");
        String message = status.path("message").asText("");
        String reason = status.path("reason").asText("");
        String why = message.isEmpty() ? reason : message;
        status.put("message", why.isEmpty() ? deniedBy + " without explanation" : deniedBy + ": " + why);
        return new AdmissionRefusal(status);
    }

    /** A webhook whose failure counts could not be asked. */
    static AdmissionRefusal notCalled(String webhook, String reason) {
        return internal("failed calling webhook " + GoText.quote(webhook) + ": " + reason);
    }

    /** Something else went wrong on the way: 500. */
    static AdmissionRefusal internal(String message) {
        ObjectNode status = failure(500, "InternalError", "Internal error occurred: " + message);
        status.putObject("details").putArray("causes").addObject().put("message", message);
        return new AdmissionRefusal(status);
    }

    /** A webhook with side effects cannot take part in a dry run: 400. */
    static AdmissionRefusal dryRun(String webhook) {
        String message = "admission webhook " + GoText.quote(webhook) + " does not support dry run";
        return new AdmissionRefusal(failure(400, "BadRequest", message));
    }

    /** A match condition failed where its failure counts: 403. */
    static AdmissionRefusal condition(AdmissionRequest.Target target, String reason) {
        return new AdmissionRefusal(forbidden(target, reason));
    }

    /** A policy said no, for this reason of a {@code Status}. */
    static AdmissionRefusal policy(AdmissionRequest.Target target, String reason, String message) {
        ObjectNode status = forbidden(target, message);
        int code = switch (reason) {
            case "Forbidden" -> 403;
            case "Unauthorized" -> 401;
            case "RequestEntityTooLarge" -> 413;
            default -> 422;
        };
        status.put("reason", reason).put("code", code);
        status.withObjectProperty("details")
                .withArrayProperty("causes")
                .addObject()
                .put("message", message);
        return new AdmissionRefusal(status);
    }

    private static ObjectNode forbidden(AdmissionRequest.Target target, String reason) {
        String resource = target.group().isEmpty() ? target.resource() : target.resource() + "." + target.group();
        String message = resource + " " + GoText.quote(target.name()) + " is forbidden: " + reason;
        ObjectNode status = failure(403, "Forbidden", message);
        status.putObject("details")
                .put("name", target.name())
                .put("group", target.group())
                .put("kind", target.resource());
        return status;
    }

    /** The answer's body, a {@code Status} of API version v1; its {@code code} is 400 or more. */
    public ObjectNode status() {
        return status.deepCopy();
    }

    private static ObjectNode failure(int code, String reason, String message) {
        ObjectNode status = object();
        status.put("kind", "Status").put("apiVersion", "v1");
        status.putObject("metadata");
        return status.put("status", "Failure")
                .put("message", message)
                .put("reason", reason)
                .put("code", code);
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }
}
