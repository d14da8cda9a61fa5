package io.generalscaler.api.source;

import io.generalscaler.api.problem.Problems;
import io.generalscaler.api.v1alpha1.MetricSpec;
import java.util.Optional;

/**
 * Adds a metric type to admission, controller and command line. An implementation is stateless, needs a public constructor
 * without parameters, and is named in {@code META-INF/services/io.generalscaler.api.source.MetricSourceProvider}.
 */
public interface MetricSourceProvider {
    /** The type's name as in {@code metric.type}; unique. */
    String type();

    /**
     * Judges the metric's settings: its {@link MetricSpec#config()}, for types that are not built in. The bounds of the schema
     * hold, or are reported, already.
     *
     * @param metric a metric of this type; any field may be absent
     * @param problems at the metric; whatever is reported refuses the object
     * @return what a reader needs; may be empty only where a violation was reported, and an exception refuses the object as a defect
     */
    Optional<? extends MetricSourceSpec> compile(MetricSpec metric, Problems problems);
}
