package io.generalscaler.webhook.review;

import io.generalscaler.api.problem.Violation;

/**
 * One reason for a denial, as a {@code StatusCause}.
 *
 * @param type machine-readable, such as {@code FieldValueInvalid}
 * @param field path of the field, such as {@code spec.metrics[0].targetValue}
 * @param message the value, the rule and what would be valid, in one line
 */
public record StatusCause(String type, String field, String message) {
    public StatusCause {
        field = Words.line(field, Words.MAX_FIELD_CHARS);
        message = Words.line(message, Words.MAX_MESSAGE_CHARS);
    }

    /** The cause that {@code violation} is. */
    public static StatusCause of(Violation violation) {
        String message =
                violation.value().isEmpty() ? violation.message() : violation.value() + ": " + violation.message();
        return new StatusCause(violation.rule().causeType(), violation.path(), message);
    }

    /** As one line of the denial's message. */
    String asLine() {
        return field.isEmpty() ? message : field + ": " + message;
    }

    /** How many bytes its texts have in JSON. */
    int jsonBytes() {
        return jsonBytes(field) + jsonBytes(message);
    }

    private static int jsonBytes(String text) {
        return text.chars().map(c -> jsonBytes((char) c)).sum();
    }

    private static int jsonBytes(char c) {
        if (Character.isSurrogate(c)) {
            return "\\uD83D".length();
        }
        return c == '"' || c == '\\' ? 2 : c < 0x80 ? 1 : c < 0x800 ? 2 : 3;
    }
}
