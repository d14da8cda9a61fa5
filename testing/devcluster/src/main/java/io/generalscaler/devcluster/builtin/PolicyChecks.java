package io.generalscaler.devcluster.builtin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.generalscaler.devcluster.admission.Policies;
import io.generalscaler.devcluster.wire.Json;
import io.generalscaler.devcluster.wire.Statuses.Cause;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Rules of ValidatingAdmissionPolicies and their bindings. What an API server knows of them and this cluster does not is refused:
 * a policy that is stored is enforced as it stands.
 */
final class PolicyChecks {

    private static final Set<String> REASONS = Set.of("Unauthorized", "Forbidden", "Invalid", "RequestEntityTooLarge");

    private final List<Cause> causes = new ArrayList<>();

    private PolicyChecks() {}

    static List<Cause> check(ObjectNode object) {
        PolicyChecks checks = new PolicyChecks();
        JsonNode spec = object.path("spec");
        if (Json.textOrEmpty(object, "kind").endsWith("Binding")) {
            checks.binding(spec);
        } else {
            checks.policy(spec);
            Policies.check(object, (field, expression, why) -> checks.invalid(field, expression, why));
        }
        return checks.causes;
    }

    private void policy(JsonNode spec) {
        unknown(spec, "spec", "paramKind", "auditAnnotations");
        JsonNode constraints = spec.path("matchConstraints");
        unknown(constraints, "spec.matchConstraints", "excludeResourceRules");
        if (constraints.path("resourceRules").isEmpty()) {
            required("spec.matchConstraints.resourceRules", "");
        }
        causes.addAll(WebhookChecks.ofRules("spec.matchConstraints.resourceRules", constraints.path("resourceRules")));
        String failurePolicy = Json.textOrEmpty(spec, "failurePolicy");
        if (!failurePolicy.equals("Fail") && !failurePolicy.equals("Ignore")) {
            unsupported("spec.failurePolicy", failurePolicy, "\"Fail\", \"Ignore\"");
        }
        if (spec.path("validations").isEmpty()) {
            required("spec.validations", "validations or auditAnnotations must contain at least one item");
        }
        int index = 0;
        for (JsonNode validation : spec.path("validations")) {
            validation("spec.validations[" + index++ + "]", validation);
        }
    }

    private void validation(String at, JsonNode validation) {
        if (Json.textOrEmpty(validation, "expression").isBlank()) {
            required(at + ".expression", "expression is not specified");
        }
        String message = Json.textOrEmpty(validation, "message");
        if (message.contains("\n")) {
            invalid(at + ".message", message, "message must not contain line breaks");
        }
        String reason = Json.textOrEmpty(validation, "reason");
        if (!reason.isEmpty() && !REASONS.contains(reason)) {
            unsupported(
                    at + ".reason", reason, "\"Forbidden\", \"Invalid\", \"RequestEntityTooLarge\", \"Unauthorized\"");
        }
    }

    private void binding(JsonNode spec) {
        unknown(spec, "spec", "paramRef", "matchResources");
        if (Json.textOrEmpty(spec, "policyName").isEmpty()) {
            required("spec.policyName", "");
        }
        List<String> actions = new ArrayList<>();
        spec.path("validationActions").forEach(action -> actions.add(action.asText()));
        if (actions.isEmpty()) {
            required("spec.validationActions", "at least one validation action is required");
        }
        for (String action : actions) {
            if (!action.equals("Deny") && !action.equals("Warn")) {
                unsupported("spec.validationActions", action, "\"Deny\", \"Warn\" (this cluster keeps no audit log)");
            }
        }
        if (actions.contains("Deny") && actions.contains("Warn")) {
            invalid(
                    "spec.validationActions",
                    String.join(", ", actions),
                    "must not contain both Deny and Warn (repeating the same validation failure information in the API"
                            + " response and headers serves no purpose)");
        }
    }

    private void unknown(JsonNode at, String path, String... fields) {
        for (String field : fields) {
            if (at.has(field)) {
                causes.add(new Cause(
                        path + "." + field,
                        "FieldValueForbidden",
                        "Forbidden: this cluster does not know how to do it"));
            }
        }
    }

    private void required(String field, String detail) {
        causes.add(new Cause(field, "FieldValueRequired", "Required value" + (detail.isEmpty() ? "" : ": " + detail)));
    }

    private void invalid(String field, String value, String detail) {
        causes.add(new Cause(field, "FieldValueInvalid", "Invalid value: \"" + value + "\": " + detail));
    }

    private void unsupported(String field, String value, String supported) {
        causes.add(new Cause(
                field,
                "FieldValueNotSupported",
                "Unsupported value: \"" + value + "\": supported values: " + supported));
    }
}
