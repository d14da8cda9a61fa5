package io.generalscaler.devcluster.schema.cel;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.types.CelKind;
import dev.cel.common.types.CelType;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The most that one run of an expression can cost, after the rules by which an API server estimates it.
 *
 * <p>Reading a variable or field costs 1; a constant, and a test whether a field is there, cost nothing; making a list costs
 * 10, a map 30. A walk over a text costs a tenth of its length. A comprehension costs its step for each item that the range
 * can have. Sizes come from the {@link Declaration}s; what has no bound is as large as a request can be.
 */
final class CostEstimator {
    private static final long LIST = 10;
    private static final long MAP = 30;
    private static final long OBJECT = 40;

    private final CelAbstractSyntaxTree tree;
    private final Map<String, Declaration> variables;
    private final Map<String, Deque<Local>> locals = new HashMap<>();
    private final Map<Long, Long> sizes = new HashMap<>();
    private final FunctionCosts functions = new FunctionCosts(this);

    /** A variable of a comprehension: what is known of its values. */
    private record Local(@Nullable Declaration declaration, long size) {}

    private CostEstimator(CelAbstractSyntaxTree tree, Map<String, Declaration> variables) {
        this.tree = tree;
        this.variables = variables;
    }

    static long of(CelAbstractSyntaxTree tree, Map<String, Declaration> variables) {
        return new CostEstimator(tree, variables).cost(tree.getExpr());
    }

    long cost(CelExpr expression) {
        return switch (expression.getKind()) {
            case CONSTANT, NOT_SET -> 0;
            case IDENT -> 1;
            case SELECT -> select(expression);
            case CALL -> call(expression);
            case LIST -> {
                List<CelExpr> elements = expression.list().elements();
                yield Costs.sum(LIST, total(elements));
            }
            case MAP -> {
                List<CelExpr.CelMap.Entry> entries = expression.map().entries();
                long parts = 0;
                for (CelExpr.CelMap.Entry entry : entries) {
                    parts = Costs.sum(parts, cost(entry.key()), cost(entry.value()));
                }
                yield Costs.sum(MAP, parts);
            }
            case STRUCT -> OBJECT;
            case COMPREHENSION -> comprehension(expression);
        };
    }

    long total(List<CelExpr> expressions) {
        long sum = 0;
        for (CelExpr expression : expressions) {
            sum = Costs.sum(sum, cost(expression));
        }
        return sum;
    }

    private long select(CelExpr expression) {
        CelExpr.CelSelect select = expression.select();
        long operand = cost(select.operand());
        return select.testOnly() ? operand : Costs.sum(operand, 1);
    }

    private long call(CelExpr expression) {
        CelExpr.CelCall call = expression.call();
        List<CelExpr> arguments = call.args();
        long target = call.target().map(this::cost).orElse(0L);
        long given = call.function().equals("_?_:_") || call.function().equals("_||_") ? 0 : total(arguments);
        FunctionCosts.Estimate own = functions.estimate(call, arguments, expression);
        own.size().ifPresent(size -> sizes.put(expression.id(), size));
        return Costs.sum(target, given, own.cost());
    }

    private long comprehension(CelExpr expression) {
        CelExpr.CelComprehension loop = expression.comprehension();
        long range = cost(loop.iterRange());
        long start = cost(loop.accuInit());
        push(loop.accuVar(), new Local(declaration(loop.accuInit()).orElse(null), size(loop.accuInit())));
        Optional<Declaration> over = declaration(loop.iterRange());
        boolean list = kind(loop.iterRange()) == CelKind.LIST
                || over.filter(each -> each.kind() == Declaration.Kind.LIST).isPresent();
        Declaration element = over.map(Declaration::element).orElse(null);
        boolean pair = !loop.iterVar2().isEmpty();
        push(loop.iterVar(), local(list && !pair ? element : list ? null : Declaration.KEY));
        if (pair) {
            push(loop.iterVar2(), local(element));
        }
        long step = Costs.sum(cost(loop.loopCondition()), cost(loop.loopStep()));
        pop(loop.iterVar());
        if (pair) {
            pop(loop.iterVar2());
        }
        long result = cost(loop.result());
        pop(loop.accuVar());
        long rounds = size(loop.iterRange());
        sizes.put(
                expression.id(),
                loop.accuInit().getKind() == CelExpr.ExprKind.Kind.CONSTANT ? size(loop.accuInit()) : rounds);
        return Costs.sum(range, start, result, Costs.product(rounds, step));
    }

