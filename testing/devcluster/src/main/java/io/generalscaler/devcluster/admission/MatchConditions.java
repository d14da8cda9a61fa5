package io.generalscaler.devcluster.admission;

import com.fasterxml.jackson.databind.JsonNode;
import io.generalscaler.devcluster.schema.cel.CelEnvironment;
import io.generalscaler.devcluster.schema.cel.CelEnvironment.Result;
import io.generalscaler.devcluster.schema.cel.CelFailure;
import io.generalscaler.devcluster.schema.cel.CelProgram;
import io.generalscaler.devcluster.schema.cel.Declaration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** The {@code matchConditions} of a webhook or a policy: CEL expressions all of which must hold for it to be asked. */
final class MatchConditions {
    private MatchConditions() {}

    /** Conditions that could not be judged, while none is plainly not met. */
    static final class Failed extends Exception {
        private static final long serialVersionUID = 1L;

        private Failed(String message) {
            super(message);
        }

        String words() {
            return String.valueOf(getMessage());
        }
    }

    /** Whether all conditions are met. One that is plainly not met counts more than one that fails. */
    static boolean met(JsonNode conditions, Map<String, Declaration> declared, Supplier<Map<String, Object>> variables)
            throws Failed {
        if (conditions.isEmpty()) {
            return true;
        }
        Map<String, Object> values = variables.get();
        List<String> failures = new ArrayList<>();
        for (JsonNode condition : conditions) {
            String expression = condition.path("expression").asText("");
            try {
                if (!Boolean.TRUE.equals(compiled(expression, declared).run(values))) {
                    return false;
                }
            } catch (CelFailure e) {
                failures.add("expression '" + expression + "' resulted in error: " + e.words());
            }
        }
        if (!failures.isEmpty()) {
            throw new Failed(String.join(", ", failures));
        }
        return true;
    }

    static CelProgram compiled(String expression, Map<String, Declaration> declared) throws CelFailure {
        return CelEnvironment.standard().compile(expression, declared, List.of(), Result.BOOL);
    }
}
