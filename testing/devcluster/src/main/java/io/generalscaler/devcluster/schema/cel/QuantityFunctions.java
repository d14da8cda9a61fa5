package io.generalscaler.devcluster.schema.cel;

import dev.cel.common.CelFunctionDecl;
import dev.cel.common.CelOverloadDecl;
import dev.cel.common.types.CelType;
import dev.cel.common.types.OpaqueType;
import dev.cel.common.types.SimpleType;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelFunctionBinding;
import java.math.BigDecimal;
import java.util.List;

/** {@code quantity, isQuantity}, and reckoning with quantities. */
final class QuantityFunctions implements FunctionSet {
    private static final CelType QUANTITY = OpaqueType.create("kubernetes.Quantity");

    @Override
    public List<CelFunctionDecl> declarations() {
        return List.of(
                function("quantity", global("string_to_quantity", QUANTITY)),
                function("isQuantity", global("is_quantity_string", SimpleType.BOOL)),
                function("sign", member("quantity_sign", SimpleType.INT)),
                function("isInteger", member("quantity_is_integer", SimpleType.BOOL)),
                function("asInteger", member("quantity_get_int", SimpleType.INT)),
                function("asApproximateFloat", member("quantity_get_float", SimpleType.DOUBLE)),
                function(
                        "add",
                        member("quantity_add", QUANTITY, QUANTITY),
                        member("quantity_add_int", QUANTITY, SimpleType.INT)),
                function(
                        "sub",
                        member("quantity_sub", QUANTITY, QUANTITY),
                        member("quantity_sub_int", QUANTITY, SimpleType.INT)),
                function("isLessThan", member("quantity_is_less_than", SimpleType.BOOL, QUANTITY)),
                function("isGreaterThan", member("quantity_is_greater_than", SimpleType.BOOL, QUANTITY)),
                function("compareTo", member("quantity_compare_to", SimpleType.INT, QUANTITY)));
    }

    private static CelFunctionDecl function(String name, CelOverloadDecl... overloads) {
        return CelFunctionDecl.newFunctionDeclaration(name, List.of(overloads));
    }

    private static CelOverloadDecl global(String id, CelType result) {
        return CelOverloadDecl.newGlobalOverload(id, result, List.of(SimpleType.STRING));
    }

    private static CelOverloadDecl member(String id, CelType result) {
        return CelOverloadDecl.newMemberOverload(id, result, List.of(QUANTITY));
    }

    private static CelOverloadDecl member(String id, CelType result, CelType parameter) {
        return CelOverloadDecl.newMemberOverload(id, result, List.of(QUANTITY, parameter));
    }

    @Override
    public List<CelFunctionBinding> bindings() {
        return List.of(
                CelFunctionBinding.from("string_to_quantity", String.class, QuantityFunctions::parse),
                CelFunctionBinding.from(
                        "is_quantity_string",
                        String.class,
                        text -> Quantity.parse(text).isPresent()),
                CelFunctionBinding.from("quantity_sign", Quantity.class, each ->
                        (long) each.value().signum()),
                CelFunctionBinding.from("quantity_is_integer", Quantity.class, Quantity::isInteger),
                CelFunctionBinding.from("quantity_get_int", Quantity.class, QuantityFunctions::asInteger),
                CelFunctionBinding.from(
                        "quantity_get_float",
                        Quantity.class,
                        each -> each.value().doubleValue()),
                CelFunctionBinding.from(
                        "quantity_add",
                        Quantity.class,
                        Quantity.class,
                        (a, b) -> new Quantity(a.value().add(b.value()))),
                CelFunctionBinding.from(
                        "quantity_add_int",
                        Quantity.class,
                        Long.class,
                        (a, b) -> new Quantity(a.value().add(BigDecimal.valueOf(b)))),
                CelFunctionBinding.from(
                        "quantity_sub",
                        Quantity.class,
                        Quantity.class,
                        (a, b) -> new Quantity(a.value().subtract(b.value()))),
                CelFunctionBinding.from(
                        "quantity_sub_int",
                        Quantity.class,
                        Long.class,
                        (a, b) -> new Quantity(a.value().subtract(BigDecimal.valueOf(b)))),
                CelFunctionBinding.from(
                        "quantity_is_less_than", Quantity.class, Quantity.class, (a, b) -> a.compareTo(b) < 0),
                CelFunctionBinding.from(
                        "quantity_is_greater_than", Quantity.class, Quantity.class, (a, b) -> a.compareTo(b) > 0),
                CelFunctionBinding.from(
                        "quantity_compare_to", Quantity.class, Quantity.class, (a, b) -> (long) a.compareTo(b)));
    }

    private static Object parse(String text) throws CelEvaluationException {
        return Quantity.parse(text)
                .orElseThrow(() -> new CelEvaluationException(
                        "quantities must match the regular expression '^([+-]?[0-9.]+)([eEinumkKMGTP]*[-+]?[0-9]*)$'"));
    }

    private static Object asInteger(Quantity quantity) throws CelEvaluationException {
        if (!quantity.isInteger()) {
            throw new CelEvaluationException("cannot convert value to integer");
        }
        return quantity.value().longValueExact();
    }
}
