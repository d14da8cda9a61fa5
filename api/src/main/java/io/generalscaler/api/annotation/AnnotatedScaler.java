package io.generalscaler.api.annotation;

import io.generalscaler.api.compile.CompiledScaler;
import io.generalscaler.api.problem.Violation;
import io.generalscaler.api.problem.Warning;
import io.generalscaler.api.v1alpha1.GeneralScalerSpec;
import java.util.List;

/** What a workload's annotations ask for. */
public sealed interface AnnotatedScaler {
    /** None of the annotations is ours. */
    record None() implements AnnotatedScaler {}

    /** They make sense, and {@code enabled} is false. */
    record Off(List<Warning> warnings) implements AnnotatedScaler {}

    /**
     * They ask for this scaler.
     *
     * @param spec what a GeneralScaler for the workload says
     * @param compiled the same, compiled
     */
    record On(GeneralScalerSpec spec, CompiledScaler compiled, List<Warning> warnings) implements AnnotatedScaler {}

    /**
     * They could never work.
     *
     * @param violations every reason, in the order of {@link Key}; at least one
     */
    record Rejected(List<Violation> violations, List<Warning> warnings) implements AnnotatedScaler {}
}
