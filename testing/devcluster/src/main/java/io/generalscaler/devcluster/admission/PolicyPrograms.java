package io.generalscaler.devcluster.admission;

import com.fasterxml.jackson.databind.JsonNode;
import io.generalscaler.devcluster.schema.cel.CelEnvironment;
import io.generalscaler.devcluster.schema.cel.CelEnvironment.Result;
import io.generalscaler.devcluster.schema.cel.CelFailure;
import io.generalscaler.devcluster.schema.cel.CelProgram;
import io.generalscaler.devcluster.schema.cel.Declaration;
import io.generalscaler.devcluster.schema.cel.Declaration.Kind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The expressions of a policy, compiled. Each variable may speak of those before it, validations of all; messages may not ask the
 * authorizer.
 */
record PolicyPrograms(Map<String, CelProgram> variables, List<Check> checks) {
    /** What match conditions may speak of. */
    static final Map<String, Declaration> CONDITIONS =
            with(RequestVariables.DECLARED, "authorizer", Declaration.scalar(Kind.AUTHORIZER));

    /**
     * A validation.
     *
     * @param text of the expression
     * @param message makes the message; null where the plain one is told
     */
    record Check(
            String text, CelProgram expression, @Nullable CelProgram message, String plainMessage, String reason) {}

    /** Gets what does not compile: where it stands in the spec, the expression, and why. */
    @FunctionalInterface
    interface Faults {
        void add(String field, String expression, String why) throws CelFailure;
    }

    /** The programs of a policy's spec. */
    static PolicyPrograms of(JsonNode spec) throws CelFailure {
        return of(spec, (field, expression, why) -> {
            throw new CelFailure(why);
        });
    }

    /** As {@link #of(JsonNode)}, and without what does not compile. */
    static PolicyPrograms of(JsonNode spec, Faults faults) throws CelFailure {
        Map<String, CelProgram> variables = new LinkedHashMap<>();
        Map<String, Declaration> fields = new HashMap<>();
        int index = 0;
        for (JsonNode variable : spec.path("variables")) {
            String name = variable.path("name").asText("");
            String at = "spec.variables[" + index++ + "].expression";
            CelProgram program =
                    compiled(at, variable.path("expression"), speaking(CONDITIONS, fields), Result.ANY, faults);
            fields.put(name, program == null ? Declaration.ANY : program.type());
            if (program != null) {
                variables.put(name, program);
            }
        }
        List<Check> checks = new ArrayList<>();
        index = 0;
        for (JsonNode validation : spec.path("validations")) {
            String at = "spec.validations[" + index++ + "].";
            JsonNode text = validation.path("expression");
            CelProgram program = compiled(at + "expression", text, speaking(CONDITIONS, fields), Result.BOOL, faults);
            CelProgram message = compiled(
                    at + "messageExpression",
                    validation.path("messageExpression"),
                    speaking(RequestVariables.DECLARED, fields),
                    Result.STRING,
                    faults);
            if (program != null) {
                String plain = validation.path("message").asText("").strip();
                checks.add(new Check(
                        text.asText(),
                        program,
                        message,
                        plain.isEmpty() ? "failed expression: " + text.asText().strip() : plain,
                        validation.path("reason").asText("Invalid")));
            }
        }
        return new PolicyPrograms(variables, checks);
    }

    private static @Nullable CelProgram compiled(
            String field, JsonNode expression, Map<String, Declaration> declared, Result result, Faults faults)
            throws CelFailure {
        if (expression.asText("").isBlank()) {
            return null;
        }
        try {
            return CelEnvironment.standard().compile(expression.asText(), declared, List.of(), result);
        } catch (CelFailure e) {
            faults.add(field, expression.asText(), e.words());
            return null;
        }
    }

    private static Map<String, Declaration> speaking(Map<String, Declaration> base, Map<String, Declaration> fields) {
        return with(base, "variables", Declaration.object(fields));
    }

    private static Map<String, Declaration> with(Map<String, Declaration> base, String name, Declaration declaration) {
        Map<String, Declaration> all = new HashMap<>(base);
        all.put(name, declaration);
        return Map.copyOf(all);
    }
}
