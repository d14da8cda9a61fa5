package io.generalscaler.devcluster.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.generalscaler.devcluster.access.AccessRequest;
import io.generalscaler.devcluster.access.Authenticator;
import io.generalscaler.devcluster.access.PolicyRule;
import io.generalscaler.devcluster.access.Rbac;
import io.generalscaler.devcluster.access.UserInfo;
import io.generalscaler.devcluster.wire.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Questions about identity and rights; they are answered in their status and never stored. */
public final class Reviews {

    private static final Set<String> GROUPS = Set.of("authentication.k8s.io", "authorization.k8s.io");

    private final Authenticator authenticator;
    private final Rbac rbac;

    public Reviews(Authenticator authenticator, Rbac rbac) {
        this.authenticator = authenticator;
        this.rbac = rbac;
    }

    static boolean isReview(ApiRequest request) {
        return GROUPS.contains(request.type().group());
    }

    /** The review with its status. */
    ObjectNode answer(ApiRequest request, ObjectNode review) {
        ObjectNode answer = review.deepCopy();
        answer.put("apiVersion", request.type().apiVersion())
                .put("kind", request.type().kind());
        ObjectNode status = answer.putObject("status");
        JsonNode spec = review.path("spec");
        switch (request.type().kind()) {
            case "SelfSubjectAccessReview" -> access(status, spec, request.user());
            case "SubjectAccessReview", "LocalSubjectAccessReview" -> access(status, spec, subject(spec));
            case "SelfSubjectRulesReview" -> rules(status, spec, request.user());
            case "TokenReview" -> token(status, Json.textOrEmpty(spec, "token"));
            default -> status.set("userInfo", request.user().toJson());
        }
        return answer;
    }

    private static UserInfo subject(JsonNode spec) {
        List<String> groups = new ArrayList<>();
        spec.path("groups").forEach(group -> groups.add(group.asText()));
        return new UserInfo(Json.textOrEmpty(spec, "user"), Json.textOrEmpty(spec, "uid"), groups);
    }

    private void access(ObjectNode status, JsonNode spec, UserInfo user) {
        JsonNode attributes = spec.path("resourceAttributes");
        JsonNode path = spec.path("nonResourceAttributes");
        AccessRequest access = path.isObject()
                ? AccessRequest.ofPath(user, Json.textOrEmpty(path, "verb"), Json.textOrEmpty(path, "path"))
                : new AccessRequest(
                        user,
                        Json.textOrEmpty(attributes, "verb"),
                        Json.textOrEmpty(attributes, "group"),
                        Json.textOrEmpty(attributes, "resource"),
                        Json.textOrEmpty(attributes, "subresource"),
                        Json.textOrEmpty(attributes, "namespace"),
                        Json.textOrEmpty(attributes, "name"),
                        "");
        status.put("allowed", rbac.allows(access));
    }

    private void rules(ObjectNode status, JsonNode spec, UserInfo user) {
        var resources = status.putArray("resourceRules");
        var paths = status.putArray("nonResourceRules");
        List<PolicyRule> rules = rbac.rulesOf(user, Json.textOrEmpty(spec, "namespace"));
        for (PolicyRule rule : rules) {
            (rule.paths().isEmpty() ? resources : paths).add(rule.source().deepCopy());
        }
        if (user.isMaster()) {
            ObjectNode all = resources.addObject();
            all.putArray("verbs").add("*");
            all.putArray("apiGroups").add("*");
            all.putArray("resources").add("*");
        }
        status.put("incomplete", false);
    }

    private void token(ObjectNode status, String token) {
        Optional<UserInfo> user = authenticator.userOf(token);
        status.put("authenticated", user.isPresent());
        user.ifPresentOrElse(
                known -> status.set("user", known.toJson()), () -> status.put("error", "invalid bearer token"));
    }
}
