package io.generalscaler.kube.connect;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.GenericKubernetesResourceList;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.WatchEvent;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.apps.StatefulSetList;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.generalscaler.kube.write.ApiAnswer;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whatever an API server takes as an object can be read: one object that cannot would keep everybody's from being listed, and end the watch of
 * all.
 */
final class HostileObjectsTest {
    private static final int MANY = 5_000;

    private final KubernetesClient client = Clients.watching(
            new ConfigBuilder(io.fabric8.kubernetes.client.Config.empty()).build(),
            List.of(ConfigMap.class, StatefulSet.class));

    @AfterEach
    void close() {
        client.close();
    }

    static Stream<Arguments> rows() {
        return Stream.of(
                Arguments.of("names that hash alike, as bytes", named(alikeAsBytes())),
                Arguments.of("names that hash alike, as characters", named(alikeAsCharacters())),
                Arguments.of("a very long name", named(List.of("n".repeat(200_000)))),
                Arguments.of("deep nesting", "\"data\":{\"a\":" + "[".repeat(9_000) + "]".repeat(9_000) + "}"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rows")
    void isListedWithAllOthers(String what, String fields) {
        String list = "{\"apiVersion\":\"v1\",\"kind\":\"List\",\"items\":[" + object("Widget", "a", fields) + ","
                + object("Widget", "b", "") + "]}";

        var read = client.getKubernetesSerialization().unmarshal(list, GenericKubernetesResourceList.class);

        assertThat(read.getItems())
                .extracting(item -> item.getMetadata().getName())
                .containsExactly("a", "b");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rows")
    void doesNotEndAWatch(String what, String fields) {
        WatchEvent event = client.getKubernetesSerialization()
                .unmarshal("{\"type\":\"ADDED\",\"object\":" + object("Widget", "a", fields) + "}", WatchEvent.class);

        assertThat(event.getObject()).isInstanceOf(GenericKubernetesResource.class);
        assertThat(((HasMetadata) event.getObject()).getMetadata().getName()).isEqualTo("a");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rows")
    void isReadByItself(String what, String fields) {
        assertThat(new ApiAnswer(200, object("Widget", "a", fields))
                        .json()
                        .at("/metadata/name")
                        .asText())
                .isEqualTo("a");
    }

    @Test
    void namesOfAKnownKindMayHashAlike() {
        String annotated =
                "{\"type\":\"ADDED\",\"object\":{\"apiVersion\":\"v1\",\"kind\":\"ConfigMap\",\"metadata\":{\"name\":\"a\","
                        + "\"annotations\":" + map(alikeAsBytes()) + "}}}";

        WatchEvent event = client.getKubernetesSerialization().unmarshal(annotated, WatchEvent.class);

        assertThat(((ConfigMap) event.getObject()).getMetadata().getAnnotations())
                .hasSize(MANY);
    }

    static Stream<Arguments> denseParts() {
        return Stream.of(
                dense("labels", "{\"metadata\":{\"name\":\"a\",\"labels\":{", "\"n%d\":\"\"", "}}}"),
                dense("finalizers", "{\"metadata\":{\"name\":\"a\",\"finalizers\":[", "\"n/%d\"", "]}}"),
                dense(
                        "fields that somebody manages",
                        "{\"metadata\":{\"name\":\"a\",\"managedFields\":[{\"fieldsV1\":{",
                        "\"f:%d\":{}",
                        "}}]}}"),
                dense(
                        "the environment of a container",
                        "{\"metadata\":{\"name\":\"a\"},\"spec\":{\"template\":{\"spec\":{\"containers\":[{\"env\":[",
                        "{\"name\":\"%d\"}",
                        "]}]}}}}"),
                dense(
                        "a selector",
                        "{\"metadata\":{\"name\":\"a\"},\"spec\":{\"selector\":{\"matchLabels\":{",
                        "\"n%d\":\"\"",
                        "}}}}"),
                dense(
                        "volumes of pods to come",
                        "{\"metadata\":{\"name\":\"a\"},\"spec\":{\"volumeClaimTemplates\":[",
                        "{\"spec\":{\"volumeName\":\"%d\"}}",
                        "]}}"),
                dense(
                        "the environment of a pod",
                        "{\"metadata\":{\"name\":\"a\"},\"spec\":{\"containers\":[{\"env\":[",
                        "{\"name\":\"%d\"}",
                        "]}]}}"));
    }

    /** As objects, such parts take some twenty times the memory of their text, and several arrive at once. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("denseParts")
    void whatNobodyAsksForTakesNoMemory(String what, String object) {
        String kind = "\"apiVersion\":\"apps/v1\",\"kind\":\"StatefulSet\",";
        String event = "{\"type\":\"MODIFIED\",\"object\":{" + kind + object.substring(1) + "}";
        String list = "{\"items\":[" + object + "]}";

        assertThat(allocated(() -> client.getKubernetesSerialization().unmarshal(event, WatchEvent.class)))
                .isLessThan(6L * event.length());
        assertThat(allocated(() -> client.getKubernetesSerialization().unmarshal(list, StatefulSetList.class)))
                .isLessThan(6L * list.length());
        assertThat(allocated(() -> new ApiAnswer(200, list).json())).isLessThan(6L * list.length());
    }

    @Test
    void whatIsAskedForIsThere() {
        String object =
                "{\"apiVersion\":\"apps/v1\",\"kind\":\"StatefulSet\",\"metadata\":{\"labels\":{\"a\":\"b\"},\"name\":\"a\","
                        + "\"annotations\":{\"labels\":\"x\"},\"ownerReferences\":[{\"uid\":\"u\"}],\"managedFields\":[{\"manager\":\"m\","
                        + "\"fieldsV1\":{\"f:metadata\":{},\"f:spec\":{\"f:template\":{},\"f:replicas\":{}}}}],\"generation\":4},"
                        + "\"spec\":{\"template\":{\"spec\":{}},\"replicas\":3},\"status\":{\"readyReplicas\":2}}";

        StatefulSet set = client.getKubernetesSerialization()
                .unmarshal("{\"items\":[" + object + "]}", StatefulSetList.class)
                .getItems()
                .getFirst();

        assertThat(set.getMetadata().getAnnotations()).containsExactly(Map.entry("labels", "x"));
        assertThat(set.getMetadata().getOwnerReferences().getFirst().getUid()).isEqualTo("u");
        assertThat(set.getMetadata().getGeneration()).isEqualTo(4);
        assertThat(set.getMetadata().getManagedFields().getFirst().getFieldsV1().getAdditionalProperties())
                .isEqualTo(Map.of("f:spec", Map.of("f:replicas", Map.of())));
        assertThat(set.getMetadata().getLabels()).isNullOrEmpty();
        assertThat(set.getSpec().getReplicas()).isEqualTo(3);
        assertThat(set.getSpec().getTemplate()).isNull();
        assertThat(set.getStatus().getReadyReplicas()).isEqualTo(2);
    }

    @Test
    void theMetadataOfASingleObjectIsWholeForItMayBeWrittenBack() {
        ConfigMap map = client.getKubernetesSerialization()
                .unmarshal(
                        "{\"apiVersion\":\"v1\",\"kind\":\"ConfigMap\",\"metadata\":{\"name\":\"a\",\"labels\":{\"a\":\"b\"},"
                                + "\"finalizers\":[\"x/y\"]}}",
                        ConfigMap.class);

        assertThat(map.getMetadata().getLabels()).containsExactly(Map.entry("a", "b"));
        assertThat(map.getMetadata().getFinalizers()).containsExactly("x/y");
    }

    private static Arguments dense(String what, String begin, String each, String end) {
        return Arguments.of(
                what,
                IntStream.range(0, 20_000).mapToObj(each::formatted).collect(Collectors.joining(",", begin, end)));
    }

    private static long allocated(Runnable work) {
        work.run();
        var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        work.run();
        return threads.getCurrentThreadAllocatedBytes() - before;
    }

    private static String object(String kind, String name, String fields) {
        return "{\"apiVersion\":\"example.com/v1\",\"kind\":\"" + kind + "\"" + (fields.isEmpty() ? "" : "," + fields)
                + ",\"metadata\":{\"name\":\"" + name + "\"}}";
    }

    private static String named(List<String> names) {
        return "\"data\":" + map(names);
    }

    private static String map(List<String> names) {
        return names.stream().map(name -> "\"" + name + "\":\"\"").collect(Collectors.joining(",", "{", "}"));
    }

    /** A parser that remembers names adds up their words of four bytes, from the fourth on: every order of them gives the same. */
    private static List<String> alikeAsBytes() {
        List<String> names = new ArrayList<>();
        orders("", List.of("aaaa", "bbbb", "cccc", "dddd", "eeee", "ffff", "gggg", "hhhh"), names);
        return names;
    }

    private static void orders(String begun, List<String> words, List<String> names) {
        if (words.isEmpty()) {
            names.add("xxxxxxxxxxxx" + begun);
        }
        for (int i = 0; i < words.size() && names.size() < MANY; i++) {
            List<String> others = new ArrayList<>(words);
            orders(begun + others.remove(i), others, names);
        }
    }

    /** 33 times one character, and the next: "bA" and "ab" give the same. */
    private static List<String> alikeAsCharacters() {
        List<String> names = List.of("");
        for (int i = 0; i < 10; i++) {
            List<String> shorter = names;
            names = Stream.of("bA", "ab")
                    .flatMap(end -> shorter.stream().map(name -> name + end))
                    .toList();
        }
        return names;
    }
}
