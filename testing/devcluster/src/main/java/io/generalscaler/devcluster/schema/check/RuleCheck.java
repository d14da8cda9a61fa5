package io.generalscaler.devcluster.schema.check;

import com.fasterxml.jackson.databind.node.BooleanNode;
import io.generalscaler.devcluster.schema.FieldError;
import io.generalscaler.devcluster.schema.FieldPath;
import io.generalscaler.devcluster.schema.Rule;
import io.generalscaler.devcluster.schema.RuleTypes;
import io.generalscaler.devcluster.schema.Schema;
import io.generalscaler.devcluster.schema.cel.CelFailure;
import io.generalscaler.devcluster.schema.cel.CelProgram;
import io.generalscaler.devcluster.schema.cel.Declaration;
import io.generalscaler.devcluster.schema.cel.Names;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Whether the CEL rules of a schema compile, and whether they stay within what an API server lets them cost: ten million for
 * one rule, a hundred million for all. A rule below a list costs its price for each item that the list may have.
 */
final class RuleCheck {
    private static final long RULE_LIMIT = 10_000_000;
    private static final long TOTAL_LIMIT = 100_000_000;

    /** A place below a list or map without a bound occurs as often as it fits into a request. */
    private static final long UNBOUNDED = -1;

    private final List<FieldError> errors;
    private final List<Price> prices = new ArrayList<>();
    private long total;

    private record Price(FieldPath path, long cost) {}

    private RuleCheck(List<FieldError> errors) {
        this.errors = errors;
    }

    static void of(Schema root, FieldPath path, List<FieldError> errors) {
        RuleCheck check = new RuleCheck(errors);
        check.node(root, RuleTypes.of(root, true), path, 1, "");
        check.total(path);
    }

    /**
     * Checks a node and all below it.
     *
     * @param times how often a value can stand here; {@link #UNBOUNDED} where nothing limits it
     * @param uncorrelated the place above which an old value cannot be found; empty where it can
     */
    private void node(Schema schema, @Nullable Declaration type, FieldPath path, long times, String uncorrelated) {
        for (int i = 0; i < schema.rules().size(); i++) {
            if (type != null) {
                FieldPath place = path.child("x-kubernetes-validations").index(i);
                rule(new Rule(schema.rules().get(i)), type, place, times, uncorrelated);
            }
        }
        schema.properties().forEach((name, property) -> {
            Declaration field = type == null ? null : type.fields().get(Names.escape(name));
            String broken = uncorrelated.isEmpty() && schema.atomicMap() ? path.text() : uncorrelated;
            node(
                    property,
                    field == null ? RuleTypes.of(property, property.embedded()) : field,
                    path.child("properties").key(name),
                    times,
                    broken);
        });
        Declaration element = type == null ? null : type.element();
        Schema additional = schema.additional();
        if (additional != null) {
            long more = multiplied(times, schema.whole("maxProperties"));
            node(additional, element, path.child("additionalProperties"), more, uncorrelated);
        }
        Schema items = schema.items();
        if (items != null) {
            boolean named = schema.listType().equals("map");
            String broken = uncorrelated.isEmpty() && !named ? path.text() : uncorrelated;
            node(items, element, path.child("items"), multiplied(times, schema.whole("maxItems")), broken);
        }
    }

    private static long multiplied(long times, @Nullable Long max) {
        return times == UNBOUNDED || max == null ? UNBOUNDED : product(times, Math.max(0, max));
    }

    private void rule(Rule rule, Declaration type, FieldPath path, long times, String uncorrelated) {
        FieldPath place = path.child("rule");
        long count = times == UNBOUNDED ? RuleTypes.MAX_REQUEST_BYTES / (type.minSerializedSize() + 1) : times;
        try {
            CelProgram program = rule.compile(type);
            price("estimated rule cost", product(program.maxCost(), count), place);
            boolean transition = Rule.comparesWithOld(program);
            if (transition && !uncorrelated.isEmpty()) {
                errors.add(CrdCheck.invalid(
                        place,
                        rule.expression(),
                        "oldSelf cannot be used on the uncorrelatable portion of the schema within " + uncorrelated));
            }
            if (!transition && rule.source().has("optionalOldSelf")) {
                errors.add(FieldError.invalid(
                        path.child("optionalOldSelf"),
                        BooleanNode.valueOf(
                                rule.source().path("optionalOldSelf").asBoolean()),
                        "may not be set if oldSelf is not used in rule"));
            }
        } catch (CelFailure e) {
            errors.add(CrdCheck.invalid(place, rule.expression(), e.words()));
        }
        try {
            CelProgram message = rule.compileMessage(type);
            if (message != null) {
                price("estimated messageExpression cost", message.maxCost(), path.child("messageExpression"));
            }
        } catch (CelFailure e) {
            errors.add(CrdCheck.invalid(
                    path.child("messageExpression"), rule.messageExpression(), "messageExpression " + e.words()));
        }
    }

    private void price(String name, long cost, FieldPath place) {
        if (cost > RULE_LIMIT) {
            errors.add(FieldError.forbidden(place, words(name, cost, RULE_LIMIT)));
        }
        total = total > Long.MAX_VALUE - cost ? Long.MAX_VALUE : total + cost;
        if (cost >= TOTAL_LIMIT / 100) {
            prices.add(new Price(place, cost));
        }
    }

    private void total(FieldPath path) {
        if (total <= TOTAL_LIMIT) {
            return;
        }
        prices.stream()
                .sorted(Comparator.comparingLong(Price::cost).reversed())
                .limit(4)
                .forEach(price -> errors.add(FieldError.forbidden(
                        price.path(),
                        "contributed to estimated rule cost total exceeding cost limit for entire OpenAPIv3 schema")));
        String name = "x-kubernetes-validations estimated rule cost total for entire OpenAPIv3 schema";
        errors.add(FieldError.forbidden(path, words(name, total, TOTAL_LIMIT)));
    }

    private static String words(String name, long cost, long limit) {
        double factor = (double) cost / limit;
        String shown =
                factor > 100 ? "more than 100x" : String.format(Locale.ROOT, factor < 1.5 ? "%fx" : "%.1fx", factor);
        return name + " exceeds budget by factor of " + shown
                + " (try simplifying the rule, or adding maxItems, maxProperties, and maxLength where arrays, maps, and"
                + " strings are declared)";
    }

    private static long product(long a, long b) {
        if (a == 0 || b == 0) {
            return 0;
        }
        return a > Long.MAX_VALUE / b ? Long.MAX_VALUE : a * b;
    }
}
