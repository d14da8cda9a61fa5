package io.generalscaler.devcluster.schema.cel;

import dev.cel.common.ast.CelExpr;
import dev.cel.common.types.CelKind;
import java.util.List;
import java.util.Optional;

/** What each function costs by itself, without its arguments, and how large its result can be. */
final class FunctionCosts {
    private static final double WALK = 0.1;
    private static final double PATTERN = 0.25;

    /** An API server takes named formats for expressions of this length. */
    private static final double NAMED_PATTERN = 128 * PATTERN;

    /** The size of an address, of which two are compared. */
    private static final long ADDRESS_BYTES = 16;

    private final CostEstimator estimator;

    /**
     * An estimate.
     *
     * @param size of the result; empty where the type tells it
     */
    record Estimate(long cost, Optional<Long> size) {
        static Estimate of(long cost) {
            return new Estimate(cost, Optional.empty());
        }

        static Estimate of(long cost, long size) {
            return new Estimate(cost, Optional.of(size));
        }
    }

    FunctionCosts(CostEstimator estimator) {
        this.estimator = estimator;
    }

    Estimate estimate(CelExpr.CelCall call, List<CelExpr> arguments, CelExpr whole) {
        Optional<CelExpr> target = call.target();
        return target.isPresent() ? member(call.function(), target.get(), arguments) : global(call, arguments, whole);
    }

    private Estimate member(String function, CelExpr target, List<CelExpr> arguments) {
        long size = estimator.size(target);
        return switch (function) {
            case "isSorted", "sum", "min", "max", "indexOf", "lastIndexOf", "includes" -> search(target, size);
            case "lowerAscii", "upperAscii", "substring", "trim" -> Estimate.of(Costs.scaled(size, WALK), size);
            case "replace" -> replace(size, arguments);
            case "split" -> Estimate.of(Costs.scaled(size, 2 * WALK), size);
            case "join" -> join(target, size, arguments);
            case "find", "findAll" -> Estimate.of(pattern(size, arguments.getFirst()), size);
            case "matches" -> Estimate.of(pattern(size, arguments.getFirst()));
            case "contains" ->
                Estimate.of(Costs.product(
                        Costs.scaled(size, WALK), Costs.scaled(estimator.size(arguments.getFirst()), WALK)));
            case "startsWith", "endsWith" -> Estimate.of(Costs.scaled(estimator.size(arguments.getFirst()), WALK));
            case "format" -> Estimate.of(Costs.scaled(size, WALK));
            case "validate" ->
                Estimate.of(Costs.scaled(Costs.scaled(estimator.size(arguments.getFirst()), WALK), NAMED_PATTERN));
            case "containsIP", "containsCIDR" ->
                Estimate.of(Costs.sum(
                        Costs.scaled(3 * ADDRESS_BYTES, WALK),
                        1,
                        Costs.scaled(estimator.size(arguments.getFirst()), WALK)));
            default -> Estimate.of(1);
        };
    }

    private Estimate search(CelExpr target, long size) {
        if (estimator.kind(target) != CelKind.LIST) {
            return Estimate.of(Costs.scaled(size, WALK));
        }
        long item = estimator
                .declaration(target)
                .map(Declaration::element)
                .filter(element -> element.kind() == Declaration.Kind.STRING)
                .map(element -> Costs.sum(1, Costs.scaled(element.maxElements(), WALK)))
                .orElse(1L);
        return Estimate.of(Costs.product(size, item));
    }

    private Estimate replace(long size, List<CelExpr> arguments) {
        long replaced = arguments.isEmpty() ? 0 : smallest(arguments.getFirst());
        long by = arguments.size() < 2 ? 0 : estimator.size(arguments.get(1));
        long times = replaced == 0 ? Costs.sum(size, 1) : Math.ceilDiv(size, replaced);
        long result = by <= replaced ? size : Costs.sum(Costs.product(times, by), replaced == 0 ? size : 0);
        return Estimate.of(Costs.scaled(size, 2 * WALK), result);
    }

