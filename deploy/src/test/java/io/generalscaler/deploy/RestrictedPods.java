package io.generalscaler.deploy;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The controls of Pod Security's restricted profile (which contains the baseline's), as the Kubernetes documentation lists them,
 * and three of our own: a read-only root, a memory limit equal to the request, and no CPU request left out.
 */
final class RestrictedPods {
    private static final Set<String> VOLUMES = Set.of(
            "configMap", "csi", "downwardAPI", "emptyDir", "ephemeral", "persistentVolumeClaim", "projected", "secret");
    private static final Set<String> SECCOMP = Set.of("RuntimeDefault", "Localhost");

    private final List<String> breaches = new ArrayList<>();

    private RestrictedPods() {}

    /** @param spec a pod's; the answer is empty if it conforms */
    static List<String> breaches(JsonNode spec) {
        var check = new RestrictedPods();
        check.pod(spec);
        for (String list : List.of("initContainers", "containers", "ephemeralContainers")) {
            spec.path(list).forEach(container -> check.container(container, spec.path("securityContext")));
        }
        return check.breaches;
    }

    private void pod(JsonNode spec) {
        for (String field : List.of("hostNetwork", "hostPID", "hostIPC")) {
            refuseIf(spec.path(field).asBoolean(), field);
        }
        for (JsonNode volume : spec.path("volumes")) {
            volume.fieldNames()
                    .forEachRemaining(type ->
                            refuseIf(!type.equals("name") && !VOLUMES.contains(type), "volume of type " + type));
        }
        JsonNode context = spec.path("securityContext");
        refuseIf(!context.path("sysctls").isEmpty(), "sysctls");
        refuseIf(context.path("runAsUser").asInt(1) == 0, "runAsUser 0");
        refuseIf(context.has("windowsOptions"), "windowsOptions");
    }

    private void container(JsonNode container, JsonNode podContext) {
        String name = container.path("name").asText() + ": ";
        JsonNode context = container.path("securityContext");
        refuseIf(context.path("privileged").asBoolean(), name + "privileged");
        refuseIf(context.path("allowPrivilegeEscalation").asBoolean(true), name + "allowPrivilegeEscalation");
        refuseIf(
                !context.path("runAsNonRoot")
                        .asBoolean(podContext.path("runAsNonRoot").asBoolean()),
                name + "runAsNonRoot");
        refuseIf(context.path("runAsUser").asInt(1) == 0, name + "runAsUser 0");
        refuseIf(!context.path("procMount").asText("Default").equals("Default"), name + "procMount");
        String seccomp = context.at("/seccompProfile/type")
                .asText(podContext.at("/seccompProfile/type").asText());
        refuseIf(!SECCOMP.contains(seccomp), name + "seccompProfile " + seccomp);
        JsonNode capabilities = context.path("capabilities");
        refuseIf(!Rendered.texts(capabilities.path("drop")).contains("ALL"), name + "capabilities kept");
        refuseIf(
                !Set.of("NET_BIND_SERVICE").containsAll(Rendered.texts(capabilities.path("add"))),
                name + "capabilities");
        container.path("ports").forEach(port -> refuseIf(port.path("hostPort").asInt() != 0, name + "hostPort"));

        refuseIf(!context.path("readOnlyRootFilesystem").asBoolean(), name + "a writable root");
        JsonNode resources = container.path("resources");
        refuseIf(resources.at("/requests/cpu").isMissingNode(), name + "no CPU request");
        refuseIf(
                resources.at("/limits/memory").isMissingNode()
                        || !resources.at("/limits/memory").equals(resources.at("/requests/memory")),
                name + "a memory limit that is not its request");
    }

    private void refuseIf(boolean breach, String what) {
        if (breach) {
            breaches.add(what);
        }
    }
}
