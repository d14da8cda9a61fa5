package io.generalscaler.api.source;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.TreeMap;

/** The metric types that are known here, by name. */
public final class MetricSources {
    private final Map<String, MetricSourceProvider> byType;

    private MetricSources(Map<String, MetricSourceProvider> byType) {
        this.byType = byType;
    }

    /**
     * These types and no others.
     *
     * @throws IllegalArgumentException if two have the same name
     */
    public static MetricSources of(Collection<? extends MetricSourceProvider> providers) {
        Map<String, MetricSourceProvider> byType = new TreeMap<>();
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
    public Set<String> types() {
        return byType.keySet();
    }
}
