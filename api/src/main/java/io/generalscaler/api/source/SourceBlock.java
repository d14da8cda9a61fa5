package io.generalscaler.api.source;

import io.generalscaler.api.schema.Field;
import io.generalscaler.api.schema.Shapes;
import io.generalscaler.api.v1alpha1.MetricSpec;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A type's own block in {@link MetricSpec}. It is named as the type is, and goes with that type alone; the CRD's schema and rules
 * are made from it.
 *
 * @param shape the block's record
 * @param of the block in a metric; null where it is not given
 */
public record SourceBlock(Class<? extends Record> shape, Function<MetricSpec, @Nullable Record> of) {
    /** Whether a metric has the block. */
    public boolean isIn(MetricSpec metric) {
        return of.apply(metric) != null;
    }

    /**
     * What is usually in it: {@code {host, queueName}}.
     *
     * @param example a metric that has the block
     */
    public String usual(MetricSpec example) {
        Record block = Objects.requireNonNull(of.apply(example));
        return Shapes.of(shape).fields().stream()
                .filter(field -> field.of(block) != null)
                .map(Field::name)
                .collect(Collectors.joining(", ", "{", "}"));
    }
}
