package io.generalscaler.controller.observe.source;

import io.generalscaler.api.source.MetricEndpoint;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** What one namespace reads from. Changed only under the pool's lock. */
final class Tenant {

    final Map<SourceKey, Guard> guards = new ConcurrentHashMap<>();

    /** When it was last looked for endpoints that it does not use. */
    long lookedNanos = Long.MIN_VALUE / 2;

    private Set<MetricEndpoint> endpoints = new HashSet<>();

    /** Whether one more endpoint would be too many. */
    boolean isFull(MetricEndpoint endpoint, int most) {
        return endpoints.size() >= most && !endpoints.contains(endpoint);
    }

    void add(SourceKey key, Guard guard) {
        guards.put(key, guard);
        endpoints.add(key.endpoint());
    }

    /** After guards were taken away. */
    void recount() {
        Set<MetricEndpoint> left = new HashSet<>();
        guards.keySet().forEach(key -> left.add(key.endpoint()));
        endpoints = left;
    }
}
