package io.generalscaler.api.schema;

import java.lang.reflect.Constructor;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

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

    /**
     * A decimal number within a range.
     *
     * @param measured whether it may have any number of digits
     */
    record Decimal(Range range, boolean measured) implements Shape {
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

    /** Any tree at all, which whoever asked for it reads further. */
    record Anything() implements Shape {
        @Override
        public String called() {
            return "anything";
        }
    }

    /**
     * A record of ours.
     *
     * @param constructor takes a value for each field, in their order
     */
    record Fields(Constructor<? extends Record> constructor, List<Field> fields) implements Shape {
        @Override
        public String called() {
            return "an object";
        }

        /** The field of that name. */
        public Optional<Field> field(String name) {
            int index = indexOf(name);
            return index < 0 ? Optional.empty() : Optional.of(fields.get(index));
        }

        /** The place of the field of that name, from 0; negative where there is none. */
        public int indexOf(String name) {
            for (int i = 0; i < fields.size(); i++) {
                if (fields.get(i).name().equals(name)) {
                    return i;
                }
            }
            return -1;
        }

        /** A record of these values, each of its field's type or null. */
        public Record record(@Nullable Object[] values) {
            try {
                return constructor.newInstance(values);
            } catch (ReflectiveOperationException | IllegalArgumentException e) {
                throw new IllegalStateException("Values of the fields' shapes must make a record: " + constructor, e);
            }
        }

        /** The names of the fields, in the order in which they are written. */
        public List<String> names() {
            return fields.stream().map(Field::name).toList();
        }
    }
}
