package io.generalscaler.devcluster.schema;

import com.fasterxml.jackson.databind.JsonNode;
import io.generalscaler.devcluster.schema.cel.CelEnvironment;
import io.generalscaler.devcluster.schema.cel.CelFailure;
import io.generalscaler.devcluster.schema.cel.CelProgram;
import io.generalscaler.devcluster.schema.cel.Declaration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One entry of {@code x-kubernetes-validations}.
 *
 * @param source as it is written
 */
public record Rule(JsonNode source) {
    static final String SELF = "self";
    static final String OLD_SELF = "oldSelf";

    /** The expression that must hold. */
    public String expression() {
        return source.path("rule").asText("");
    }

    /** The message; empty where none is given. */
    public String message() {
        return source.path("message").asText("").strip();
    }

    /** The expression that makes the message; empty where none is given. */
    public String messageExpression() {
        return source.path("messageExpression").asText("");
    }

    /** The place of the error below the rule's; empty where none is given. */
    public String fieldPath() {
        return source.path("fieldPath").asText("");
    }

    boolean optionalOldSelf() {
        return source.path("optionalOldSelf").asBoolean(false);
    }

    /** What the rule is called in messages. */
    String title() {
        return message().isEmpty() ? expression().strip() : message();
    }

    FieldError.Kind kind() {
        return switch (source.path("reason").asText("")) {
            case "FieldValueForbidden" -> FieldError.Kind.FORBIDDEN;
            case "FieldValueRequired" -> FieldError.Kind.REQUIRED;
            case "FieldValueDuplicate" -> FieldError.Kind.DUPLICATE;
            default -> FieldError.Kind.INVALID;
        };
    }

    /** The compiled rule. */
    public CelProgram compile(Declaration type) throws CelFailure {
        return compile(expression(), type, CelEnvironment.Result.BOOL);
    }

    /** The compiled message; null where the rule has no expression for it. */
    public @Nullable CelProgram compileMessage(Declaration type) throws CelFailure {
        return messageExpression().isBlank() ? null : compile(messageExpression(), type, CelEnvironment.Result.STRING);
    }

    private CelProgram compile(String expression, Declaration type, CelEnvironment.Result result) throws CelFailure {
        return CelEnvironment.standard()
                .compile(
                        expression,
                        Map.of(SELF, type, OLD_SELF, type),
                        optionalOldSelf() ? List.of(OLD_SELF) : List.of(),
                        result);
    }

    /** Whether a compiled rule compares with the value before. */
    public static boolean comparesWithOld(CelProgram program) {
        return program.uses(OLD_SELF);
    }
}
