package io.generalscaler.devcluster.schema.cel;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The type of a value in an expression, with how large the value can be.
 *
 * @param fields of an {@link Kind#OBJECT}, by their escaped names
 * @param element of a {@link Kind#LIST} or of a {@link Kind#MAP}, whose keys are texts
 * @param maxElements the most characters, items or entries; 0 for what has no size
 * @param minSerializedSize the fewest bytes that the value takes in JSON
 */
public record Declaration(
        Kind kind,
        Map<String, Declaration> fields,
        @Nullable Declaration element,
        long maxElements,
        long minSerializedSize) {

    /** The kinds of type. */
    public enum Kind {
        DYN,
        BOOL,
        INT,
        DOUBLE,
        STRING,
        BYTES,
        DURATION,
        TIMESTAMP,
        LIST,
        MAP,
        OBJECT
    }

    /** Anything, known only when the expression runs. */
    public static final Declaration ANY = scalar(Kind.DYN, 0, 1);

    /** A key of a map. */
    static final Declaration KEY = scalar(Kind.STRING, 0, 2);

    public Declaration {
        fields = Map.copyOf(fields);
    }

    /** A type without parts. */
    public static Declaration scalar(Kind kind, long maxElements, long minSerializedSize) {
        return new Declaration(kind, Map.of(), null, maxElements, minSerializedSize);
    }

    /** A list of at most so many items. */
    public static Declaration list(Declaration element, long maxItems) {
        return new Declaration(Kind.LIST, Map.of(), element, maxItems, 2);
    }

    /** A map from texts, of at most so many entries. */
    public static Declaration map(Declaration element, long maxEntries) {
        return new Declaration(Kind.MAP, Map.of(), element, maxEntries, 2);
    }

    /** An object with named fields. */
    public static Declaration object(Map<String, Declaration> fields, long minSerializedSize) {
        return new Declaration(Kind.OBJECT, fields, null, 0, minSerializedSize);
    }
}
