package io.generalscaler.devcluster.patch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.generalscaler.devcluster.Yaml;
import io.generalscaler.devcluster.schema.StructuralSchema;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** The cases are those of the Kubernetes documentation on server-side apply, and their edges. */
class ServerSideApplyTest {
    private static final BuiltInTypes TYPES = BuiltInTypes.load();
    private static final Shape DEPLOYMENT = Objects.requireNonNull(TYPES.shape("apps", "Deployment"));
    private static final Shape CONFIG_MAP = Objects.requireNonNull(TYPES.shape("", "ConfigMap"));
    private static final Instant NOON = Instant.parse("2026-01-15T12:00:00Z");

    private static final String NGINX = """
            apiVersion: apps/v1
            kind: Deployment
            metadata: {name: nginx, labels: {app: nginx}}
            spec:
              replicas: 3
              template:
                spec:
                  containers: [{name: nginx, image: "nginx:1.14.2", ports: [{containerPort: 80}]}]
            """;

    private static Writer by(String manager) {
        return new Writer(manager, "apps/v1", "", true, NOON);
    }

    private static Writer scaling(String manager) {
        return new Writer(manager, "apps/v1", "scale", true, NOON);
    }

    private static ObjectNode apply(ObjectNode live, String config, String manager) {
        return ServerSideApply.apply(live, Yaml.object(config), by(manager), false, DEPLOYMENT);
    }

    private static List<String> managers(ObjectNode object) {
        return StreamSupport.stream(FieldOwnership.books(object).spliterator(), false)
                .map(entry -> entry.path("manager").asText() + " "
                        + entry.path("operation").asText())
                .toList();
    }

    private static String fields(ObjectNode object, String manager) {
        return StreamSupport.stream(FieldOwnership.books(object).spliterator(), false)
                .filter(entry -> entry.path("manager").asText().equals(manager))
                .map(entry -> entry.path("fieldsV1").toString())
                .findFirst()
                .orElse("none");
    }

    @Test
    void theFirstApplyOwnsWhatItNamesAndNothingElse() {
        ObjectNode created = ServerSideApply.apply(
                null, Yaml.object("""
                        apiVersion: v1
                        kind: ConfigMap
                        metadata: {name: test-cm, namespace: default, labels: {test-label: test}}
                        data: {key: some value}
                        """), new Writer("kubectl", "v1", "", false, NOON), false, CONFIG_MAP);
        assertThat(FieldOwnership.books(created)).isEqualTo(Yaml.node("""
                - manager: kubectl
                  operation: Apply
                  apiVersion: v1
                  time: "2026-01-15T12:00:00Z"
                  fieldsType: FieldsV1
                  fieldsV1:
                    f:data: {f:key: {}}
                    f:metadata: {f:labels: {f:test-label: {}}}
                """));
    }

    @Test
    void anItemOfAListIsOwnedByItsKeys() {
        ObjectNode created = apply(null, NGINX, "kubectl");
        assertThat(fields(created, "kubectl"))
                .contains("k:{\\\"name\\\":\\\"nginx\\\"}")
                .contains("k:{\\\"containerPort\\\":80,\\\"protocol\\\":\\\"TCP\\\"}");
    }

    @Test
    void aPlaceThatAnotherOwnsIsAConflict() {
        ObjectNode live = apply(null, NGINX, "kubectl");
        assertThatThrownBy(() -> apply(
                        live,
                        "{apiVersion: apps/v1, kind: Deployment, metadata: {name: nginx}, spec: {replicas: 5}}",
                        "autoscaler"))
                .isInstanceOfSatisfying(PatchRefusal.class, refusal -> {
                    assertThat(refusal.code()).isEqualTo(409);
                    assertThat(refusal)
                            .hasMessage("Apply failed with 1 conflict: conflict with \"kubectl\": .spec.replicas");
                    assertThat(refusal.status().path("details").path("causes").get(0))
                            .isEqualTo(Yaml.node("{reason: FieldManagerConflict, message: 'conflict with \"kubectl\"',"
                                    + " field: .spec.replicas}"));
                });
    }

    @Test
    void severalConflictsAreListedByManager() {
        ObjectNode live = apply(null, NGINX, "kubectl");
        assertThatThrownBy(() -> apply(live, NGINX.replace("3", "4").replace("1.14.2", "2.0"), "other"))
                .hasMessage("""
                        Apply failed with 2 conflicts: conflicts with "kubectl":
                        - .spec.replicas
                        - .spec.template.spec.containers[name="nginx"].image""");
    }

    @Test
    void aConflictWithAPlainUpdateNamesItsVersion() {
        ObjectNode live = FieldOwnership.update(null, Yaml.object(NGINX), by("kubectl-create"), DEPLOYMENT);
        assertThatThrownBy(() -> apply(live, NGINX.replace("replicas: 3", "replicas: 4"), "other"))
                .hasMessage(
                        "Apply failed with 1 conflict: conflict with \"kubectl-create\" using apps/v1: .spec.replicas");
    }

