package io.generalscaler.controller.observe.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.client.utils.Serialization;
import io.generalscaler.engine.model.Hand;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Who set a size, by {@code managedFields} as an API server writes them. */
final class SizeHandsTest {

    private static final String REPLICAS = "{\"f:spec\": {\"f:replicas\": {}}}";
    private static final String IMAGE = "{\"f:spec\": {\"f:template\": {}}}";

    private final SizeHands hands = new SizeHands();

    static Stream<Arguments> books() {
        return Stream.of(
                arguments(
                        "the owner of the field",
                        entry("kubectl-client-side-apply", "", "10", REPLICAS) + entry("kubelet", "", "11", IMAGE),
                        new Hand(Hand.Way.OBJECT, "kubectl-client-side-apply")),
                arguments(
                        "through /scale",
                        entry("kubectl", "scale", "10", REPLICAS),
                        new Hand(Hand.Way.SCALE, "kubectl")),
                arguments(
                        "ours before others",
                        entry("helm", "", "11", REPLICAS) + entry(SizeHands.FIELD_MANAGER, "scale", "10", REPLICAS),
                        Hand.OURS),
                arguments(
                        "the latest of several",
                        entry("helm", "", "10", REPLICAS) + entry("argocd-controller", "", "11", REPLICAS),
                        new Hand(Hand.Way.OBJECT, "argocd-controller")),
                arguments(
                        "a default in place of what was left out",
                        entry("argocd-controller", "", "11", IMAGE)
                                + entry("kube-controller-manager", "status", "12", "{}"),
                        new Hand(Hand.Way.OBJECT, "argocd-controller")),
                arguments("nothing is written down", "", Hand.UNKNOWN));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("books")
    void reads(String name, String entries, Hand hand) {
        assertThat(hands.ofBuiltIn(meta(entries))).isEqualTo(hand);
    }

    @Test
    @DisplayName("of a kind that may keep its size elsewhere nothing is guessed")
    void otherKinds() {
        assertThat(hands.ofAny(meta(entry("helm", "", "10", IMAGE)))).isEqualTo(Hand.UNKNOWN);
        assertThat(hands.ofAny(meta(entry("helm", "", "10", REPLICAS)))).isEqualTo(new Hand(Hand.Way.OBJECT, "helm"));
    }

    @Test
    @DisplayName("one answer is kept for all workloads")
    void shares() {
        ObjectMeta meta = meta(entry("helm", "", "10", REPLICAS));
        assertThat(hands.ofBuiltIn(meta)).isSameAs(hands.ofBuiltIn(meta));
    }

    private static ObjectMeta meta(String entries) {
        return Serialization.unmarshal(
                "{\"name\": \"a\", \"managedFields\": [" + entries.replace("}{", "},{") + "]}", ObjectMeta.class);
    }

    private static String entry(String manager, String subresource, String second, String fields) {
        return "{\"manager\": \"%s\", \"operation\": \"Update\", \"apiVersion\": \"apps/v1\", \"time\": \"2026-01-15T10:30:%sZ\",%s\"fieldsType\": \"FieldsV1\", \"fieldsV1\": %s}"
                .formatted(
                        manager,
                        second,
                        subresource.isEmpty() ? "" : "\"subresource\": \"%s\",".formatted(subresource),
                        fields);
    }
}
