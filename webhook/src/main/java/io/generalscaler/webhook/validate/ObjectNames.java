package io.generalscaler.webhook.validate;

import io.generalscaler.api.problem.Problems;
import io.generalscaler.api.v1alpha1.ObjectName;
import io.generalscaler.webhook.review.AdmissionRequest;

/** The name of an object that is to be created. */
final class ObjectNames {
    private ObjectNames() {}

    static ReviewFindings judge(AdmissionRequest request) {
        Problems problems = Problems.from("metadata");
        if (request.operation() == AdmissionRequest.Operation.CREATE) {
            ObjectName.check(request.name(), problems.at("name"));
        }
        return new ReviewFindings(problems.violations(), problems.warnings());
    }
}