    @Test
    void forceTakesThePlaceOver() {
        ObjectNode live = apply(null, NGINX, "kubectl");
        ObjectNode forced = ServerSideApply.apply(
                live,
                Yaml.object("{apiVersion: apps/v1, kind: Deployment, metadata: {name: nginx}, spec: {replicas: 5}}"),
                by("autoscaler"),
                true,
                DEPLOYMENT);
        assertThat(forced.path("spec").path("replicas").asInt()).isEqualTo(5);
        assertThat(fields(forced, "autoscaler")).isEqualTo("{\"f:spec\":{\"f:replicas\":{}}}");
        assertThat(fields(forced, "kubectl")).doesNotContain("f:replicas");
    }

    @Test
    void theSameValueIsOwnedTogetherWithoutConflict() {
        ObjectNode live = apply(null, NGINX, "kubectl");
        ObjectNode shared = apply(
                live,
                "{apiVersion: apps/v1, kind: Deployment, metadata: {name: nginx}, spec: {replicas: 3}}",
                "autoscaler");
        assertThat(managers(shared)).containsExactly("autoscaler Apply", "kubectl Apply");
        assertThat(fields(shared, "kubectl")).contains("f:replicas");
        assertThat(shared.path("spec")).isEqualTo(live.path("spec"));
    }

    @Test
    void replicasAreHandedOverToAnAutoscaler() {
        ObjectNode live = apply(null, NGINX, "kubectl");
        ObjectNode scaled =
                FieldOwnership.update(live, replicas(live, 9), scaling("kube-controller-manager"), DEPLOYMENT);
        assertThat(fields(scaled, "kube-controller-manager")).isEqualTo("{\"f:spec\":{\"f:replicas\":{}}}");
        ObjectNode given = apply(scaled, NGINX.replace("  replicas: 3\n", ""), "kubectl");
        assertThat(given.path("spec").path("replicas").asInt()).isEqualTo(9);
        assertThatThrownBy(() -> apply(scaled, NGINX, "kubectl"))
                .hasMessage("Apply failed with 1 conflict: conflict with \"kube-controller-manager\" with subresource"
                        + " \"scale\" using apps/v1: .spec.replicas");
    }

    @Test
    void whatIsGivenUpAndNobodyElseOwnsGoes() {
        ObjectNode live = apply(null, NGINX, "kubectl");
        ObjectNode without = apply(live, NGINX.replace(", labels: {app: nginx}", ""), "kubectl");
        assertThat(without.path("metadata").has("labels")).isFalse();
        ObjectNode noPorts = apply(live, NGINX.replace(", ports: [{containerPort: 80}]", ""), "kubectl");
        assertThat(noPorts.at("/spec/template/spec/containers/0"))
                .isEqualTo(Yaml.node("{name: nginx, image: 'nginx:1.14.2'}"));
    }

    @Test
    void whatIsGivenUpStaysWhileAnotherOwnsIt() {
        ObjectNode live = apply(null, NGINX, "kubectl");
        ObjectNode shared = apply(
                live,
                "{apiVersion: apps/v1, kind: Deployment, metadata: {name: nginx, labels: {app: nginx}}}",
                "other");
        ObjectNode without = apply(shared, NGINX.replace(", labels: {app: nginx}", ""), "kubectl");
        assertThat(without.path("metadata").path("labels")).isEqualTo(Yaml.node("{app: nginx}"));
    }

    @Test
    void aContainerThatOnlyOneOwnsGoesWithItsFields() {
        ObjectNode live = apply(null, NGINX, "kubectl");
        String sidecar = """
                apiVersion: apps/v1
                kind: Deployment
                metadata: {name: nginx}
                spec: {template: {spec: {containers: [{name: sidecar, image: s}]}}}
                """;
        ObjectNode two = apply(live, sidecar, "mesh");
        assertThat(two.at("/spec/template/spec/containers")).hasSize(2);
        ObjectNode one = apply(
                two, "{apiVersion: apps/v1, kind: Deployment, metadata: {name: nginx, labels: {mesh: x}}}", "mesh");
        assertThat(one.at("/spec/template/spec/containers")).hasSize(1);
        assertThat(fields(one, "mesh")).isEqualTo("{\"f:metadata\":{\"f:labels\":{\"f:mesh\":{}}}}");
    }

    @Test
    void applyWithNoChangeGivesTheSameObject() {
        ObjectNode live = apply(null, NGINX, "kubectl");
        ObjectNode again = ServerSideApply.apply(
                live,
                Yaml.object(NGINX),
                new Writer("kubectl", "apps/v1", "", true, NOON.plusSeconds(60)),
                false,
                DEPLOYMENT);
        assertThat(again).isEqualTo(live);
    }

