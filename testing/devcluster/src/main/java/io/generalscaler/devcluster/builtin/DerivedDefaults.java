package io.generalscaler.devcluster.builtin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.generalscaler.devcluster.wire.Json;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;

/** Defaults that depend on other fields of the object. In place, all of them. */
final class DerivedDefaults {

    private static final String RBAC = "rbac.authorization.k8s.io";

    private DerivedDefaults() {}

    static void apply(String collection, ObjectNode object) {
        ObjectNode spec = object.get("spec") instanceof ObjectNode given ? given : Json.object();
        switch (collection) {
            case "deployments.apps" -> rolling(spec);
            case "services" -> service(spec);
            case "namespaces" ->
                Json.objectAt(Json.objectAt(object, "metadata"), "labels")
                        .put("kubernetes.io/metadata.name", Json.textOrEmpty(object, "metadata", "name"));
            case "secrets" -> secret(object);
            case "horizontalpodautoscalers.autoscaling" -> cpuMetric(spec);
            case "networkpolicies.networking.k8s.io" -> policyTypes(spec);
            case "pods" -> {
                if (!spec.has("serviceAccountName")) {
                    spec.put("serviceAccountName", "default").put("serviceAccount", "default");
                }
            }
            case "rolebindings." + RBAC, "clusterrolebindings." + RBAC -> subjects(object);
            default -> {}
        }
        containers(collection.equals("pods") ? spec : Json.at(spec, "template", "spec"));
    }

    private static void rolling(ObjectNode spec) {
        if (!(spec.get("strategy") instanceof ObjectNode strategy)
                || !Json.textOrEmpty(strategy, "type").equals("RollingUpdate")) {
            return;
        }
        ObjectNode rolling = Json.objectAt(strategy, "rollingUpdate");
        for (String field : List.of("maxSurge", "maxUnavailable")) {
            if (!rolling.has(field)) {
                rolling.put(field, "25%");
            }
        }
    }

    private static void service(ObjectNode spec) {
        for (JsonNode port : spec.path("ports")) {
            if (port instanceof ObjectNode open && !open.has("targetPort")) {
                open.set("targetPort", open.path("port"));
            }
        }
        if (!spec.has("ipFamilies")) {
            spec.putArray("ipFamilies").add("IPv4");
            spec.put("ipFamilyPolicy", "SingleStack");
        }
        String ip = Json.textOrEmpty(spec, "clusterIP");
        if (!ip.isEmpty() && !spec.has("clusterIPs")) {
            spec.putArray("clusterIPs").add(ip);
        }
    }

    private static void secret(ObjectNode secret) {
        if (secret.remove("stringData") instanceof ObjectNode plain) {
            ObjectNode data = Json.objectAt(secret, "data");
            plain.properties()
                    .forEach(entry -> data.put(
                            entry.getKey(),
                            Base64.getEncoder()
                                    .encodeToString(entry.getValue().asText().getBytes(StandardCharsets.UTF_8))));
        }
    }

    private static void policyTypes(ObjectNode spec) {
        if (!spec.has("policyTypes")) {
            ArrayNode types = spec.putArray("policyTypes").add("Ingress");
            if (!spec.path("egress").isEmpty()) {
                types.add("Egress");
            }
        }
    }

    private static void cpuMetric(ObjectNode spec) {
        if (spec.path("metrics").isEmpty()) {
            ObjectNode resource =
                    spec.putArray("metrics").addObject().put("type", "Resource").putObject("resource");
            resource.put("name", "cpu")
                    .putObject("target")
                    .put("type", "Utilization")
                    .put("averageUtilization", 80);
        }
    }

    private static void subjects(ObjectNode binding) {
        for (JsonNode item : binding.path("subjects")) {
            String kind = Json.textOrEmpty(item, "kind");
            if (item instanceof ObjectNode subject
                    && !subject.has("apiGroup")
                    && (kind.equals("User") || kind.equals("Group"))) {
                subject.put("apiGroup", RBAC);
            }
        }
    }

    /** Images without a tag, or with {@code latest}, are pulled each time. */
    private static void containers(JsonNode podSpec) {
        for (String field : new String[] {"containers", "initContainers"}) {
            for (JsonNode item : podSpec.path(field)) {
                if (item instanceof ObjectNode container && !container.has("imagePullPolicy")) {
                    String image = Json.textOrEmpty(container, "image");
                    String tag = image.substring(image.lastIndexOf('/') + 1);
                    boolean moving = !tag.contains("@") && (!tag.contains(":") || tag.endsWith(":latest"));
                    container.put("imagePullPolicy", moving ? "Always" : "IfNotPresent");
                }
            }
        }
    }
}
