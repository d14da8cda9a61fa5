package io.generalscaler.api.compile;

import io.generalscaler.api.problem.Violation;
import io.generalscaler.api.problem.Warning;
import java.util.List;

/** What became of a spec. */
public sealed interface Compilation {
    /** What is legal but odd, in the order of the fields. */
    List<Warning> warnings();

    /** It can work. */
    record Accepted(CompiledScaler scaler, List<Warning> warnings) implements Compilation {
        public Accepted {
            warnings = List.copyOf(warnings);
        }
    }

    /**
     * It could never work.
     *
     * @param violations every reason, in the order of the fields; at least one
     */
    record Rejected(List<Violation> violations, List<Warning> warnings) implements Compilation {
        public Rejected {
            violations = List.copyOf(violations);
            warnings = List.copyOf(warnings);
            if (violations.isEmpty()) {
                throw new IllegalArgumentException("violations: must not be empty");
            }
        }
    }
}
