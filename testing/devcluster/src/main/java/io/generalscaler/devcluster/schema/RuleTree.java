package io.generalscaler.devcluster.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.generalscaler.devcluster.schema.cel.Declaration;
import io.generalscaler.devcluster.schema.cel.Names;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** All CEL rules of a schema, compiled, where they stand; places without rules below them are left out. */
final class RuleTree {
    private final Schema schema;
    private final List<CompiledRule> rules;
    private final Map<String, RuleTree> properties = new LinkedHashMap<>();
    private final @Nullable RuleTree additional;
    private final @Nullable RuleTree items;

    private RuleTree(Schema schema, @Nullable Declaration type) {
        this.schema = schema;
        List<CompiledRule> compiled = new ArrayList<>();
        if (type != null) {
            schema.rules().forEach(rule -> compiled.add(CompiledRule.of(new Rule(rule), schema, type)));
        }
        this.rules = List.copyOf(compiled);
        schema.properties().forEach((name, property) -> {
            Declaration field = type == null ? null : type.fields().get(Names.escape(name));
            RuleTree child = of(property, field == null ? RuleTypes.of(property, property.embedded()) : field);
            if (child != null) {
                properties.put(name, child);
            }
        });
        Declaration element = type == null ? null : type.element();
        Schema values = schema.additional();
        Schema entries = schema.items();
        this.additional = values == null ? null : of(values, element);
        this.items = entries == null ? null : of(entries, element);
    }

    /** The rules of an object's schema; null where there are none. */
    static @Nullable RuleTree of(Schema root) {
        return hasRules(root) ? of(root, RuleTypes.of(root, true)) : null;
    }

    /** The rules of a part of a schema; null where there are none. */
    static @Nullable RuleTree below(Schema schema) {
        return of(schema, RuleTypes.of(schema, schema.embedded()));
    }

    private static @Nullable RuleTree of(Schema schema, @Nullable Declaration type) {
        return hasRules(schema) ? new RuleTree(schema, type) : null;
    }

    private static boolean hasRules(Schema schema) {
        Schema values = schema.additional();
        Schema items = schema.items();
        return !schema.rules().isEmpty()
                || (values != null && hasRules(values))
                || (items != null && hasRules(items))
                || schema.properties().values().stream().anyMatch(RuleTree::hasRules);
    }

    /** Adds what the rules say against a value. */
    void check(JsonNode value, @Nullable JsonNode old, FieldPath path, List<FieldError> errors) {
        if (value.isNull()) {
            return;
        }
        JsonNode before = old == null || old.isNull() ? null : old;
        rules.forEach(rule -> rule.run(value, before, path, errors));
        RuleTree ofItems = items;
        if (value instanceof ArrayNode list && ofItems != null) {
            for (int i = 0; i < list.size(); i++) {
                ofItems.check(list.get(i), ListKeys.counterpart(schema, list.get(i), before), path.index(i), errors);
            }
        } else if (value instanceof ObjectNode object) {
            RuleTree ofValues = additional;
            for (Map.Entry<String, JsonNode> field : object.properties()) {
                String name = field.getKey();
                RuleTree ofField = properties.get(name);
                JsonNode fieldBefore = before == null ? null : before.get(name);
                if (ofField != null) {
                    ofField.check(field.getValue(), fieldBefore, path.child(name), errors);
                } else if (ofValues != null) {
                    ofValues.check(field.getValue(), fieldBefore, path.key(name), errors);
                }
            }
        }
    }
}
