package io.generalscaler.devcluster.patch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** A patch that cannot be applied; carries what the client is told. */
public final class PatchRefusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int code;
    private final String reason;
    private final transient ObjectNode details;

    private PatchRefusal(int code, String reason, String message, ObjectNode details) {
        super(message);
        this.code = code;
        this.reason = reason;
        this.details = details;
    }

    /** The patch itself is malformed: 400. */
    static PatchRefusal malformed(String message) {
        return new PatchRefusal(400, "BadRequest", message, JsonNodeFactory.instance.objectNode());
    }

    /** The patch is larger than an API server takes: 413. */
    static PatchRefusal tooLarge(String message) {
        return new PatchRefusal(413, "RequestEntityTooLarge", message, JsonNodeFactory.instance.objectNode());
    }

    /** The patch is well formed but does not fit the object: 422. */
    static PatchRefusal unprocessable(String message) {
        return new PatchRefusal(422, "Invalid", message, JsonNodeFactory.instance.objectNode());
    }

    /** An applied configuration that does not fit its type: 500, as an API server answers it. */
    static PatchRefusal untyped(String message) {
        return new PatchRefusal(500, "InternalError", message, JsonNodeFactory.instance.objectNode());
    }

    /** Other managers own fields that the patch would change: 409; {@code causes} name each field and its owner. */
    static PatchRefusal conflict(String message, JsonNode causes) {
        ObjectNode details = JsonNodeFactory.instance.objectNode();
        details.set("causes", causes);
        return new PatchRefusal(409, "Conflict", message, details);
    }

    /** The HTTP status code: 400, 409, 413, 422 or 500. */
    public int code() {
        return code;
    }

    /** The answer's body, a {@code Status} of API version v1. */
    public ObjectNode status() {
        ObjectNode status = JsonNodeFactory.instance.objectNode();
        status.put("kind", "Status").put("apiVersion", "v1");
        status.putObject("metadata");
        status.put("status", "Failure").put("message", String.valueOf(getMessage()));
        status.put("reason", reason);
        if (details != null && !details.isEmpty()) {
            status.set("details", details.deepCopy());
        }
        return status.put("code", code);
    }
}
