package io.generalscaler.webhook.validate;

import io.generalscaler.api.problem.Problems;
import io.generalscaler.webhook.review.AdmissionRequest;
import java.util.regex.Pattern;

/** The name of an object that is to be created. The API server checks it too, but only after admission has given its reasons. */
final class ObjectNames {
    private static final int MAX_CHARS = 253;
    private static final Pattern NAME =
            Pattern.compile("[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*");

    private ObjectNames() {}

    static ReviewFindings judge(AdmissionRequest request) {
        String name = request.name();
        Problems problems = Problems.from("metadata");
        if (request.operation() == AdmissionRequest.Operation.CREATE && !name.isEmpty()) {
            if (name.length() > MAX_CHARS) {
                problems.at("name").invalid(name, "must have at most " + MAX_CHARS + " characters");
            } else if (!NAME.matcher(name).matches()) {
                problems.at("name")
                        .invalid(
                                name,
                                "must be a Kubernetes name: lower-case letters, digits, - and ., starting and ending with a"
                                        + " letter or digit");
            }
        }
        return new ReviewFindings(problems.violations(), problems.warnings());
    }
}
