package io.generalscaler.devcluster.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.IntNode;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One thing that is wrong with an object.
 *
 * @param path where, for example {@code spec.maxReplicas}; {@code <nil>} for the object itself
 * @param kind what sort of fault
 * @param value the faulty value where the message shows it, else null
 * @param detail the end of the message; may be empty
 */
public record FieldError(String path, Kind kind, @Nullable JsonNode value, String detail) {
    /** The sorts of fault, with their machine-readable reason and the words that open their message. */
    public enum Kind {
        /** A value that must be there is not. */
        REQUIRED("FieldValueRequired", "Required value"),
        /** A value breaks a rule. */
        INVALID("FieldValueInvalid", "Invalid value"),
        /** A value has the wrong JSON type. */
        TYPE_INVALID("FieldValueTypeInvalid", "Invalid value"),
        /** A value is none of those listed. */
        NOT_SUPPORTED("FieldValueNotSupported", "Unsupported value"),
        /** A value that must be unique is not. */
        DUPLICATE("FieldValueDuplicate", "Duplicate value"),
        /** A field must not be set. */
        FORBIDDEN("FieldValueForbidden", "Forbidden"),
        /** A text is too long. */
        TOO_LONG("FieldValueTooLong", "Too long"),
        /** A list or map has too many entries. */
        TOO_MANY("FieldValueTooMany", "Too many"),
        /** Something that is referred to is not there. */
        NOT_FOUND("FieldValueNotFound", "Not found"),
        /** A rule could not be evaluated. */
        INTERNAL("InternalError", "Internal error");

        private final String reason;
        private final String words;

        Kind(String reason, String words) {
            this.reason = reason;
            this.words = words;
        }

        /** The reason in a {@code Status} cause. */
        public String reason() {
            return reason;
        }
    }

    /** A value that must be there. */
    public static FieldError required(FieldPath path, String detail) {
        return new FieldError(path.toString(), Kind.REQUIRED, null, detail);
    }

    /** A value that breaks a rule; {@code value} null leaves it out of the message. */
    public static FieldError invalid(FieldPath path, @Nullable JsonNode value, String detail) {
        return new FieldError(path.toString(), Kind.INVALID, value, detail);
    }

    /** A value of the wrong JSON type. */
    public static FieldError typeInvalid(FieldPath path, JsonNode value, String detail) {
        return new FieldError(path.toString(), Kind.TYPE_INVALID, value, detail);
    }

    /** A value that must be unique. */
    public static FieldError duplicate(FieldPath path, JsonNode value) {
        return new FieldError(path.toString(), Kind.DUPLICATE, value, "");
    }

    /** A value that is none of those listed. */
    public static FieldError notSupported(FieldPath path, JsonNode value, List<String> supported) {
        String values = supported.stream().map(GoText::quote).collect(Collectors.joining(", "));
        return new FieldError(
                path.toString(), Kind.NOT_SUPPORTED, value, values.isEmpty() ? "" : "supported values: " + values);
    }

    static FieldError tooLong(FieldPath path, long max) {
        String unit = max == 1 ? " byte" : " bytes";
        return new FieldError(path.toString(), Kind.TOO_LONG, null, "may not be more than " + max + unit);
    }

    static FieldError tooMany(FieldPath path, int actual, long max) {
        String unit = max == 1 ? " item" : " items";
        return new FieldError(
                path.toString(), Kind.TOO_MANY, IntNode.valueOf(actual), "must have at most " + max + unit);
    }

    /** The message without the path, for a {@code Status} cause. */
    public String body() {
        String shown = value == null ? kind.words : kind.words + ": " + GoText.value(value);
        return detail.isEmpty() ? shown : shown + ": " + detail;
    }

    /** Path and message. */
    @Override
    public String toString() {
        return path + ": " + body();
    }
}
