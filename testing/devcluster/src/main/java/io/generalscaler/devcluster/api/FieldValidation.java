package io.generalscaler.devcluster.api;

import io.generalscaler.devcluster.wire.Statuses;

/** What happens to fields that a type does not have. */
public enum FieldValidation {
    IGNORE,
    WARN,
    STRICT;

    /** Reads {@code ?fieldValidation=}; absent means to warn. */
    static FieldValidation of(String parameter) {
        return switch (parameter) {
            case "", "Warn" -> WARN;
            case "Strict" -> STRICT;
            case "Ignore" -> IGNORE;
            default ->
                throw Statuses.badRequest("invalid fieldValidation: Unsupported value: \"" + parameter
                        + "\": supported values: \"Ignore\", \"Strict\", \"Warn\"");
        };
    }
}
