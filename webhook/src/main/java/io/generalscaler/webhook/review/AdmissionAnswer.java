package io.generalscaler.webhook.review;

import java.util.List;

/** What an admission request is answered with. */
public sealed interface AdmissionAnswer {
    /** Told to the user in any case; at most {@link Words#MAX_WARNINGS}, each within {@link Words#MAX_WARNING_CHARS}. */
    List<String> warnings();

    /** Let it pass as it is. */
    record Allowed(List<String> warnings) implements AdmissionAnswer {
        public Allowed {
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

    /** The same without a word. */
    static AdmissionAnswer allowed() {
        return new Allowed(List.of());
    }
}
