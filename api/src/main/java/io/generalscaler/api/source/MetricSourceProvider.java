package io.generalscaler.api.source;

import io.generalscaler.api.problem.Problems;
import io.generalscaler.api.v1alpha1.MetricSpec;
import java.util.Optional;

/**
 * Adds a metric type to admission, controller and command line, without I/O and without any driver. An implementation is stateless,
 * needs a public constructor without parameters, and is named in
 * {@code META-INF/services/io.generalscaler.api.source.MetricSourceProvider}.
 */
public interface MetricSourceProvider {
    /** The type's name as in {@code metric.type}; unique. */
    String type();

    /** The type's own block in a metric; empty for types whose settings are texts in {@link MetricSpec#config()}. */
    default Optional<SourceBlock> block() {
        return Optional.empty();
    }

    /** A metric of this type with its settings and without a target: it stands in where settings do not matter, and shows people how. */
    MetricSpec example();

    /** How a metric of this type is written in one line; empty where it cannot be. */
    default Optional<AddressForm> addressForm() {
        return Optional.empty();
    }

    /**
     * Judges the metric's settings. The bounds of the schema hold, or are reported, already; a type that has a block is asked only
     * where the block is given.
     *
     * @param metric a metric of this type; any other field may be absent
     * @param problems at the metric; whatever is reported refuses the object
     * @return where and what to ask; may be empty only where a violation was reported, and an exception refuses the object as a defect
     */
    Optional<MetricQuery> compile(MetricSpec metric, Problems problems);
}
