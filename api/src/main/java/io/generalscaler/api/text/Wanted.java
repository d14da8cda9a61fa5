package io.generalscaler.api.text;

import io.generalscaler.api.schema.Field;
import io.generalscaler.api.schema.Shape;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Predicate;

/** Which parts of a JSON value {@link JsonTrees} keeps. What is not wanted is read over and costs no memory. */
public sealed interface Wanted {
    /** All of it. */
    Wanted EVERYTHING = new Everything();

    /** A text, a number or a flag. Of an object or a list, only that it is one. */
    Wanted SCALAR = new Scalar();

    /** See {@link #EVERYTHING}. */
    record Everything() implements Wanted {}

    /** See {@link #SCALAR}. */
    record Scalar() implements Wanted {}

    /**
     * These fields of an object.
     *
     * @param marksOthers whether of other fields it is kept that they are there, up to as many as are ever reported
     */
    record Fields(Map<String, Wanted> fields, boolean marksOthers) implements Wanted {
        public Fields {
            fields = Map.copyOf(fields);
        }
    }

    /** The first items of a list, and how many there are. */
    record Items(Wanted item, long most) implements Wanted {}

    /**
     * The first entries of a map with one more than there may be, so that too many are seen.
     *
     * @param keys which keys count
     */
    record Entries(Wanted value, long most, Predicate<String> keys) implements Wanted {}

    /** What a {@link RecordReader} of that shape looks at. */
    static Wanted of(Shape shape) {
        return switch (shape) {
            case Shape.Fields fields -> {
                Map<String, Wanted> wanted = new LinkedHashMap<>();
                for (Field field : fields.fields()) {
                    wanted.put(field.name(), of(field.shape()));
                }
                yield new Fields(wanted, true);
            }
            case Shape.Items items -> new Items(of(items.item()), items.maxItems());
            case Shape.Entries entries -> new Entries(of(entries.value()), entries.maxEntries(), _ -> true);
            case Shape.Anything _ -> EVERYTHING;
            case Shape.Text _, Shape.Whole _, Shape.Decimal _, Shape.Flag _ -> SCALAR;
        };
    }
}
