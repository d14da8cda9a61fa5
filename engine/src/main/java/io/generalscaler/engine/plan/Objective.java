package io.generalscaler.engine.plan;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The service level to keep. While a threshold is exceeded or the error budget burns: {@code ceil(1.5 × what the metrics ask for)},
 * never below the current size. At least one of the three is given.
 */
public record Objective(Optional<Threshold> latency, Optional<Threshold> errorRate, Optional<ErrorBudget> errorBudget) {

    public Objective {
        if (latency.isEmpty() && errorRate.isEmpty() && errorBudget.isEmpty()) {
            throw new IllegalArgumentException("latency: one of latency, errorRate and errorBudget must be given");
        }
    }

    /** The names of the metrics that it reads. */
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
