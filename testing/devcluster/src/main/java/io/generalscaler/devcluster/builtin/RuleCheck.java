package io.generalscaler.devcluster.builtin;

import io.generalscaler.devcluster.schema.FieldPath;
import io.generalscaler.devcluster.schema.Rule;
import io.generalscaler.devcluster.schema.RuleTypes;
import io.generalscaler.devcluster.schema.Schema;
import io.generalscaler.devcluster.schema.cel.CelFailure;
import io.generalscaler.devcluster.schema.cel.Declaration;
import io.generalscaler.devcluster.schema.cel.Names;
import io.generalscaler.devcluster.wire.Statuses.Cause;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Whether the CEL rules of a schema compile. What they may cost is left to a real API server. */
final class RuleCheck {
    private final List<Cause> causes = new ArrayList<>();

    private RuleCheck() {}

    /** What is wrong with the rules of a schema that is structural. */
    static List<Cause> of(Schema root, FieldPath path) {
        RuleCheck check = new RuleCheck();
        check.node(root, RuleTypes.of(root, true), path);
        return check.causes;
    }

    private void node(Schema schema, @Nullable Declaration type, FieldPath path) {
        for (int i = 0; i < schema.rules().size() && type != null; i++) {
            rule(
                    new Rule(schema.rules().get(i)),
                    type,
                    path.child("x-kubernetes-validations").index(i));
        }
        schema.properties().forEach((name, property) -> {
            Declaration field = type == null ? null : type.fields().get(Names.escape(name));
            node(
                    property,
                    field == null ? RuleTypes.of(property, property.embedded()) : field,
                    path.child("properties").key(name));
        });
        Declaration element = type == null ? null : type.element();
        Schema additional = schema.additional();
        if (additional != null) {
            node(additional, element, path.child("additionalProperties"));
        }
        Schema items = schema.items();
        if (items != null) {
            node(items, element, path.child("items"));
        }
    }

    private void rule(Rule rule, Declaration type, FieldPath path) {
        try {
            rule.compile(type);
        } catch (CelFailure e) {
            refuse(path.child("rule"), rule.expression(), e.words());
        }
        try {
            rule.compileMessage(type);
        } catch (CelFailure e) {
            refuse(path.child("messageExpression"), rule.messageExpression(), "messageExpression " + e.words());
        }
    }

    private void refuse(FieldPath path, String expression, String words) {
        causes.add(new Cause(path.text(), "FieldValueInvalid", "Invalid value: \"" + expression + "\": " + words));
    }
}
