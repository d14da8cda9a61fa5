package io.generalscaler.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.FieldSource;

/** Every pod of the chart runs in a namespace that enforces Pod Security's restricted profile, and goes further where it can. */
class PodSecurityTest {
    static final List<String> VALUE_SETS = Chart.VALUE_SETS;

    /** Each breaks a pod in one way, by the place and value of the change; the check must see every one of them. */
    static final List<Arguments> BREACHES = List.of(
            arguments("the host's network", "", "hostNetwork: true"),
            arguments("the host's processes", "", "hostPID: true"),
            arguments("a folder of the node", "", "volumes: [{name: node, hostPath: {path: /}}]"),
            arguments("root by number", "", "securityContext: {runAsNonRoot: true, runAsUser: 0}"),
            arguments("a sysctl", "", "securityContext: {sysctls: [{name: kernel.msgmax, value: '1'}]}"),
            arguments("a privileged container", "/containers/0", "securityContext: {privileged: true}"),
            arguments("no security context", "/containers/0", "securityContext: {}"),
            arguments("more privileges by setuid", "/containers/0", with("allowPrivilegeEscalation: true")),
            arguments("a user left open", "/containers/0", with("runAsNonRoot: false")),
            arguments("a capability", "/containers/0", with("capabilities: {drop: [ALL], add: [NET_ADMIN]}")),
            arguments("capabilities kept", "/containers/0", with("capabilities: {drop: [CHOWN]}")),
            arguments("no seccomp profile", "/containers/0", with("seccompProfile: {type: Unconfined}")),
            arguments("an unmasked /proc", "/containers/0", with("procMount: Unmasked")),
            arguments("a port of the node", "/containers/0", "ports: [{containerPort: 1, hostPort: 80}]"),
            arguments("a writable root", "/containers/0", with("readOnlyRootFilesystem: false")),
            arguments("memory without a limit", "/containers/0", "resources: {requests: {memory: 1Mi}}"));

    @ParameterizedTest(name = "every pod of {0} is restricted")
    @FieldSource("VALUE_SETS")
    void everyPodIsRestricted(String valueSet) {
        var templates = Chart.objects(valueSet).podTemplates().toList();

        assertThat(templates)
                .isNotEmpty()
                .allSatisfy(template -> assertThat(RestrictedPods.breaches(template.get("spec")))
                        .isEmpty());
    }

    @ParameterizedTest(name = "the check sees {0}")
    @FieldSource("BREACHES")
    void theCheckSees(String what, String where, String change) throws JsonProcessingException {
        JsonNode spec = Chart.objects("default")
                .podTemplates()
                .findFirst()
                .orElseThrow()
                .get("spec")
                .deepCopy();

        ((ObjectNode) spec.at(where)).setAll((ObjectNode) Rendered.YAML.readTree(change));

        assertThat(RestrictedPods.breaches(spec)).as(what).isNotEmpty();
    }

    @Test
    void theNamespaceOfThePlainManifestsEnforcesTheProfile() {
        JsonNode namespace = Rendered.parse(Generated.read(ManifestsTest.FILE)).one("Namespace", Chart.NAMESPACE);

        assertThat(namespace
                        .at("/metadata/labels")
                        .get("pod-security.kubernetes.io/enforce")
                        .asText())
                .isEqualTo("restricted");
    }

    /** A sound security context of a container, but for one line. */
    private static String with(String line) {
        String field = line.substring(0, line.indexOf(':'));
        return "securityContext:\n"
                + List.of(
                                "allowPrivilegeEscalation: false",
                                "readOnlyRootFilesystem: true",
                                "runAsNonRoot: true",
                                "capabilities: {drop: [ALL]}",
                                "seccompProfile: {type: RuntimeDefault}")
                        .stream()
                        .filter(sound -> !sound.startsWith(field + ":"))
                        .reduce("  " + line + "\n", (lines, sound) -> lines + "  " + sound + "\n");
    }
}
