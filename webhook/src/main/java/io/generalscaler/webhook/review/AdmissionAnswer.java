package io.generalscaler.webhook.review;

import java.util.List;

/** What an admission request is answered with. */
public sealed interface AdmissionAnswer {
    /** Told to the user in any case; at most {@link Words#MAX_WARNINGS}, each within {@link Words#MAX_WARNING_CHARS}. */
    List<String> warnings();

    /** Let it pass, after {@code patch} where that is not empty. */
    record Allowed(List<PatchOperation> patch, List<String> warnings) implements AdmissionAnswer {
        public Allowed {
            patch = List.copyOf(patch);
            warnings = Words.warnings(warnings);
        }
    }

    /** Refused, with every reason; at least one. */
    record Denied(List<StatusCause> causes, List<String> warnings) implements AdmissionAnswer {
        /**
         * Copies and bounds what is given.
         *
         * @throws IllegalArgumentException if there is no cause
         */
        public Denied {
            if (causes.isEmpty()) {
                throw new IllegalArgumentException("a denial needs a cause");
            }
            causes = List.copyOf(causes);
            warnings = Words.warnings(warnings);
        }
    }

    /** Let it pass as it is. */
    static AdmissionAnswer allowed() {
        return new Allowed(List.of(), List.of());
    }
}
