package io.generalscaler.devcluster.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.generalscaler.devcluster.schema.cel.CelFailure;
import io.generalscaler.devcluster.schema.cel.CelProgram;
import io.generalscaler.devcluster.schema.cel.Declaration;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A rule that is ready to judge values. */
final class CompiledRule {
    /** The longest message that an expression may make. */
    private static final int MAX_MESSAGE_BYTES = 5 * 1024;

    private final Rule rule;
    private final Schema schema;
    private final @Nullable CelProgram program;
    private final @Nullable CelProgram message;
    private final String fault;

    private CompiledRule(
            Rule rule, Schema schema, @Nullable CelProgram program, @Nullable CelProgram message, String fault) {
        this.rule = rule;
        this.schema = schema;
        this.program = program;
        this.message = message;
        this.fault = fault;
    }

    static CompiledRule of(Rule rule, Schema schema, Declaration type) {
        try {
            return new CompiledRule(rule, schema, rule.compile(type), rule.compileMessage(type), "");
        } catch (CelFailure e) {
            return new CompiledRule(rule, schema, null, null, e.words());
        }
    }

    void run(JsonNode value, @Nullable JsonNode old, FieldPath path, List<FieldError> errors) {
        CelProgram ready = program;
        if (ready == null) {
            errors.add(broken(path, "rule compile error: " + fault));
            return;
        }
        boolean transition = Rule.comparesWithOld(ready);
        if (transition && old == null && !rule.optionalOldSelf()) {
            return;
        }
        Map<String, Object> variables = variables(value, old);
        try {
            if (Boolean.TRUE.equals(ready.run(variables))) {
                return;
            }
        } catch (CelFailure e) {
            errors.add(broken(path, words(e)));
            return;
        }
        boolean untouched = old != null && JsonValues.same(value, old);
        if (transition || !untouched) {
            errors.add(error(value, variables, path));
        }
    }

    private Map<String, Object> variables(JsonNode value, @Nullable JsonNode old) {
        Map<String, Object> variables = new HashMap<>();
        variables.put(Rule.SELF, RuleValues.of(value, schema));
        if (rule.optionalOldSelf()) {
            variables.put(Rule.OLD_SELF, Optional.ofNullable(old == null ? null : RuleValues.of(old, schema)));
        } else if (old != null) {
            variables.put(Rule.OLD_SELF, RuleValues.of(old, schema));
        }
        return variables;
    }

    private String words(CelFailure failure) {
        String words = failure.words();
        return words.startsWith("no such overload")
                ? "'" + words + "': call arguments did not match a supported operator, function or macro signature for"
                        + " rule: " + rule.title()
                : words + " evaluating rule: " + rule.title();
    }

    private FieldError broken(FieldPath path, String detail) {
        return FieldError.invalid(path, TextNode.valueOf(schema.type()), detail);
    }

    private FieldError error(JsonNode value, Map<String, Object> variables, FieldPath path) {
        FieldPath place = FieldPathRule.resolve(rule.fieldPath(), schema, path).orElse(path);
        FieldError.Kind kind = rule.kind();
        boolean shown =
                (kind == FieldError.Kind.INVALID || kind == FieldError.Kind.DUPLICATE) && !value.isContainerNode();
        return new FieldError(place.toString(), kind, shown ? value : null, detail(variables));
    }

    private String detail(Map<String, Object> variables) {
        CelProgram expression = message;
        if (expression != null) {
            try {
                String text = String.valueOf(expression.run(variables)).strip();
                boolean fits = text.getBytes(StandardCharsets.UTF_8).length <= MAX_MESSAGE_BYTES;
                if (!text.isEmpty() && fits && !text.contains("\n")) {
                    return text;
                }
            } catch (CelFailure e) {
                // A message that cannot be made must not hide what is wrong: the plain one follows.
                return plain();
            }
        }
        return plain();
    }

    private String plain() {
        return rule.message().isEmpty() ? "failed rule: " + rule.title() : rule.message();
    }
}
