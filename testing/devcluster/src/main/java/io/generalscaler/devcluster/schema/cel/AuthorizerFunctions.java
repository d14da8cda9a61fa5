package io.generalscaler.devcluster.schema.cel;

import dev.cel.common.CelFunctionDecl;
import dev.cel.common.CelOverloadDecl;
import dev.cel.common.types.CelType;
import dev.cel.common.types.OpaqueType;
import dev.cel.common.types.SimpleType;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelFunctionBinding;
import java.util.Arrays;
import java.util.List;

/** {@code authorizer.group(…).resource(…)….check(verb).allowed()}: questions about resources; those about paths are not known here. */
final class AuthorizerFunctions implements FunctionSet {
    static final CelType AUTHORIZER = OpaqueType.create("kubernetes.authorization.Authorizer");
    private static final CelType GROUP = OpaqueType.create("kubernetes.authorization.GroupCheck");
    private static final CelType RESOURCE = OpaqueType.create("kubernetes.authorization.ResourceCheck");
    private static final CelType DECISION = OpaqueType.create("kubernetes.authorization.Decision");

    private record GroupCheck(Authorizer authorizer, String group) {}

    private record ResourceCheck(Authorizer authorizer, Authorizer.Check check) {}

    private record Decision(boolean allowed) {}

    @Override
    public List<CelFunctionDecl> declarations() {
        return List.of(
                function("group", "authorizer_group", GROUP, AUTHORIZER, SimpleType.STRING),
                function("resource", "groupcheck_resource", RESOURCE, GROUP, SimpleType.STRING),
                function("subresource", "resourcecheck_subresource", RESOURCE, RESOURCE, SimpleType.STRING),
                function("namespace", "resourcecheck_namespace", RESOURCE, RESOURCE, SimpleType.STRING),
                function("name", "resourcecheck_name", RESOURCE, RESOURCE, SimpleType.STRING),
                function("check", "resourcecheck_check", DECISION, RESOURCE, SimpleType.STRING),
                function("allowed", "decision_allowed", SimpleType.BOOL, DECISION));
    }

    private static CelFunctionDecl function(String name, String id, CelType result, CelType... parameters) {
        return CelFunctionDecl.newFunctionDeclaration(
                name, CelOverloadDecl.newMemberOverload(id, result, Arrays.asList(parameters)));
    }

    @Override
    public List<CelFunctionBinding> bindings() {
        return List.of(
                CelFunctionBinding.from("authorizer_group", Authorizer.class, String.class, GroupCheck::new),
                CelFunctionBinding.from(
                        "groupcheck_resource", GroupCheck.class, String.class, AuthorizerFunctions::resource),
                CelFunctionBinding.from(
                        "resourcecheck_subresource",
                        ResourceCheck.class,
                        String.class,
                        (of, part) ->
                                new ResourceCheck(of.authorizer(), of.check().subresource(part))),
                CelFunctionBinding.from(
                        "resourcecheck_namespace",
                        ResourceCheck.class,
                        String.class,
                        (of, in) ->
                                new ResourceCheck(of.authorizer(), of.check().namespace(in))),
                CelFunctionBinding.from(
                        "resourcecheck_name",
                        ResourceCheck.class,
                        String.class,
                        (of, name) ->
                                new ResourceCheck(of.authorizer(), of.check().name(name))),
                CelFunctionBinding.from(
                        "resourcecheck_check",
                        ResourceCheck.class,
                        String.class,
                        (of, verb) ->
                                new Decision(of.authorizer().allows(of.check().verb(verb)))),
                CelFunctionBinding.from("decision_allowed", Decision.class, Decision::allowed));
    }

    private static Object resource(GroupCheck of, String resource) throws CelEvaluationException {
        if (resource.isBlank()) {
            throw new CelEvaluationException("resource must not be empty");
        }
        return new ResourceCheck(of.authorizer(), Authorizer.Check.of(of.group(), resource));
    }
}
