package io.generalscaler.api.source;

import io.generalscaler.api.problem.Problems;
import io.generalscaler.api.v1alpha1.MetricSpec;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.SortedSet;
import java.util.TreeSet;

/** The metric types that are known here. */
public final class MetricSources {
    private final Map<String, MetricSourceProvider> byType;
    private final Map<String, SourceBlock> blocks = new LinkedHashMap<>();
    private final Map<String, AddressForm> forms = new LinkedHashMap<>();

    private MetricSources(Map<String, MetricSourceProvider> byType) {
        this.byType = byType;
        byType.forEach((type, provider) -> {
            provider.block().ifPresent(block -> blocks.put(type, block));
            provider.addressForm().ifPresent(form -> forms.put(type, form));
        });
    }

    /**
     * These types and no others.
     *
     * @throws IllegalArgumentException if two have the same name
     */
    public static MetricSources of(Collection<? extends MetricSourceProvider> providers) {
        Map<String, MetricSourceProvider> byType = new LinkedHashMap<>();
        for (MetricSourceProvider provider : providers) {
            MetricSourceProvider other = byType.putIfAbsent(provider.type(), provider);
            if (other != null) {
                throw new IllegalArgumentException("The metric type " + provider.type() + " is provided twice, by "
                        + other.getClass().getName() + " and "
                        + provider.getClass().getName());
            }
        }
        return new MetricSources(byType);
    }

    /** Every type on the class path. */
    public static MetricSources installed() {
        return of(ServiceLoader.load(MetricSourceProvider.class, MetricSources.class.getClassLoader()).stream()
                .map(ServiceLoader.Provider::get)
                .toList());
    }

    /** The provider of that type. */
    public Optional<MetricSourceProvider> find(String type) {
        return Optional.ofNullable(byType.get(type));
    }

    /** The names of the types, in alphabetical order. */
    public SortedSet<String> types() {
        return new TreeSet<>(byType.keySet());
    }

    /** The blocks by type, for the types that have one. */
    public Map<String, SourceBlock> blocks() {
        return Map.copyOf(blocks);
    }

    /** The one-line forms by type, for the types that have one, in the order given. */
    public Map<String, AddressForm> addressForms() {
        return Collections.unmodifiableMap(forms);
    }

    /** A metric that is in order but for its target. */
    public MetricSpec example() {
        return byType.values().iterator().next().example();
    }

    /** Where and what a metric asks, as far as that can be told of a spec that may be wrong. */
    public Optional<MetricQuery> query(MetricSpec metric) {
        String type = metric.type() == null ? "" : metric.type();
        SourceBlock block = blocks.get(type);
        return block != null && !block.isIn(metric)
                ? Optional.empty()
                : find(type).flatMap(provider -> provider.compile(metric, Problems.from("metric")));
    }
}
