package io.generalscaler.devcluster.access;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** One rule of a role, as in {@code rbac.authorization.k8s.io/v1}. */
public record PolicyRule(
        List<String> verbs,
        List<String> groups,
        List<String> resources,
        List<String> names,
        List<String> paths,
        JsonNode source) {

    private static final String ALL = "*";

    static PolicyRule of(JsonNode rule) {
        return new PolicyRule(
                texts(rule.path("verbs")),
                texts(rule.path("apiGroups")),
                texts(rule.path("resources")),
                texts(rule.path("resourceNames")),
                texts(rule.path("nonResourceURLs")),
                rule);
    }

    private static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(item -> texts.add(item.asText()));
        return List.copyOf(texts);
    }

    boolean allows(AccessRequest request) {
        if (!matches(verbs, request.verb())) {
            return false;
        }
        if (!request.path().isEmpty()) {
            return paths.stream().anyMatch(path -> matchesPath(path, request.path()));
        }
        return matches(groups, request.group())
                && allowsResource(request)
                && (names.isEmpty() || names.contains(request.name()));
    }

    private boolean allowsResource(AccessRequest request) {
        return matches(resources, request.qualifiedResource())
                || (!request.subresource().isEmpty() && resources.contains(ALL + "/" + request.subresource()));
    }

    private static boolean matches(List<String> allowed, String wanted) {
        return allowed.contains(ALL) || allowed.contains(wanted);
    }

    private static boolean matchesPath(String pattern, String path) {
        return pattern.equals(ALL)
                || pattern.equals(path)
                || (pattern.endsWith(ALL) && path.startsWith(pattern.substring(0, pattern.length() - 1)));
    }
}
