package io.generalscaler.devcluster.schema.cel;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The type of a value in an expression.
 *
 * @param fields of an {@link Kind#OBJECT}, by their escaped names
 * @param element of a {@link Kind#LIST} or of a {@link Kind#MAP}, whose keys are texts
 */
public record Declaration(
        Kind kind,
        Map<String, Declaration> fields,
        @Nullable Declaration element) {

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
        OBJECT,
        /** What the caller may do; see {@link Authorizer}. */
        AUTHORIZER
    }

    /** Anything, known only when the expression runs. */
    public static final Declaration ANY = scalar(Kind.DYN);

    public Declaration {
        fields = Map.copyOf(fields);
    }

    /** A type without parts. */
    public static Declaration scalar(Kind kind) {
        return new Declaration(kind, Map.of(), null);
    }

    public static Declaration list(Declaration element) {
        return new Declaration(Kind.LIST, Map.of(), element);
    }

    /** A map from texts. */
    public static Declaration map(Declaration element) {
        return new Declaration(Kind.MAP, Map.of(), element);
    }

    /** An object with named fields. */
    public static Declaration object(Map<String, Declaration> fields) {
        return new Declaration(Kind.OBJECT, fields, null);
    }
}
