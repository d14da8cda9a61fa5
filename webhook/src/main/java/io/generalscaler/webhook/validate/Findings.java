package io.generalscaler.webhook.validate;

import io.generalscaler.api.problem.Violation;
import io.generalscaler.api.problem.Warning;
import io.generalscaler.webhook.review.AdmissionAnswer;
import io.generalscaler.webhook.review.Cause;
import java.util.List;
import java.util.stream.Stream;

/** What was found wrong or odd in an object, in the order in which it is told. */
public record Findings(List<Violation> violations, List<Warning> warnings) {
    /** Nothing. */
    public static final Findings NONE = new Findings(List.of(), List.of());

    public Findings {
        violations = List.copyOf(violations);
        warnings = List.copyOf(warnings);
    }

    static Findings odd(String path, String message) {
        return new Findings(List.of(), List.of(new Warning(path, message)));
    }

    /** These and then {@code more}. */
    Findings and(Findings more) {
        return new Findings(
                Stream.concat(violations.stream(), more.violations.stream()).toList(),
                Stream.concat(warnings.stream(), more.warnings.stream()).toList());
    }

    /** The same, where nothing may be refused: what is wrong is only told. */
    Findings asWarnings() {
        return new Findings(
                List.of(),
                Stream.concat(
                                violations.stream()
                                        .map(violation -> new Warning(
                                                violation.path(),
                                                Cause.of(violation).message())),
                                warnings.stream())
                        .toList());
    }

    /** The answer that they make. */
    public AdmissionAnswer answer() {
        List<String> told = warnings.stream().map(Warning::sentence).toList();
        return violations.isEmpty()
                ? new AdmissionAnswer.Allowed(List.of(), told)
                : new AdmissionAnswer.Denied(violations.stream().map(Cause::of).toList(), told);
    }
}
