package io.generalscaler.devcluster.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.generalscaler.devcluster.access.AccessRequest;
import io.generalscaler.devcluster.access.Rbac;
import io.generalscaler.devcluster.access.UserInfo;
import io.generalscaler.devcluster.wire.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Questions about identity and rights; they are answered in their status and never stored. */
public final class Reviews {

    private static final Set<String> GROUPS = Set.of("authentication.k8s.io", "authorization.k8s.io");

    private final Rbac rbac;

    public Reviews(Rbac rbac) {
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
            case "SubjectAccessReview" -> access(status, spec, subject(spec));
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
}
