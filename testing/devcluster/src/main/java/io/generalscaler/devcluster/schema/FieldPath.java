package io.generalscaler.devcluster.schema;

/**
 * A place in an object as messages name it, for example {@code spec.rules[2].name}.
 *
 * @param text the path; empty for the object itself
 */
public record FieldPath(String text) {
    /** The object itself. */
    public static final FieldPath ROOT = new FieldPath("");

    /** A field of the object here. */
    public FieldPath child(String name) {
        return new FieldPath(text.isEmpty() ? name : text + "." + name);
    }

    /** An item of the list here. */
    public FieldPath index(int index) {
        return new FieldPath(text + "[" + index + "]");
    }

    /** An entry of the map here. */
    public FieldPath key(String key) {
        return new FieldPath(text + "[" + key + "]");
    }

    /** The path; {@code <nil>} for the object itself, as an API server writes it. */
    @Override
    public String toString() {
        return text.isEmpty() ? "<nil>" : text;
    }
}
