package io.generalscaler.api.schema;

import java.util.List;
import java.util.Optional;

/** What a value must look like, whatever stands around it: the schema's side of a Java type. */
public sealed interface Shape {
    /** What a JSON value of this shape is called in a message. */
    String called();

    /**
     * A text.
     *
     * @param minLength at least 0; {@code maxLength} at least that; both in UTF-16 units
     * @param oneOf the words it may be; empty for any
     */
    record Text(long minLength, long maxLength, Optional<TextPattern> pattern, List<String> oneOf) implements Shape {
        @Override
        public String called() {
            return "a string";
        }
    }

    /** A whole number within a range. */
    record Whole(Range range) implements Shape {
        @Override
        public String called() {
            return "an integer";
        }
    }

    /** A decimal number within a range. */
    record Decimal(Range range) implements Shape {
        @Override
        public String called() {
            return "a number";
        }
    }

    /** Yes or no. */
    record Flag() implements Shape {
        @Override
        public String called() {
            return "true or false";
        }
    }

    /** A list; the bounds count its items. */
    record Items(Shape item, long minItems, long maxItems) implements Shape {
        @Override
        public String called() {
            return "a list";
        }
    }

    /** Texts by a free key; the bound counts its keys. */
    record Entries(Shape value, long maxEntries) implements Shape {
        @Override
        public String called() {
            return "a map";
        }
    }

    /** A record of ours. */
    record Fields(Class<? extends Record> type, List<Field> fields) implements Shape {
        @Override
        public String called() {
            return "an object";
        }

        /** The field of that name. */
        public Optional<Field> field(String name) {
            return fields.stream().filter(field -> field.name().equals(name)).findFirst();
        }

        /** The names of the fields, in the order in which they are written. */
        public List<String> names() {
            return fields.stream().map(Field::name).toList();
        }
    }
}
