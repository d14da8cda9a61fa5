package io.generalscaler.devcluster.access;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.generalscaler.devcluster.select.LabelSelector;
import io.generalscaler.devcluster.store.ObjectKey;
import io.generalscaler.devcluster.store.Store;
import io.generalscaler.devcluster.wire.Json;
import java.util.ArrayList;
import java.util.List;

/** Decides by the roles and bindings that are in the store at that moment. */
public final class Rbac {

    private static final String GROUP = ".rbac.authorization.k8s.io";
    private static final String CLUSTER_ROLES = "clusterroles" + GROUP;

    private final Store store;

    public Rbac(Store store) {
        this.store = store;
    }

    /** Whether some rule that is bound to the user allows it; members of {@code system:masters} may do anything. */
    public boolean allows(AccessRequest request) {
        return request.user().isMaster()
                || rulesOf(request.user(), request.namespace()).stream().anyMatch(rule -> rule.allows(request));
    }

    /** The rules bound to a user cluster-wide and, unless {@code namespace} is empty, in that namespace. */
    public List<PolicyRule> rulesOf(UserInfo user, String namespace) {
        List<PolicyRule> rules = new ArrayList<>();
        for (ObjectNode binding : store.list("clusterrolebindings" + GROUP, "").items()) {
            if (binds(binding, user, "")) {
                rules.addAll(rulesOfRole(binding.path("roleRef"), ""));
            }
        }
        if (!namespace.isEmpty()) {
            for (ObjectNode binding :
                    store.list("rolebindings" + GROUP, namespace).items()) {
                if (binds(binding, user, namespace)) {
                    rules.addAll(rulesOfRole(binding.path("roleRef"), namespace));
                }
            }
        }
        return rules;
    }

    private static boolean binds(ObjectNode binding, UserInfo user, String namespace) {
        for (JsonNode subject : binding.path("subjects")) {
            String name = Json.textOrEmpty(subject, "name");
            String of = Json.textOrEmpty(subject, "namespace");
            boolean bound = switch (Json.textOrEmpty(subject, "kind")) {
                case "User" -> user.name().equals(name);
                case "Group" -> user.groups().contains(name);
                case "ServiceAccount" ->
                    user.name().equals("system:serviceaccount:" + (of.isEmpty() ? namespace : of) + ":" + name);
                default -> false;
            };
            if (bound) {
                return true;
            }
        }
        return false;
    }

    private List<PolicyRule> rulesOfRole(JsonNode reference, String namespace) {
        String name = Json.textOrEmpty(reference, "name");
        ObjectKey key = Json.textOrEmpty(reference, "kind").equals("Role")
                ? new ObjectKey("roles" + GROUP, namespace, name)
                : new ObjectKey(CLUSTER_ROLES, "", name);
        return store.get(key).map(this::rules).orElse(List.of());
    }

    /** A role's own rules, and those of the roles that it aggregates. */
    private List<PolicyRule> rules(ObjectNode role) {
        List<PolicyRule> rules = new ArrayList<>();
        role.path("rules").forEach(rule -> rules.add(PolicyRule.of(rule)));
        for (JsonNode selector : role.path("aggregationRule").path("clusterRoleSelectors")) {
            LabelSelector labels = LabelSelector.of(selector);
            for (ObjectNode other : store.list(CLUSTER_ROLES, "").items()) {
                if (labels.matches(other) && !other.has("aggregationRule")) {
                    other.path("rules").forEach(rule -> rules.add(PolicyRule.of(rule)));
                }
            }
        }
        return rules;
    }
}
