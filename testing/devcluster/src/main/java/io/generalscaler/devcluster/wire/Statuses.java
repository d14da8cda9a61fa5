package io.generalscaler.devcluster.wire;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** Failures in the API server's own words ({@code apimachinery/pkg/api/errors}). */
public final class Statuses {

    /** One cause of an invalid object: its path, a machine-readable reason and what is wrong. */
    public record Cause(String field, String reason, String message) {}

    private Statuses() {}

    /** A bare failure; {@code reason} may be empty. */
    public static ObjectNode failure(int code, String reason, String message) {
        ObjectNode status = Json.object();
        status.put("kind", "Status").put("apiVersion", "v1").putObject("metadata");
        status.put("status", "Failure").put("message", message);
        if (!reason.isEmpty()) {
            status.put("reason", reason);
        }
        return status.put("code", code);
    }

    private static StatusException about(
            int code, String reason, String message, String name, String group, String kind) {
        ObjectNode status = failure(code, reason, message);
        ObjectNode details = status.putObject("details");
        putUnlessEmpty(details, "name", name);
        putUnlessEmpty(details, "group", group);
        putUnlessEmpty(details, "kind", kind);
        return new StatusException(status);
    }

    private static void putUnlessEmpty(ObjectNode node, String field, String value) {
        if (!value.isEmpty()) {
            node.put(field, value);
        }
    }

    private static String qualified(String group, String plural) {
        return group.isEmpty() ? plural : plural + "." + group;
    }

    public static StatusException notFound(String group, String plural, String name) {
        String message = qualified(group, plural) + " \"" + name + "\" not found";
        return about(404, "NotFound", message, name, group, plural);
    }

    /** The URL names nothing that is served. */
    public static StatusException noSuchPath() {
        ObjectNode status = failure(404, "NotFound", "the server could not find the requested resource");
        status.putObject("details");
        return new StatusException(status);
    }

    public static StatusException alreadyExists(String group, String plural, String name) {
        String message = qualified(group, plural) + " \"" + name + "\" already exists";
        return about(409, "AlreadyExists", message, name, group, plural);
    }

    public static StatusException conflict(String group, String plural, String name, String why) {
        String message = "Operation cannot be fulfilled on " + qualified(group, plural) + " \"" + name + "\": " + why;
        return about(409, "Conflict", message, name, group, plural);
    }

    /** Somebody else wrote the object since the caller read it. */
    public static StatusException modified(String group, String plural, String name) {
        return conflict(
                group,
                plural,
                name,
                "the object has been modified; please apply your changes to the latest version and try again");
    }

    public static StatusException forbidden(String group, String plural, String name, String why) {
        String subject = plural.isEmpty() ? "" : qualified(group, plural) + (name.isEmpty() ? "" : " \"" + name + "\"");
        String message = subject.isEmpty() ? "forbidden: " + why : subject + " is forbidden: " + why;
        return about(403, "Forbidden", message, name, group, plural);
    }

    public static StatusException badRequest(String message) {
        return new StatusException(failure(400, "BadRequest", message));
    }

    public static StatusException unauthorized() {
        return new StatusException(failure(401, "Unauthorized", "Unauthorized"));
    }

    public static StatusException methodNotAllowed() {
        ObjectNode status =
                failure(405, "MethodNotAllowed", "the server does not allow this method on the requested resource");
        status.putObject("details");
        return new StatusException(status);
    }

    public static StatusException unsupportedMediaType(String given, List<String> accepted) {
        String message = "the body of the request was in an unknown format - accepted media types include: "
                + String.join(", ", accepted) + (given.isEmpty() ? "" : " (got " + given + ")");
        return new StatusException(failure(415, "UnsupportedMediaType", message));
    }

    /** A watch or list asked for a version that the bounded history no longer reaches. */
    public static StatusException expired(String message) {
        return new StatusException(failure(410, "Expired", message));
    }

    public static StatusException internal(String message) {
        ObjectNode status = failure(500, "InternalError", "Internal error occurred: " + message);
        cause(status.putObject("details").putArray("causes"), new Cause("", "", message));
        return new StatusException(status);
    }

    public static StatusException tooLarge(long limitBytes) {
        String message = "Request entity is too large: limit is " + limitBytes;
        return new StatusException(failure(413, "RequestEntityTooLarge", message));
    }

    /** An object that breaks rules of its type: all causes in one answer. */
    public static StatusException invalid(String group, String kind, String name, List<Cause> causes) {
        List<String> parts = causes.stream()
                .map(cause -> cause.field().isEmpty() ? cause.message() : cause.field() + ": " + cause.message())
                .toList();
        String all = parts.size() == 1 ? parts.getFirst() : "[" + String.join(", ", parts) + "]";
        String message = qualified(group, kind) + " \"" + name + "\" is invalid: " + all;
        StatusException invalid = about(422, "Invalid", message, name, group, kind);
        ArrayNode list = ((ObjectNode) invalid.status().get("details")).putArray("causes");
        causes.forEach(cause -> cause(list, cause));
        return invalid;
    }

    private static void cause(ArrayNode causes, Cause cause) {
        ObjectNode node = causes.addObject();
        putUnlessEmpty(node, "reason", cause.reason());
        node.put("message", cause.message());
        putUnlessEmpty(node, "field", cause.field());
    }

    /** The answer to a completed delete. */
    public static ObjectNode success(String group, String plural, String name, String uid) {
        ObjectNode status = Json.object();
        status.put("kind", "Status").put("apiVersion", "v1").putObject("metadata");
        status.put("status", "Success");
        ObjectNode details = status.putObject("details");
        putUnlessEmpty(details, "name", name);
        putUnlessEmpty(details, "group", group);
        putUnlessEmpty(details, "kind", plural);
        putUnlessEmpty(details, "uid", uid);
        return status;
    }
}
