package io.generalscaler.devcluster.admission;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.generalscaler.devcluster.schema.cel.Authorizer;
import io.generalscaler.devcluster.schema.cel.CelFailure;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A ValidatingAdmissionPolicy. Parameters and audit annotations are not known here; nobody can store a policy that has them.
 *
 * @param source as it is stored
 */
record Policy(ObjectNode source) {
    /** The longest message that an expression may make. */
    private static final int MAX_MESSAGE_CHARACTERS = 5 * 1024;

    /**
     * Why a request is refused.
     *
     * @param reason of the {@code Status}
     */
    record Denial(String message, String reason) {}

    String name() {
        return source.path("metadata").path("name").asText("");
    }

    Criteria criteria() {
        return new Criteria(spec().path("matchConstraints"), "resourceRules");
    }

    private JsonNode spec() {
        return source.path("spec");
    }

    private boolean ignoresFailure() {
        return spec().path("failurePolicy").asText("Fail").equals("Ignore");
    }

    /** What speaks against a request; empty where nothing does, or where the policy is not meant. */
    List<Denial> judge(AdmissionRequest request, Authorizer authorizer) {
        Map<String, Object> values = new HashMap<>(RequestVariables.of(request));
        values.put("authorizer", authorizer);
        List<Denial> denials = new ArrayList<>();
        try {
            if (!MatchConditions.met(spec().path("matchConditions"), PolicyPrograms.CONDITIONS, () -> values)) {
                return List.of();
            }
            PolicyPrograms programs = PolicyPrograms.of(spec());
            PolicyVariables variables = PolicyVariables.of(programs.variables(), values);
            values.put("variables", variables.values());
            for (PolicyPrograms.Check check : programs.checks()) {
                judge(check, values, variables, denials);
            }
        } catch (MatchConditions.Failed e) {
            failed(e.words(), denials);
        } catch (CelFailure e) {
            failed(e.words(), denials);
        }
        return denials;
    }

    private void judge(
            PolicyPrograms.Check check, Map<String, Object> values, PolicyVariables variables, List<Denial> denials) {
        try {
            if (!Boolean.TRUE.equals(check.expression().run(values))) {
                denials.add(new Denial(message(check, values), check.reason()));
            }
        } catch (CelFailure e) {
            failed("expression '" + check.text() + "' resulted in error: " + variables.words(e), denials);
        }
    }

    private void failed(String words, List<Denial> denials) {
        if (!ignoresFailure()) {
            denials.add(new Denial(words, "Invalid"));
        }
    }

    private static String message(PolicyPrograms.Check check, Map<String, Object> values) {
        if (check.message() != null) {
            try {
                String made = String.valueOf(check.message().run(values)).strip();
                if (!made.isEmpty() && made.length() <= MAX_MESSAGE_CHARACTERS && !made.contains("\n")) {
                    return made;
                }
            } catch (CelFailure e) {
                // A message that cannot be made must not hide what is wrong: the plain one follows.
                return check.plainMessage();
            }
        }
        return check.plainMessage();
    }
}
