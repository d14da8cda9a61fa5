package io.generalscaler.devcluster.wire;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** A request that is answered with a {@code Status} of kind Failure; expected, so it has no stack trace. */
public final class StatusException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient ObjectNode status;

    public StatusException(ObjectNode status) {
        super(Json.textOrEmpty(status, "message"), null, false, false);
        this.status = status;
    }

    /** HTTP code, 400 to 599. */
    public int code() {
        return status.path("code").asInt(500);
    }

    /** The machine-readable reason, such as {@code NotFound}. */
    public String reason() {
        return Json.textOrEmpty(status, "reason");
    }

    public ObjectNode status() {
        return status;
    }
}
