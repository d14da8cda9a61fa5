package io.generalscaler.devcluster.admission;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.generalscaler.devcluster.admission.AdmissionRequest.Requester;
import io.generalscaler.devcluster.schema.cel.Authorizer;
import io.generalscaler.devcluster.schema.cel.CelFailure;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** Judges requests by the ValidatingAdmissionPolicies that are bound, before validating webhooks are asked. */
public final class Policies {
    /** Policies cannot lock themselves in. */
    private static final Set<String> EXEMPT = Set.of(
            "validatingadmissionpolicies",
            "validatingadmissionpolicybindings",
            "mutatingadmissionpolicies",
            "mutatingadmissionpolicybindings");

    private final Supplier<List<ObjectNode>> policies;
    private final Supplier<List<ObjectNode>> bindings;
    private final Matching matching;
    private final Function<Requester, Authorizer> rights;

    /**
     * Policies that are looked up anew for each request.
     *
     * @param policies all ValidatingAdmissionPolicies
     * @param bindings all ValidatingAdmissionPolicyBindings
     * @param namespaces a Namespace by its name; null where there is none
     * @param rights what somebody may do
     */
    public Policies(
            Supplier<List<ObjectNode>> policies,
            Supplier<List<ObjectNode>> bindings,
            Function<String, @Nullable ObjectNode> namespaces,
            Equivalence equivalence,
            Function<Requester, Authorizer> rights) {
        this.policies = policies;
        this.bindings = bindings;
        this.matching = new Matching(namespaces, equivalence);
        this.rights = rights;
    }

    /** Gets what does not compile in a policy: where it stands, the expression, and why. */
    @FunctionalInterface
    public interface Faults {
        void add(String field, String expression, String why);
    }

    /** Compiles all expressions of a policy. */
    public static void check(ObjectNode policy, Faults faults) {
        int index = 0;
        for (JsonNode condition : policy.path("spec").path("matchConditions")) {
            String expression = condition.path("expression").asText("");
            try {
                MatchConditions.compiled(expression, PolicyPrograms.CONDITIONS);
            } catch (CelFailure e) {
                faults.add("spec.matchConditions[" + index + "].expression", expression, e.words());
            }
            index++;
        }
        try {
            PolicyPrograms.of(policy.path("spec"), faults::add);
        } catch (CelFailure e) {
            throw new IllegalStateException("faults are collected, not thrown", e);
        }
    }

    /**
     * Judges a request.
     *
     * @param warnings gets what bindings want to be warned of
     * @throws AdmissionRefusal if a binding that denies finds something
     */
    public void validate(AdmissionRequest request, Consumer<String> warnings) {
        boolean exempt = request.target().group().equals("admissionregistration.k8s.io")
                && EXEMPT.contains(request.target().resource());
        if (exempt) {
            return;
        }
        Authorizer authorizer = rights.apply(request.requester());
        for (Policy policy : sorted(policies).map(Policy::new).toList()) {
            List<ObjectNode> bound = sorted(bindings)
                    .filter(binding ->
                            binding.path("spec").path("policyName").asText("").equals(policy.name()))
                    .toList();
            AdmissionRequest seen = bound.isEmpty() ? null : matching.seen(policy.criteria(), request);
            List<Policy.Denial> denials = seen == null ? List.of() : policy.judge(seen, authorizer);
            for (ObjectNode binding : bound) {
                denials.forEach(denial -> enforce(policy, binding, denial, request, warnings));
            }
        }
    }

    private static void enforce(
            Policy policy,
            ObjectNode binding,
            Policy.Denial denial,
            AdmissionRequest request,
            Consumer<String> warnings) {
        String of = "ValidatingAdmissionPolicy '" + policy.name() + "' with binding '" + name(binding) + "'";
        if (acts(binding, "Warn")) {
            warnings.accept("Validation failed for " + of + ": " + denial.message());
        }
        if (acts(binding, "Deny")) {
            throw AdmissionRefusal.policy(
                    request.target(), denial.reason(), of + " denied request: " + denial.message());
        }
    }

    private static boolean acts(ObjectNode binding, String action) {
        return StreamSupport.stream(
                        binding.path("spec").path("validationActions").spliterator(), false)
                .anyMatch(each -> each.asText().equals(action));
    }

    private static Stream<ObjectNode> sorted(Supplier<List<ObjectNode>> objects) {
        return objects.get().stream().sorted(Comparator.comparing(Policies::name));
    }

    private static String name(ObjectNode object) {
        return object.path("metadata").path("name").asText("");
    }
}
