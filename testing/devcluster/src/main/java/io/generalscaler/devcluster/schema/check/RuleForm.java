package io.generalscaler.devcluster.schema.check;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.generalscaler.devcluster.schema.FieldError;
import io.generalscaler.devcluster.schema.FieldPath;
import io.generalscaler.devcluster.schema.FieldPathRule;
import io.generalscaler.devcluster.schema.Schema;
import java.util.List;

/** The form of a rule, before anybody compiles it. */
final class RuleForm {
    private static final List<String> REASONS =
            List.of("FieldValueDuplicate", "FieldValueForbidden", "FieldValueInvalid", "FieldValueRequired");

    private RuleForm() {}

    static void of(Schema schema, int index, FieldPath path, List<FieldError> errors) {
        JsonNode rule = schema.rules().get(index);
        String expression = rule.path("rule").asText("");
        String message = rule.path("message").asText("");
        if (expression.isBlank()) {
            errors.add(FieldError.required(path.child("rule"), "rule is not specified"));
        } else if (!message.isEmpty() && message.isBlank()) {
            errors.add(CrdCheck.invalid(path.child("message"), message, "must be non-empty if specified"));
        } else if (hasLines(message.strip())) {
            errors.add(CrdCheck.invalid(path.child("message"), message, "must not contain line breaks"));
        } else if (hasLines(expression.strip()) && message.isBlank()) {
            errors.add(FieldError.required(
                    path.child("message"), "message must be specified if rule contains line breaks"));
        }
        String messageExpression = rule.path("messageExpression").asText("");
        if (!messageExpression.isEmpty() && messageExpression.isBlank()) {
            errors.add(FieldError.required(
                    path.child("messageExpression"), "messageExpression must be non-empty if specified"));
        }
        JsonNode reason = rule.path("reason");
        if (!reason.isMissingNode() && !REASONS.contains(reason.asText())) {
            errors.add(FieldError.notSupported(path.child("reason"), TextNode.valueOf(reason.asText()), REASONS));
        }
        String fieldPath = rule.path("fieldPath").asText("");
        if (!fieldPath.isEmpty()
                && FieldPathRule.resolve(fieldPath, schema, FieldPath.ROOT).isEmpty()) {
            errors.add(CrdCheck.invalid(path.child("fieldPath"), fieldPath, "must be a valid path"));
        }
    }

    private static boolean hasLines(String text) {
        return text.contains("\n") || text.contains("\r");
    }
}
