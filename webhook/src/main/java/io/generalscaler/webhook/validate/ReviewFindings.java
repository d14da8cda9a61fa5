package io.generalscaler.webhook.validate;

import io.generalscaler.api.problem.Violation;
import io.generalscaler.api.problem.Warning;
import io.generalscaler.webhook.review.AdmissionAnswer;
import io.generalscaler.webhook.review.StatusCause;
import java.util.List;
import java.util.stream.Stream;

/** What was found wrong or odd in an object, in the order in which it is told. */
public record ReviewFindings(List<Violation> violations, List<Warning> warnings) {
    /** Nothing. */
    public static final ReviewFindings NONE = new ReviewFindings(List.of(), List.of());

    public ReviewFindings {
        violations = List.copyOf(violations);
        warnings = List.copyOf(warnings);
    }

    static ReviewFindings odd(String path, String message) {
        return new ReviewFindings(List.of(), List.of(new Warning(path, message)));
    }

    /** These and then {@code more}. */
    ReviewFindings and(ReviewFindings more) {
        return new ReviewFindings(
                Stream.concat(violations.stream(), more.violations.stream()).toList(),
                Stream.concat(warnings.stream(), more.warnings.stream()).toList());
    }

    /** The same, where nothing may be refused: what is wrong is only told. */
    ReviewFindings asWarnings() {
        return new ReviewFindings(
                List.of(),
                Stream.concat(
                                violations.stream()
                                        .map(violation -> new Warning(
                                                violation.path(),
                                                StatusCause.of(violation).message())),
                                warnings.stream())
                        .toList());
    }

    /** The answer that they make. */
    public AdmissionAnswer answer() {
        List<String> told = warnings.stream().map(Warning::sentence).toList();
        return violations.isEmpty()
                ? new AdmissionAnswer.Allowed(told)
                : new AdmissionAnswer.Denied(
                        violations.stream().map(StatusCause::of).toList(), told);
    }
}
