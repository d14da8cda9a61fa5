package io.generalscaler.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** The rights of the chart: as few as the programs need, each of them on purpose. */
class RolesTest {
    static final List<String> VALUE_SETS = Chart.VALUE_SETS;

    private static final Set<String> ESCALATING = Set.of("escalate", "bind", "impersonate", "deletecollection");
    private static final Set<String> READING = Set.of("get", "list", "watch");

    @ParameterizedTest(name = "{0} grants nothing by wildcard")
    @FieldSource("VALUE_SETS")
    void grantsNothingByWildcard(String valueSet) {
        assertThat(rules(valueSet)).allSatisfy(rule -> {
            assertThat(rule.groups()).noneMatch(group -> group.contains("*"));
            assertThat(rule.resources()).noneMatch(resource -> resource.contains("*"));
            assertThat(rule.verbs()).noneMatch(verb -> verb.contains("*"));
        });
    }

    @ParameterizedTest(name = "{0} grants no Secret across the cluster, and none by list")
    @FieldSource("VALUE_SETS")
    void grantsNoSecretAcrossTheCluster(String valueSet) {
        assertThat(rules(valueSet))
                .filteredOn(rule -> rule.resources().contains("secrets"))
                .allSatisfy(rule -> {
                    assertThat(rule.kind()).isEqualTo("Role");
                    assertThat(rule.resources()).containsExactly("secrets");
                    assertThat(rule.verbs()).doesNotContain("list", "watch", "create", "delete", "patch");
                });
    }

    @ParameterizedTest(name = "{0} lets no program raise its own rights")
    @FieldSource("VALUE_SETS")
    void letsNoProgramRaiseItsOwnRights(String valueSet) {
        assertThat(rules(valueSet)).filteredOn(Rule::ofAProgram).allSatisfy(rule -> {
            assertThat(rule.groups()).doesNotContain("rbac.authorization.k8s.io", "certificates.k8s.io");
            assertThat(rule.resources())
                    .doesNotContain("pods/exec", "serviceaccounts", "serviceaccounts/token", "nodes");
            assertThat(rule.verbs()).doesNotContainAnyElementsOf(ESCALATING);
        });
    }

    @ParameterizedTest(name = "{0} lets pods be listed at most, and only where the operator says so")
    @FieldSource("VALUE_SETS")
    void letsPodsBeListedAtMost(String valueSet) {
        assertThat(rules(valueSet))
                .filteredOn(rule -> rule.resources().contains("pods"))
                .hasSize(valueSet.equals("everything") ? 1 : 0)
                .allSatisfy(rule -> assertThat(rule.verbs()).containsExactly("list"));
    }

    @ParameterizedTest(name = "{0} lets workloads be read and resized, never written")
    @FieldSource("VALUE_SETS")
    void letsWorkloadsBeReadAndResizedNeverWritten(String valueSet) {
        assertThat(rules(valueSet))
                .filteredOn(rule -> rule.groups().contains("apps"))
                .allSatisfy(rule -> {
                    if (rule.resources().stream().allMatch(resource -> resource.endsWith("/scale"))) {
                        assertThat(rule.verbs()).containsExactlyInAnyOrder("get", "patch");
                    } else {
                        assertThat(READING).containsAll(rule.verbs());
                    }
                });
    }

    @Test
    void writesToOneNamedSecretTwoNamedConfigurationsAndOneNamedLease() {
        assertThat(rules("default"))
                .filteredOn(rule -> !rule.names().isEmpty())
                .extracting(Rule::resources, Rule::names)
                .containsExactlyInAnyOrder(
                        tuple("secrets", "generalscaler-webhook-ca"),
                        tuple("leases", "generalscaler-controller"),
                        tuple("leases", "generalscaler-controller"),
                        tuple("configmaps", "generalscaler-freeze"),
                        tuple("configmaps", "generalscaler-freeze"),
                        org.assertj.core.api.Assertions.tuple(
                                List.of("mutatingwebhookconfigurations", "validatingwebhookconfigurations"),
                                List.of("generalscaler")));
    }

    @Test
    void readsForeignSecretsOnlyInTheNamespacesThatTheOperatorLists() {
        assertThat(rules("default")).filteredOn(Rule::readsSecretsByAnyName).isEmpty();
        assertThat(rules("split"))
                .filteredOn(Rule::readsSecretsByAnyName)
                .allSatisfy(rule -> assertThat(rule.verbs()).containsExactly("get"))
                .extracting(Rule::namespace)
                .containsExactlyInAnyOrder("shop", "billing");
    }

