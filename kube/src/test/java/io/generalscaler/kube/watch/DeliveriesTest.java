package io.generalscaler.kube.watch;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.client.informers.ResourceEventHandler;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** A replaced informer's late events neither bring back what is gone nor take away what is there. */
final class DeliveriesTest {

    private final Set<String> there = new TreeSet<>();
    private final TrimmedStore<ConfigMap> first = new TrimmedStore<>(ConfigMap::new);
    private final TrimmedStore<ConfigMap> second = new TrimmedStore<>(ConfigMap::new);
    private final Deliveries<ConfigMap> deliveries = new Deliveries<>(
            "config maps",
            WatchListener.of(
                    object -> there.add(object.getMetadata().getName()),
                    object -> there.remove(object.getMetadata().getName())),
            () -> {});
    private final ResourceEventHandler<ConfigMap> old = deliveries.from(first);

    @Test
    void whatTheNewListLacksIsGone() {
        add(first, old, "a");
        deliveries.from(second).onList("1", false);
        assertThat(there).isEmpty();
    }

    @Test
    void whatWasThereStaysWhileTheNewOneLists() {
        add(first, old, "a");
        ResourceEventHandler<ConfigMap> now = deliveries.from(second);
        assertThat(deliveries.wasThere("default/a")).isTrue();
        assertThat(there).containsExactly("a");
        add(second, now, "a");
        now.onList("1", false);
        assertThat(there).containsExactly("a");
    }

    @Test
    void aLateSightingDoesNotBringBackWhatIsGone() {
        put(first, "a");
        deliveries.from(second).onList("1", false);
        old.onAdd(object("a"));
        assertThat(there).isEmpty();
    }

    @Test
    void aLateFarewellBeforeTheNewListCounts() {
        add(first, old, "a");
        first.remove("default/a");
        ResourceEventHandler<ConfigMap> now = deliveries.from(second);
        old.onDelete(object("a"), false);
        now.onList("1", false);
        assertThat(there).isEmpty();
    }

    @Test
    void aLateFarewellAfterTheNewListCounts() {
        add(first, old, "a");
        first.remove("default/a");
        deliveries.from(second).onList("1", false);
        old.onDelete(object("a"), false);
        assertThat(there).isEmpty();
    }

    @Test
    void aLateFarewellDoesNotTakeAwayWhatWasMadeAgain() {
        add(first, old, "a");
        first.remove("default/a");
        ResourceEventHandler<ConfigMap> now = deliveries.from(second);
        add(second, now, "a");
        old.onDelete(object("a"), false);
        now.onList("1", false);
        old.onDelete(object("a"), false);
        assertThat(there).containsExactly("a");
    }

    private static void add(TrimmedStore<ConfigMap> store, ResourceEventHandler<ConfigMap> handler, String name) {
        put(store, name);
        handler.onAdd(object(name));
    }

    private static void put(TrimmedStore<ConfigMap> store, String name) {
        store.put("default/" + name, object(name));
    }

    private static ConfigMap object(String name) {
        return new ConfigMapBuilder()
                .withNewMetadata()
                .withNamespace("default")
                .withName(name)
                .withResourceVersion("1")
                .endMetadata()
                .build();
    }
}
