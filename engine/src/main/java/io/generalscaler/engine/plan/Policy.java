package io.generalscaler.engine.plan;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What is made of the largest proposal. */
public sealed interface Policy {

    /** The names of the metrics that the policy itself reads. */
    List<String> metrics();

    /** The proposal stands as it is. */
    record Simple() implements Policy {
        @Override
        public List<String> metrics() {
            return List.of();
        }
    }

    /**
     * While a threshold is exceeded or the error budget burns: {@code ceil(1.5 × proposal)}, never below the current size.
     * At least one of the three is given.
     */
    record Slo(Optional<Threshold> latency, Optional<Threshold> errorRate, Optional<ErrorBudget> errorBudget)
            implements Policy {

        public Slo {
            if (latency.isEmpty() && errorRate.isEmpty() && errorBudget.isEmpty()) {
                throw new IllegalArgumentException("latency: one of latency, errorRate and errorBudget must be given");
            }
        }

        @Override
        public List<String> metrics() {
            return Stream.of(
                            latency.map(Threshold::metric),
                            errorRate.map(Threshold::metric),
                            errorBudget.map(ErrorBudget::metric))
                    .flatMap(Optional::stream)
                    .distinct()
                    .toList();
        }
    }

    /**
     * At most what the budget affords.
     *
     * @param preferred {@link ScaleDirection#DOWN} rounds a metric's proposal down instead of up
     */
    record CostAware(Budget budget, ScaleDirection preferred) implements Policy {
        @Override
        public List<String> metrics() {
            return List.of();
        }
    }
}