    private static Local local(@Nullable Declaration declaration) {
        return new Local(declaration, declaration == null ? Long.MAX_VALUE : declaration.maxElements());
    }

    private void push(String name, Local local) {
        locals.computeIfAbsent(name, any -> new ArrayDeque<>()).push(local);
    }

    private void pop(String name) {
        Deque<Local> stack = locals.get(name);
        if (stack != null) {
            stack.pop();
        }
    }

    private @Nullable Local local(String name) {
        Deque<Local> stack = locals.get(name);
        return stack == null ? null : stack.peek();
    }

    /** The most characters, items or entries that the expression's value can have. */
    long size(CelExpr expression) {
        Long computed = sizes.get(expression.id());
        if (computed != null) {
            return computed;
        }
        return switch (expression.getKind()) {
            case CONSTANT -> {
                CelConstant constant = expression.constant();
                yield constant.getKind() == CelConstant.Kind.STRING_VALUE
                        ? constant.stringValue()
                                .codePointCount(0, constant.stringValue().length())
                        : 1;
            }
            case LIST -> {
                List<CelExpr> elements = expression.list().elements();
                yield elements.size();
            }
            case MAP -> {
                List<CelExpr.CelMap.Entry> entries = expression.map().entries();
                yield entries.size();
            }
            default -> sizeByType(expression);
        };
    }

    private long sizeByType(CelExpr expression) {
        Optional<Declaration> declared = declaration(expression);
        if (declared.isPresent()) {
            return declared.get().maxElements();
        }
        if (scalar(kind(expression))) {
            return 1;
        }
        Local local = expression.getKind() == CelExpr.ExprKind.Kind.IDENT
                ? local(expression.ident().name())
                : null;
        return local == null ? Long.MAX_VALUE : local.size();
    }

    /** What is declared of the expression's value, where it is a variable or a part of one. */
    Optional<Declaration> declaration(CelExpr expression) {
        return switch (expression.getKind()) {
            case IDENT -> {
                String name = expression.ident().name();
                Local local = local(name);
                yield local == null
                        ? Optional.ofNullable(variables.get(name))
                        : Optional.ofNullable(local.declaration());
            }
            case SELECT -> {
                String field = expression.select().field();
                yield declaration(expression.select().operand()).flatMap(holder -> part(holder, field));
            }
            case CALL -> {
                CelExpr.CelCall call = expression.call();
                List<CelExpr> arguments = call.args();
                yield switch (call.function()) {
                    case "_[_]", "_[?_]" ->
                        declaration(arguments.getFirst()).flatMap(holder -> Optional.ofNullable(holder.element()));
                    case "_?._" ->
                        declaration(arguments.getFirst())
                                .flatMap(holder ->
                                        part(holder, arguments.get(1).constant().stringValue()));
                    case "dyn" -> declaration(arguments.getFirst());
                    case "orValue", "value", "or" -> call.target().flatMap(this::declaration);
                    default -> Optional.empty();
                };
            }
            default -> Optional.empty();
        };
    }

    /** The named field of an object; what a free key of a map holds is not followed, as an API server does not follow it. */
    private static Optional<Declaration> part(Declaration holder, String field) {
        return Optional.ofNullable(holder.fields().get(field));
    }

    CelKind kind(CelExpr expression) {
        return tree.getType(expression.id()).map(CelType::kind).orElse(CelKind.DYN);
    }

    private static boolean scalar(CelKind kind) {
        return switch (kind) {
            case BOOL, DOUBLE, DURATION, INT, TIMESTAMP, UINT -> true;
            default -> false;
        };
    }
}
