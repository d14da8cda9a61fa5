package io.generalscaler.api.schema;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How much text stands in a value, keys of maps included. */
public final class TextLength {
    private TextLength() {}

    /** In UTF-16 units. */
    public static long of(Shape shape, @Nullable Object value) {
        if (value == null) {
            return 0;
        }
        return switch (shape) {
            case Shape.Text _ -> ((String) value).length();
            case Shape.Fields fields ->
                fields.fields().stream()
                        .mapToLong(field -> of(field.shape(), field.of((Record) value)))
                        .sum();
            case Shape.Items items ->
                ((List<?>) value)
                        .stream().mapToLong(item -> of(items.item(), item)).sum();
            case Shape.Entries entries ->
                ((Map<?, ?>) value)
                        .entrySet().stream()
                                .mapToLong(entry ->
                                        entry.getKey().toString().length() + of(entries.value(), entry.getValue()))
                                .sum();
            case Shape.Whole _, Shape.Decimal _, Shape.Flag _, Shape.Anything _ -> 0;
        };
    }
}