    @Test
    void webhookAndControllerHaveRolesOfTheirOwnEvenInOnePod() {
        assertThat(Chart.objects("joint").ofKind("ClusterRoleBinding"))
                .allSatisfy(binding ->
                        assertThat(binding.at("/subjects/0/name").asText()).isEqualTo("generalscaler"))
                .extracting(binding -> binding.at("/roleRef/name").asText())
                .containsExactlyInAnyOrder("generalscaler-webhook", "generalscaler-controller");
    }

    @Test
    void inTheSplitTopologyNeitherProgramHoldsTheOthersRights() {
        assertThat(Chart.objects("split").objects())
                .filteredOn(RolesTest::isOfAProgram)
                .allSatisfy(binding -> assertThat(binding.at("/roleRef/name").asText())
                        .startsWith(binding.at("/subjects/0/name").asText()));
    }

    @Test
    void certManagerTakesTheRightsOverCertificatesAway() {
        assertThat(rules("cert-manager"))
                .noneMatch(rule -> rule.resources().contains("secrets"))
                .noneMatch(rule -> rule.groups().contains("admissionregistration.k8s.io"));
    }

    @ParameterizedTest(name = "{0} binds only roles and accounts that exist")
    @FieldSource("VALUE_SETS")
    void bindsOnlyRolesAndAccountsThatExist(String valueSet) {
        Rendered rendered = Chart.objects(valueSet);
        var accounts = rendered.podTemplates()
                .map(template -> template.at("/spec/serviceAccountName").asText())
                .toList();
        assertThat(rendered.objects()).filteredOn(RolesTest::isOfAProgram).allSatisfy(binding -> {
            assertThat(rendered.ofKind(binding.at("/roleRef/kind").asText()))
                    .anyMatch(role -> Rendered.name(role)
                            .equals(binding.at("/roleRef/name").asText()));
            assertThat(accounts).contains(binding.at("/subjects/0/name").asText());
            assertThat(binding.at("/subjects/0/namespace").asText()).isEqualTo(Chart.NAMESPACE);
        });
    }

    @Test
    void everybodySeesOnlyWhetherAControllerActsAndWhetherEverythingIsFrozen() {
        assertThat(Chart.objects("default").objects())
                .filteredOn(object -> Rendered.kind(object).endsWith("RoleBinding") && !isOfAProgram(object))
                .extracting(binding -> binding.at("/roleRef/name").asText())
                .containsExactly("generalscaler-shown");
        assertThat(rules("default"))
                .filteredOn(rule -> rule.role().at("/metadata/name").asText().equals("generalscaler-shown"))
                .allSatisfy(rule -> assertThat(rule.verbs()).containsExactly("get"))
                .hasSize(2);
        assertThat(Chart.objects("minimal").objects())
                .noneMatch(object -> Rendered.name(object).endsWith("-shown"));
    }

    private static boolean isOfAProgram(JsonNode object) {
        return Rendered.kind(object).endsWith("RoleBinding")
                && object.at("/subjects/0/kind").asText().equals("ServiceAccount");
    }

    private static org.assertj.core.groups.Tuple tuple(String resource, String name) {
        return org.assertj.core.api.Assertions.tuple(List.of(resource), List.of(name));
    }

    private static List<Rule> rules(String valueSet) {
        List<Rule> rules = new ArrayList<>();
        for (JsonNode object : Chart.objects(valueSet).objects()) {
            for (JsonNode rule : object.path("rules")) {
                if (rule.has("verbs")) {
                    rules.add(new Rule(object, rule));
                }
            }
        }
        return rules;
    }

    /** One rule, and the role that holds it. */
    private record Rule(JsonNode role, JsonNode rule) {
        String kind() {
            return Rendered.kind(role);
        }

        String namespace() {
            return role.at("/metadata/namespace").asText();
        }

        /** The other roles are those that users get. */
        boolean ofAProgram() {
            return !role.at("/metadata/labels").has("rbac.authorization.k8s.io/aggregate-to-edit");
        }

        boolean readsSecretsByAnyName() {
            return resources().contains("secrets") && names().isEmpty();
        }

        List<String> groups() {
            return Rendered.texts(rule.path("apiGroups"));
        }

        List<String> resources() {
            return Rendered.texts(rule.path("resources"));
        }

        List<String> names() {
            return Rendered.texts(rule.path("resourceNames"));
        }

        List<String> verbs() {
            return Rendered.texts(rule.path("verbs"));
        }

        @Override
        public String toString() {
            return Rendered.title(role) + " " + rule;
        }
    }
}
