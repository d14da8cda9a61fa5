package io.generalscaler.api.schema;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Orders paths as the fields stand in the schema, whatever order checks run in: {@code spec.targetRef.name},
 * {@code spec.metrics[1].type}, {@code spec.metrics[1].targetValue}. A path that leaves the schema comes after those that stay.
 */
public final class FieldOrder {
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

    /** The items in the order of their paths; those of one path stay as they are. */
    public <T> List<T> sort(Stream<T> items, Function<T, String> path) {
        return items.map(item -> new Ranked<>(item, path.apply(item), ranks(path.apply(item))))
                .sorted(Comparator.comparing((Ranked<T> it) -> it.ranks(), FieldOrder::compare)
                        .thenComparing(Ranked::path))
                .map(Ranked::item)
                .toList();
    }

    private record Ranked<T>(T item, String path, List<Integer> ranks) {}

    private static int compare(List<Integer> a, List<Integer> b) {
        for (int i = 0; i < Math.min(a.size(), b.size()); i++) {
            int order = a.get(i).compareTo(b.get(i));
            if (order != 0) {
                return order;
            }
        }
        return Integer.compare(a.size(), b.size());
    }

    private List<Integer> ranks(String path) {
        List<Integer> ranks = new ArrayList<>();
        Matcher segment = SEGMENT.matcher(path);
        boolean startsHere = segment.find() && segment.group().equals(prefix);
        ranks.add(startsHere ? 0 : Integer.MAX_VALUE);
        Optional<Shape> here = Optional.of(root).filter(shape -> startsHere);
        while (segment.find()) {
            ranks.add(rank(here, segment));
            here = here.flatMap(shape -> inside(shape, segment));
        }
        return ranks;
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
            case Shape.Text _, Shape.Whole _, Shape.Decimal _, Shape.Flag _, Shape.Anything _ -> Optional.empty();
        };
    }
}
