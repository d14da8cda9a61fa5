package io.generalscaler.devcluster.schema.cel;

import dev.cel.common.CelFunctionDecl;
import dev.cel.common.CelOverloadDecl;
import dev.cel.common.types.CelType;
import dev.cel.common.types.ListType;
import dev.cel.common.types.SimpleType;
import dev.cel.common.types.TypeParamType;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelFunctionBinding;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** {@code isSorted, sum, min, max, indexOf, lastIndexOf} of lists. */
final class ListFunctions implements FunctionSet {
    private static final CelType ANY = TypeParamType.create("T");

    private static final List<CelType> NUMBERS =
            List.of(SimpleType.INT, SimpleType.UINT, SimpleType.DOUBLE, SimpleType.DURATION);

    private static final List<CelType> COMPARABLE = List.of(
            SimpleType.INT,
            SimpleType.UINT,
            SimpleType.DOUBLE,
            SimpleType.DURATION,
            SimpleType.TIMESTAMP,
            SimpleType.BOOL,
            SimpleType.STRING,
            SimpleType.BYTES);

    @Override
    public List<CelFunctionDecl> declarations() {
        List<CelOverloadDecl> sorted = new ArrayList<>();
        List<CelOverloadDecl> sum = new ArrayList<>();
        List<CelOverloadDecl> min = new ArrayList<>();
        List<CelOverloadDecl> max = new ArrayList<>();
        for (CelType type : COMPARABLE) {
            sorted.add(member(id(type, "is_sorted"), SimpleType.BOOL, ListType.create(type)));
            min.add(member(id(type, "min"), type, ListType.create(type)));
            max.add(member(id(type, "max"), type, ListType.create(type)));
        }
        for (CelType type : NUMBERS) {
            sum.add(member(id(type, "sum"), type, ListType.create(type)));
        }
        return List.of(
                CelFunctionDecl.newFunctionDeclaration("isSorted", sorted),
                CelFunctionDecl.newFunctionDeclaration("sum", sum),
                CelFunctionDecl.newFunctionDeclaration("min", min),
                CelFunctionDecl.newFunctionDeclaration("max", max),
                CelFunctionDecl.newFunctionDeclaration(
                        "indexOf", List.of(member("list_a_index_of_int", SimpleType.INT, ListType.create(ANY), ANY))),
                CelFunctionDecl.newFunctionDeclaration(
                        "lastIndexOf",
                        List.of(member("list_a_last_index_of_int", SimpleType.INT, ListType.create(ANY), ANY))));
    }

    private static CelOverloadDecl member(String id, CelType result, CelType... parameters) {
        return CelOverloadDecl.newMemberOverload(id, result, List.of(parameters));
    }

    private static String id(CelType type, String function) {
        return "list_" + type.name().substring(type.name().lastIndexOf('.') + 1) + "_" + function;
    }

    @Override
    public List<CelFunctionBinding> bindings() {
        List<CelFunctionBinding> bindings = new ArrayList<>();
        for (CelType type : COMPARABLE) {
            bindings.add(CelFunctionBinding.from(id(type, "is_sorted"), List.class, ListFunctions::isSorted));
            bindings.add(CelFunctionBinding.from(id(type, "min"), List.class, list -> extreme(list, -1)));
            bindings.add(CelFunctionBinding.from(id(type, "max"), List.class, list -> extreme(list, 1)));
        }
        bindings.add(CelFunctionBinding.from(id(SimpleType.INT, "sum"), List.class, ListFunctions::sumOfInts));
        bindings.add(CelFunctionBinding.from(id(SimpleType.UINT, "sum"), List.class, ListFunctions::sumOfInts));
        bindings.add(CelFunctionBinding.from(id(SimpleType.DOUBLE, "sum"), List.class, ListFunctions::sumOfDoubles));
        bindings.add(
                CelFunctionBinding.from(id(SimpleType.DURATION, "sum"), List.class, ListFunctions::sumOfDurations));
        bindings.add(CelFunctionBinding.from(
                "list_a_index_of_int", List.class, Object.class, (list, item) -> indexOf(list, item, false)));
        bindings.add(CelFunctionBinding.from(
                "list_a_last_index_of_int", List.class, Object.class, (list, item) -> indexOf(list, item, true)));
        return bindings;
    }

    private static Object isSorted(List<?> list) throws CelEvaluationException {
        for (int i = 1; i < list.size(); i++) {
            if (compare(list.get(i - 1), list.get(i)) > 0) {
                return false;
            }
        }
        return true;
    }

    private static Object extreme(List<?> list, int sign) throws CelEvaluationException {
        if (list.isEmpty()) {
            throw new CelEvaluationException((sign < 0 ? "min" : "max") + " called on empty list");
        }
        Object best = list.getFirst();
        for (Object each : list) {
            if (compare(each, best) * sign > 0) {
                best = each;
            }
        }
        return Objects.requireNonNull(best, "lists hold no null");
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    private static int compare(Object a, Object b) throws CelEvaluationException {
        if (a instanceof Comparable left && left.getClass() == b.getClass()) {
            return Integer.signum(left.compareTo(b));
        }
        if (a instanceof Number left && b instanceof Number right) {
            return Double.compare(left.doubleValue(), right.doubleValue());
        }
        throw new CelEvaluationException("no such overload");
    }

    private static Object sumOfInts(List<?> list) throws CelEvaluationException {
        long sum = 0;
        try {
            for (Object each : list) {
                sum = Math.addExact(sum, ((Number) each).longValue());
            }
        } catch (ArithmeticException e) {
            throw new CelEvaluationException("integer overflow", e);
        }
        return sum;
    }

    private static Object sumOfDoubles(List<?> list) {
        return list.stream().mapToDouble(each -> ((Number) each).doubleValue()).sum();
    }

    private static Object sumOfDurations(List<?> list) {
        return list.stream().map(Duration.class::cast).reduce(Duration.ZERO, Duration::plus);
    }

    private static Object indexOf(List<?> list, Object item, boolean last) {
        return (long) (last ? list.lastIndexOf(item) : list.indexOf(item));
    }
}
