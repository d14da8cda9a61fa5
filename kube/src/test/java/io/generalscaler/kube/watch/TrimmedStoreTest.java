package io.generalscaler.kube.watch;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a watch remembers of objects. */
final class TrimmedStoreTest {

    private final TrimmedStore<ConfigMap> store = new TrimmedStore<>(ConfigMap::new);

    @Test
    void remembersNoMoreThanItNeeds() {
        ConfigMap object = object("7");
        assertThat(store.put(store.getKey(object), object)).isNull();
        ConfigMap kept = store.get("shop/first");
        assertThat(kept.getData()).isNullOrEmpty();
        assertThat(kept.getMetadata().getNamespace()).isEqualTo("shop");
        assertThat(kept.getMetadata().getName()).isEqualTo("first");
        assertThat(kept.getMetadata().getResourceVersion()).isEqualTo("7");
        assertThat(store.put("shop/first", object("8")).getMetadata().getResourceVersion())
                .isEqualTo("7");
        assertThat(store.remove("shop/first")).isNotNull();
        assertThat(store.size()).isZero();
    }

    @Test
    void saysOnceThatSomethingChanged() {
        assertThat(store.hasChanged()).isFalse();
        store.put("shop/first", object("7"));
        assertThat(store.hasChanged()).isTrue();
        assertThat(store.hasChanged()).isFalse();
    }

    private static ConfigMap object(String version) {
        return new ConfigMapBuilder()
                .withNewMetadata()
                .withNamespace("shop")
                .withName("first")
                .withResourceVersion(version)
                .endMetadata()
                .withData(Map.of("a", "large text"))
                .build();
    }
}
