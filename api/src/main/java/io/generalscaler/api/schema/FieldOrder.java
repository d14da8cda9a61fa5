package io.generalscaler.api.schema;

import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Orders paths as the fields stand in the schema, whatever order checks run in: {@code spec.targetRef.name},
 * {@code spec.metrics[1].type}, {@code spec.metrics[1].targetValue}. A path that leaves the schema comes after those that stay.
 */
public final class FieldOrder implements Comparator<String> {
    private static final Pattern SEGMENT = Pattern.compile("\\[(\\d{1,9})]|([^.\\[]+)");

    private final String prefix;
    private final Shape root;

    /**
     * Orders paths into {@code root}.
     *
     * @param prefix the first segment of such a path, as {@code spec}
     */
    public FieldOrder(String prefix, Shape root) {
        this.prefix = prefix;
        this.root = root;
    }

    @Override
    public int compare(String first, String second) {
        Matcher a = SEGMENT.matcher(first);
        Matcher b = SEGMENT.matcher(second);
        if (!startsHere(first) || !startsHere(second)) {
            int order = Boolean.compare(startsHere(second), startsHere(first));
            return order != 0 ? order : first.compareTo(second);
        }
        a.find();
        b.find();
        Optional<Shape> here = Optional.of(root);
        while (true) {
            boolean hasA = a.find();
            boolean hasB = b.find();
            if (!hasA || !hasB) {
                return Boolean.compare(hasA, hasB);
            }
            int order = Integer.compare(rank(here, a), rank(here, b));
            if (order != 0) {
                return order;
            }
            if (!a.group().equals(b.group())) {
                return a.group().compareTo(b.group());
            }
            here = here.flatMap(shape -> inside(shape, a));
        }
    }

    private boolean startsHere(String path) {
        Matcher segment = SEGMENT.matcher(path);
        return segment.find() && segment.group().equals(prefix);
    }

    private static int rank(Optional<Shape> here, Matcher segment) {
        if (segment.group(1) != null) {
            return Integer.parseInt(segment.group(1));
        }
        int index = here.filter(Shape.Fields.class::isInstance)
                .map(Shape.Fields.class::cast)
                .map(fields -> fields.names().indexOf(segment.group(2)))
                .orElse(-1);
        return index < 0 ? Integer.MAX_VALUE : index;
    }

    private static Optional<Shape> inside(Shape shape, Matcher segment) {
        return switch (shape) {
            case Shape.Fields fields -> fields.field(segment.group()).map(Field::shape);
            case Shape.Items items -> Optional.of(items.item());
            case Shape.Entries entries -> Optional.of(entries.value());
            case Shape.Text _, Shape.Whole _, Shape.Decimal _, Shape.Flag _ -> Optional.empty();
        };
    }
}