    @Test
    void anAtomicValueIsOwnedAndReplacedAsAWhole() {
        String config =
                "{apiVersion: apps/v1, kind: Deployment, metadata: {name: n}, spec: {selector: {matchLabels: {a: b}}}}";
        ObjectNode live = apply(null, config, "kubectl");
        assertThat(fields(live, "kubectl")).isEqualTo("{\"f:spec\":{\"f:selector\":{}}}");
        ObjectNode changed = apply(live, config.replace("a: b", "c: d"), "kubectl");
        assertThat(changed.at("/spec/selector/matchLabels")).isEqualTo(Yaml.node("{c: d}"));
    }

    @Test
    void anUpdateOwnsWhatItChangesAndTakesItFromAppliers() {
        ObjectNode live = apply(null, NGINX, "kubectl");
        ObjectNode edited = FieldOwnership.update(live, replicas(live, 4), by("kubectl-edit"), DEPLOYMENT);
        assertThat(managers(edited)).containsExactly("kubectl Apply", "kubectl-edit Update");
        assertThat(fields(edited, "kubectl")).doesNotContain("f:replicas");
    }

    @Test
    void anUpdateThatChangesNothingLeavesTheBooksAlone() {
        ObjectNode live = apply(null, NGINX, "kubectl");
        assertThat(FieldOwnership.update(live, live.deepCopy(), by("someone"), DEPLOYMENT))
                .isEqualTo(live);
    }

    @Test
    void statusIsBookedUnderItsSubresource() {
        ObjectNode live = apply(null, NGINX, "kubectl");
        ObjectNode wanted = live.deepCopy();
        wanted.putObject("status").put("readyReplicas", 1);
        ObjectNode next = FieldOwnership.update(
                live, wanted, new Writer("deployment-controller", "apps/v1", "status", true, NOON), DEPLOYMENT);
        assertThat(FieldOwnership.books(next).get(1)).isEqualTo(Yaml.node("""
                manager: deployment-controller
                operation: Update
                apiVersion: apps/v1
                time: "2026-01-15T12:00:00Z"
                fieldsType: FieldsV1
                fieldsV1: {f:status: {".": {}, f:readyReplicas: {}}}
                subresource: status
                """));
    }

    @Test
    void anEmptyListOfManagersResetsTheBooks() {
        ObjectNode live = apply(null, NGINX, "kubectl");
        ObjectNode reset = live.deepCopy();
        ((ObjectNode) reset.get("metadata")).set("managedFields", Yaml.node("[{}]"));
        assertThat(FieldOwnership.books(FieldOwnership.update(live, reset, by("x"), DEPLOYMENT)))
                .isEmpty();
    }

    @Test
    void theFirstApplyToAnObjectWithoutBooksBeginsThem() {
        ObjectNode live = Yaml.object(NGINX);
        assertThatThrownBy(() -> apply(live, NGINX.replace("replicas: 3", "replicas: 4"), "x"))
                .hasMessageContaining("conflict with \"before-first-apply\" using apps/v1: .spec.replicas");
        assertThat(managers(apply(live, NGINX, "x"))).containsExactly("x Apply", "before-first-apply Update");
    }

    @Test
    void kubectlTakesOverWhatItsClientSideApplyPutThere() {
        ObjectNode live = Yaml.object(NGINX);
        ((ObjectNode) live.get("metadata"))
                .putObject("annotations")
                .put(
                        "kubectl.kubernetes.io/last-applied-configuration",
                        Yaml.object(NGINX).toString());
        live = FieldOwnership.update(null, live, by("kubectl-client-side-apply"), DEPLOYMENT);
        ObjectNode next = apply(live, NGINX.replace("replicas: 3", "replicas: 4"), "kubectl");
        assertThat(next.at("/spec/replicas").asInt()).isEqualTo(4);
        assertThat(next.at("/metadata/annotations/kubectl.kubernetes.io~1last-applied-configuration")
                        .asText())
                .contains("\"replicas\":4");
        ObjectNode before = live;
        assertThatThrownBy(() -> apply(before, NGINX.replace("replicas: 3", "replicas: 4"), "other"))
                .hasMessageContaining("conflict");
    }

    @Test
    void manyUpdatersAreFoldedIntoOne() {
        ObjectNode live = FieldOwnership.update(null, Yaml.object(NGINX), by("creator"), DEPLOYMENT);
        for (int i = 0; i < 20; i++) {
            ObjectNode next = live.deepCopy();
            ((ObjectNode) next.get("metadata")).withObject("labels").put("l" + i, "x");
            live = FieldOwnership.update(live, next, by("m" + i), DEPLOYMENT);
        }
        assertThat(FieldOwnership.books(live)).hasSize(10);
        assertThat(managers(live)).contains("ancient-changes Update");
    }