    /** The fewest characters of a text: its length where it is a constant. */
    private long smallest(CelExpr text) {
        return text.getKind() == CelExpr.ExprKind.Kind.CONSTANT ? estimator.size(text) : 0;
    }

    private Estimate join(CelExpr target, long size, List<CelExpr> arguments) {
        long item = estimator
                .declaration(target)
                .map(Declaration::element)
                .map(Declaration::maxElements)
                .orElse(Long.MAX_VALUE);
        long separators =
                arguments.isEmpty() || size == 0 ? 0 : Costs.product(size - 1, estimator.size(arguments.getFirst()));
        long result = Costs.sum(Costs.product(size, item), separators);
        return Estimate.of(Costs.scaled(result, WALK), result);
    }

    private long pattern(long size, CelExpr pattern) {
        long walk = Costs.scaled(Costs.sum(size, 1), WALK);
        return Costs.product(walk, Costs.scaled(estimator.size(pattern), PATTERN));
    }

    private Estimate global(CelExpr.CelCall call, List<CelExpr> arguments, CelExpr whole) {
        return switch (call.function()) {
            case "_&&_" -> Estimate.of(0);
            case "_||_" -> Estimate.of(estimator.total(arguments));
            case "_?_:_" -> conditional(arguments);
            case "_+_" -> sum(arguments, whole);
            case "_==_", "_!=_" -> Estimate.of(Costs.scaled(smaller(arguments), WALK));
            case "_<_", "_<=_", "_>_", "_>=_" ->
                Estimate.of(text(arguments.getFirst()) ? Costs.scaled(smaller(arguments), WALK) : 1);
            case "@in", "_in_" ->
                Estimate.of(estimator.kind(arguments.get(1)) == CelKind.LIST ? estimator.size(arguments.get(1)) : 1);
            case "_[_]" ->
                Estimate.of(
                        1,
                        estimator
                                .declaration(whole)
                                .map(Declaration::maxElements)
                                .orElse(Long.MAX_VALUE));
            case "matches" -> Estimate.of(pattern(estimator.size(arguments.getFirst()), arguments.get(1)));
            case "url", "quantity", "isQuantity", "isURL", "ip", "isIP", "cidr", "isCIDR" ->
                Estimate.of(Costs.scaled(estimator.size(arguments.getFirst()), WALK));
            case "bytes" ->
                Estimate.of(
                        Costs.scaled(estimator.size(arguments.getFirst()), WALK),
                        Costs.product(4, estimator.size(arguments.getFirst())));
            case "string" ->
                text(arguments.getFirst()) ? Estimate.of(1, estimator.size(arguments.getFirst())) : Estimate.of(1);
            default -> Estimate.of(1);
        };
    }

    private Estimate conditional(List<CelExpr> arguments) {
        long branches = Math.max(estimator.cost(arguments.get(1)), estimator.cost(arguments.get(2)));
        long size = Math.max(estimator.size(arguments.get(1)), estimator.size(arguments.get(2)));
        return Estimate.of(Costs.sum(estimator.cost(arguments.getFirst()), branches), size);
    }

    private Estimate sum(List<CelExpr> arguments, CelExpr whole) {
        long size = Costs.sum(estimator.size(arguments.getFirst()), estimator.size(arguments.get(1)));
        return switch (estimator.kind(whole)) {
            case STRING, BYTES -> Estimate.of(Costs.scaled(size, WALK), size);
            case LIST -> Estimate.of(1, size);
            default -> Estimate.of(1);
        };
    }

    private long smaller(List<CelExpr> arguments) {
        return Math.min(estimator.size(arguments.getFirst()), estimator.size(arguments.get(1)));
    }

    private boolean text(CelExpr expression) {
        CelKind kind = estimator.kind(expression);
        return kind == CelKind.STRING || kind == CelKind.BYTES;
    }
}
