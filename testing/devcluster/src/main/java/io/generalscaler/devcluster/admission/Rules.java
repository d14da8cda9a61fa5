package io.generalscaler.devcluster.admission;

import com.fasterxml.jackson.databind.JsonNode;
import io.generalscaler.devcluster.admission.AdmissionRequest.Operation;
import io.generalscaler.devcluster.admission.AdmissionRequest.Target;
import java.util.stream.StreamSupport;

/** Which requests the rules of a webhook or of a policy speak of. */
final class Rules {
    private Rules() {}

    static boolean match(JsonNode rules, Operation operation, Target target) {
        return StreamSupport.stream(rules.spliterator(), false).anyMatch(rule -> matches(rule, operation, target));
    }

    private static boolean matches(JsonNode rule, Operation operation, Target target) {
        return scope(rule.path("scope").asText("*"), target)
                && listed(rule.path("operations"), operation.name())
                && listed(rule.path("apiGroups"), target.group())
                && listed(rule.path("apiVersions"), target.version())
                && resource(rule.path("resources"), target)
                && name(rule.path("resourceNames"), target.name());
    }

    private static boolean scope(String scope, Target target) {
        // A namespace is itself cluster-scoped, although its request carries a namespace: its own name.
        boolean cluster = target.isNamespace() || target.namespace().isEmpty();
        return switch (scope) {
            case "*" -> true;
            case "Namespaced" -> !cluster;
            case "Cluster" -> cluster;
            default -> false;
        };
    }

    private static boolean listed(JsonNode values, String wanted) {
        return StreamSupport.stream(values.spliterator(), false)
                .anyMatch(value -> value.asText().equals("*") || value.asText().equals(wanted));
    }

    /** Only the rules of policies name objects. */
    private static boolean name(JsonNode names, String wanted) {
        return names.isEmpty()
                || StreamSupport.stream(names.spliterator(), false)
                        .anyMatch(name -> name.asText().equals(wanted));
    }

    private static boolean resource(JsonNode resources, Target target) {
        for (JsonNode each : resources) {
            String text = each.asText();
            int slash = text.indexOf('/');
            String resource = slash < 0 ? text : text.substring(0, slash);
            String subresource = slash < 0 ? "" : text.substring(slash + 1);
            boolean resourceFits = resource.equals("*") || resource.equals(target.resource());
            boolean subresourceFits = subresource.equals("*") || subresource.equals(target.subresource());
            if (resourceFits && subresourceFits) {
                return true;
            }
        }
        return false;
    }
}