    @Test
    void duplicatesAndFieldsThatDoNotExistAreRefused() {
        assertThatThrownBy(() -> apply(
                        null,
                        NGINX.replace("[{containerPort: 80}]", "[{containerPort: 80}, {containerPort: 80}]"),
                        "x"))
                .hasMessageContaining(
                        ".spec.template.spec.containers[name=\"nginx\"].ports: duplicate entries for key [containerPort=80,protocol=\"TCP\"]");
        Shape custom = TYPES.shape(StructuralSchema.of(
                Yaml.object("{type: object, properties: {spec: {type: object, properties: {a: {type: string}}}}}")));
        assertThatThrownBy(() -> ServerSideApply.apply(
                        null,
                        Yaml.object("{apiVersion: x.io/v1, kind: X, metadata: {name: x}, spec: {b: 1}}"),
                        new Writer("x", "x.io/v1", "", false, NOON),
                        false,
                        custom))
                .hasMessage(
                        "failed to create typed patch object (/x; x.io/v1, Kind=X): .spec.b: field not declared in schema");
    }

    @Test
    void aCustomResourceFollowsTheListTypesOfItsSchema() {
        Shape custom = TYPES.shape(StructuralSchema.of(Yaml.object("""
                type: object
                properties:
                  spec:
                    type: object
                    properties:
                      rules:
                        type: array
                        x-kubernetes-list-type: map
                        x-kubernetes-list-map-keys: [name]
                        items: {type: object, properties: {name: {type: string}, value: {type: integer}}}
                      tags: {type: array, x-kubernetes-list-type: set, items: {type: string}}
                      plain: {type: array, items: {type: string}}
                      free: {type: object, additionalProperties: {type: object, properties: {a: {type: string}}}}
                """)));
        Writer one = new Writer("one", "x.io/v1", "", true, NOON);
        Writer two = new Writer("two", "x.io/v1", "", true, NOON);
        String head = "apiVersion: x.io/v1\nkind: X\nmetadata: {name: x}\n";
        ObjectNode live = ServerSideApply.apply(
                null,
                Yaml.object(head + "spec: {rules: [{name: a, value: 1}], tags: [p], plain: [x], free: {k: {a: b}}}"),
                one,
                false,
                custom);
        ObjectNode both = ServerSideApply.apply(
                live,
                Yaml.object(head + "spec: {rules: [{name: b, value: 2}], tags: [q], free: {l: {}}}"),
                two,
                false,
                custom);
        assertThat(both.get("spec"))
                .isEqualTo(
                        Yaml.node(
                                "{rules: [{name: a, value: 1}, {name: b, value: 2}], tags: [p, q], plain: [x], free: {k: {a: b}, l: {}}}"));
        assertThat(fields(both, "two"))
                .isEqualTo("{\"f:spec\":{\"f:free\":{\"f:l\":{}},\"f:rules\":{\"k:{\\\"name\\\":\\\"b\\\"}\":"
                        + "{\".\":{},\"f:name\":{},\"f:value\":{}}},\"f:tags\":{\"v:\\\"q\\\"\":{}}}}");
        ObjectNode fewer = ServerSideApply.apply(both, Yaml.object(head + "spec: {plain: [x]}"), one, false, custom);
        assertThat(fewer.get("spec"))
                .isEqualTo(Yaml.node("{rules: [{name: b, value: 2}], tags: [q], plain: [x], free: {l: {}}}"));
        assertThatThrownBy(
                        () -> ServerSideApply.apply(both, Yaml.object(head + "spec: {plain: [y]}"), two, false, custom))
                .hasMessage("Apply failed with 1 conflict: conflict with \"one\": .spec.plain");
    }

    @Test
    void mergedListsKeepTheOrderOfTheApplied() {
        Shape set = new Shape() {
            @Override
            public ListKind listKind() {
                return ListKind.SET;
            }
        };
        assertThat(ApplyMerge.merge(Yaml.node("[a, b, x]"), Yaml.node("[b, a]"), set))
                .isEqualTo(Yaml.node("[b, x, a]"));
        assertThat(ApplyMerge.merge(Yaml.node("[x]"), Yaml.node("[n]"), set)).isEqualTo(Yaml.node("[x, n]"));
        assertThat(ApplyMerge.merge(Yaml.node("[a, x, b]"), Yaml.node("[a, n, b]"), set))
                .isEqualTo(Yaml.node("[a, x, n, b]"));
    }

    private static ObjectNode replicas(ObjectNode object, int replicas) {
        ObjectNode copy = object.deepCopy();
        ((ObjectNode) copy.get("spec")).put("replicas", replicas);
        return copy;
    }
}
