package io.generalscaler.controller.observe.cluster;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.Informable;
import io.generalscaler.api.freeze.FreezeObject;
import io.generalscaler.engine.model.Freeze;
import io.generalscaler.kube.watch.LastingWatch;
import io.generalscaler.kube.watch.WatchListener;
import io.generalscaler.kube.watch.WatchOutages;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.spi.LoggingEventBuilder;

/**
 * The freezes that people have laid over namespaces, or over everything. What was seen last counts, also while the watch is broken, and ends by
 * the clock.
 */
public final class Freezes {

    /** By it alone: the right to watch is granted for one name. */
    private static final String NAME = "metadata.name";

    private static final Logger LOG = LoggerFactory.getLogger(Freezes.class);

    private final Map<String, Freeze> byNamespace = new ConcurrentHashMap<>();
    private final String everywhere;
    private final InstantSource clock;
    private final Consumer<Optional<String>> changed;

    /**
     * Nothing is frozen yet.
     *
     * @param everywhere the namespace whose freeze is everybody's
     * @param clock the present
     * @param changed called with the namespace in which a freeze began, changed or was taken away; empty for all
     */
    public Freezes(String everywhere, InstantSource clock, Consumer<Optional<String>> changed) {
        this.everywhere = everywhere;
        this.clock = clock;
        this.changed = changed;
    }

    /** What freezes the sizes in a namespace now; of two freezes, the one that ends later. */
    public Optional<Freeze> in(String namespace) {
        Freeze own = byNamespace.get(namespace);
        Freeze all = byNamespace.get(everywhere);
        if (own == null && all == null) {
            return Optional.empty();
        }
        Instant now = clock.instant();
        return Stream.of(Optional.ofNullable(own), Optional.ofNullable(all))
                .flatMap(Optional::stream)
                .filter(freeze -> freeze.activeAt(now))
                .max(Comparator.comparing(Freeze::until));
    }

    /** How many hold. */
    public long count() {
        Instant now = clock.instant();
        return byNamespace.values().stream()
                .filter(freeze -> freeze.activeAt(now))
                .count();
    }

    /**
     * The watches that this hears from, not started yet.
     *
     * @param namespace the only one to look at beside that of everybody's freeze; empty for all
     * @param outages of watches
     */
    List<LastingWatch<ConfigMap>> watches(KubernetesClient client, Optional<String> namespace, WatchOutages outages) {
        var maps = client.resources(ConfigMap.class);
        return namespace.isEmpty()
                ? List.of(watch(maps.inAnyNamespace().withField(NAME, FreezeObject.NAME), outages))
                : Stream.of(namespace.get(), everywhere)
                        .distinct()
                        .map(here -> watch(maps.inNamespace(here).withField(NAME, FreezeObject.NAME), outages))
                        .toList();
    }

    private LastingWatch<ConfigMap> watch(Informable<ConfigMap> scope, WatchOutages outages) {
        return new LastingWatch<>("freezes", scope, ConfigMap::new, WatchListener.of(this::seen, this::gone), outages);
    }

    void seen(ConfigMap object) {
        // The watch asks for this name only; who answers may err.
        if (!object.getMetadata().getName().equals(FreezeObject.NAME)) {
            return;
        }
        String namespace = object.getMetadata().getNamespace();
        Freeze now = FreezeObject.read(object, clock.instant());
        if (!now.activeAt(clock.instant())) {
            gone(object);
        } else if (!now.equals(byNamespace.put(namespace, now))) {
            tell(namespace)
                    .addKeyValue("until", now.until())
                    .addKeyValue("cause", now.reason())
                    .log("Frozen");
            changed.accept(scope(namespace));
        }
    }

    void gone(ConfigMap object) {
        String namespace = object.getMetadata().getNamespace();
        if (object.getMetadata().getName().equals(FreezeObject.NAME) && byNamespace.remove(namespace) != null) {
            tell(namespace).log("No longer frozen");
            changed.accept(scope(namespace));
        }
    }

    /** Forgets what has ended by the clock. To be called every few seconds; who is frozen does not depend on it. */
    void tend() {
        Instant now = clock.instant();
        byNamespace.forEach((namespace, freeze) -> {
            if (!freeze.activeAt(now) && byNamespace.remove(namespace, freeze)) {
                tell(namespace).log("No longer frozen");
            }
        });
    }

    private LoggingEventBuilder tell(String namespace) {
        return LOG.atInfo()
                .addKeyValue("namespace", namespace)
                .addKeyValue("scope", scope(namespace).isEmpty() ? "everything" : "namespace");
    }

    private Optional<String> scope(String namespace) {
        return namespace.equals(everywhere) ? Optional.empty() : Optional.of(namespace);
    }
}
