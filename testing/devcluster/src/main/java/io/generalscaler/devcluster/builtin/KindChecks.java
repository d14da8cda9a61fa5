package io.generalscaler.devcluster.builtin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.generalscaler.devcluster.select.LabelSelector;
import io.generalscaler.devcluster.wire.Json;
import io.generalscaler.devcluster.wire.Statuses.Cause;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Rules of single kinds, as far as people and controllers meet them. */
final class KindChecks {

    private static final String IMMUTABLE = "field is immutable";
    private final List<Cause> causes = new ArrayList<>();

    private KindChecks() {}

    static List<Cause> check(String collection, ObjectNode object, Optional<ObjectNode> old) {
        KindChecks checks = new KindChecks();
        JsonNode spec = object.path("spec");
        JsonNode oldSpec = old.<JsonNode>map(live -> live.path("spec")).orElseGet(() -> Json.at(object, "none"));
        switch (collection) {
            case "deployments.apps", "replicasets.apps", "statefulsets.apps" -> checks.workload(spec, oldSpec);
            case "pods" -> checks.podSpec("spec", spec);
            case "horizontalpodautoscalers.autoscaling" -> checks.autoscaler(spec);
            case "rolebindings.rbac.authorization.k8s.io", "clusterrolebindings.rbac.authorization.k8s.io" ->
                checks.roleRef(object, old);
            default -> {}
        }
        return checks.causes;
    }

    private void required(String field, String detail) {
        causes.add(new Cause(
                field, "FieldValueRequired", detail.isEmpty() ? "Required value" : "Required value: " + detail));
    }

    private void invalid(String field, String value, String detail) {
        causes.add(new Cause(field, "FieldValueInvalid", "Invalid value: " + value + ": " + detail));
    }

    private void workload(JsonNode spec, JsonNode oldSpec) {
        int replicas = spec.path("replicas").asInt();
        if (replicas < 0) {
            invalid("spec.replicas", Integer.toString(replicas), "must be greater than or equal to 0");
        }
        JsonNode selector = spec.path("selector");
        JsonNode template = spec.path("template");
        if (selector.isMissingNode() || selector.isEmpty()) {
            required("spec.selector", "");
        } else if (!LabelSelector.of(selector).matches(template)) {
            invalid(
                    "spec.template.metadata.labels",
                    template.path("metadata").path("labels").toString(),
                    "`selector` does not match template `labels`");
        }
        if (!oldSpec.isMissingNode() && !oldSpec.path("selector").equals(selector)) {
            invalid("spec.selector", selector.toString(), IMMUTABLE);
        }
        podSpec("spec.template.spec", template.path("spec"));
    }

    private void podSpec(String path, JsonNode spec) {
        if (spec.path("containers").isEmpty()) {
            required(path + ".containers", "");
        }
        Set<String> names = new HashSet<>();
        int index = 0;
        for (JsonNode container : spec.path("containers")) {
            String at = path + ".containers[" + index++ + "]";
            String name = Json.textOrEmpty(container, "name");
            if (name.isEmpty()) {
                required(at + ".name", "");
            } else if (!names.add(name)) {
                causes.add(new Cause(at + ".name", "FieldValueDuplicate", "Duplicate value: \"" + name + "\""));
            }
            if (Json.textOrEmpty(container, "image").isBlank()) {
                required(at + ".image", "");
            }
        }
    }

    private void autoscaler(JsonNode spec) {
        JsonNode target = spec.path("scaleTargetRef");
        if (Json.textOrEmpty(target, "kind").isEmpty()) {
            required("spec.scaleTargetRef.kind", "");
        }
        if (Json.textOrEmpty(target, "name").isEmpty()) {
            required("spec.scaleTargetRef.name", "");
        }
        int min = spec.path("minReplicas").asInt(1);
        int max = spec.path("maxReplicas").asInt();
        if (min < 1) {
            invalid("spec.minReplicas", Integer.toString(min), "must be greater than or equal to 1");
        }
        if (max < 1) {
            invalid("spec.maxReplicas", Integer.toString(max), "must be greater than 0");
        } else if (max < min) {
            invalid("spec.maxReplicas", Integer.toString(max), "must be greater than or equal to `minReplicas`");
        }
    }

    private void roleRef(ObjectNode binding, Optional<ObjectNode> old) {
        JsonNode reference = binding.path("roleRef");
        if (Json.textOrEmpty(reference, "name").isEmpty()) {
            required("roleRef.name", "");
        }
        if (old.isPresent() && !old.get().path("roleRef").equals(reference)) {
            invalid("roleRef", reference.toString(), "cannot change roleRef");
        }
    }
}
