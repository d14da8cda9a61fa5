package io.generalscaler.devcluster.admission;

import io.generalscaler.devcluster.schema.cel.CelFailure;
import io.generalscaler.devcluster.schema.cel.CelProgram;
import java.util.HashMap;
import java.util.Map;

/**
 * The {@code variables} of a policy, computed in their order. An API server computes one when it is first asked for; the difference
 * is what that costs.
 *
 * @param values of those that could be computed
 * @param failures why the others could not
 */
record PolicyVariables(Map<String, Object> values, Map<String, String> failures) {
    private static final String ABSENT = "no such key: ";

    /**
     * Computes them.
     *
     * @param others what else their expressions speak of
     */
    static PolicyVariables of(Map<String, CelProgram> programs, Map<String, Object> others) {
        PolicyVariables variables = new PolicyVariables(new HashMap<>(), new HashMap<>());
        programs.forEach((name, program) -> variables.compute(name, program, others));
        return variables;
    }

    private void compute(String name, CelProgram program, Map<String, Object> others) {
        Map<String, Object> known = new HashMap<>(others);
        known.put("variables", Map.copyOf(values));
        try {
            values.put(name, program.run(known));
        } catch (CelFailure e) {
            failures.put(name, "composited variable \"" + name + "\" fails to evaluate: " + words(e));
        }
    }

    /** Why an expression failed: because of a variable, if that is so. */
    String words(CelFailure failure) {
        String words = failure.words();
        return words.startsWith(ABSENT) ? failures.getOrDefault(words.substring(ABSENT.length()), words) : words;
    }
}
