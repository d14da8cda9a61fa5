package io.generalscaler.cli.cluster;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.generalscaler.api.v1alpha1.GeneralScaler;
import io.generalscaler.api.v1alpha1.TargetRef;
import io.generalscaler.explain.LiveSize;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads the {@code /scale} of a workload. That it cannot be read is an answer, and no failure. */
record LiveSizes(KubernetesClient client) {
    private static final JsonMapper JSON = new JsonMapper();
    private static final Map<String, String> KNOWN =
            Map.of("apps/v1 Deployment", "deployments", "apps/v1 StatefulSet", "statefulsets");

    LiveSize of(GeneralScaler scaler) {
        TargetRef target = scaler.getSpec() == null ? null : scaler.getSpec().targetRef();
        if (target == null || target.name() == null || !target.name().matches("[-.a-z0-9]+")) {
            return new LiveSize.NotRead();
        }
        String apiVersion = Objects.requireNonNullElse(target.apiVersion(), TargetRef.DEFAULT_API_VERSION);
        String kind = Objects.requireNonNullElse(target.kind(), TargetRef.DEFAULT_KIND);
        if (!apiVersion.matches("[-.a-z0-9]+(/[a-z0-9]+)?")) {
            return new LiveSize.NotRead();
        }
        try {
            String group = (apiVersion.contains("/") ? "/apis/" : "/api/") + apiVersion;
            Optional<String> plural = plural(group, apiVersion + " " + kind, kind);
            if (plural.isEmpty()) {
                return new LiveSize.Unreadable("the cluster has no " + kind + " of " + apiVersion);
            }
            JsonNode scale = json(client.raw(group + "/namespaces/"
                    + scaler.getMetadata().getNamespace() + "/" + plural.get() + "/" + target.name() + "/scale"));
            return scale.isObject()
                    ? new LiveSize.Read(scale.at("/spec/replicas").asInt(0))
                    : new LiveSize.Unreadable(kind + " " + target.name() + " does not exist");
        } catch (KubernetesClientException e) {
            return e.getCode() == 404
                    ? new LiveSize.Unreadable(kind + " " + target.name() + " does not exist")
                    : new LiveSize.Unreadable(
                            e.getStatus() != null && e.getStatus().getMessage() != null
                                    ? e.getStatus().getMessage()
                                    : "HTTP " + e.getCode());
        }
    }

    private Optional<String> plural(String group, String known, String kind) {
        if (KNOWN.containsKey(known)) {
            return Optional.ofNullable(KNOWN.get(known));
        }
        for (JsonNode resource : json(client.raw(group)).path("resources")) {
            String name = resource.path("name").asText();
            if (resource.path("kind").asText().equals(kind) && name.matches("[-.a-z0-9]+")) {
                return Optional.of(name);
            }
        }
        return Optional.empty();
    }

    private static JsonNode json(@Nullable String text) {
        try {
            return JSON.readTree(text == null ? "null" : text);
        } catch (JsonProcessingException e) {
            return JSON.nullNode();
        }
    }
}
