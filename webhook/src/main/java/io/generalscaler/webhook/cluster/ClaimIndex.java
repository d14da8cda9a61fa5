package io.generalscaler.webhook.cluster;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** The claims of all objects of one kind, by the workload they claim. One writer, any number of readers. */
final class ClaimIndex {
    private final Map<String, Claim> byObject = new ConcurrentHashMap<>();
    private final Map<Target, List<Claim>> byTarget = new ConcurrentHashMap<>();

    List<Claim> on(Target target) {
        return byTarget.getOrDefault(target, List.of());
    }

    int size() {
        return byObject.size();
    }

    /** The object {@code key} (namespace/name) now makes {@code claim}, or none. */
    void put(String key, Optional<Claim> claim) {
        remove(key);
        claim.ifPresent(now -> {
            byObject.put(key, now);
            byTarget.merge(
                    now.target(),
                    List.of(now),
                    (old, one) -> Stream.concat(old.stream(), one.stream()).toList());
        });
    }

    /** The object {@code key} is gone. */
    void remove(String key) {
        Claim before = byObject.remove(key);
        if (before != null) {
            byTarget.computeIfPresent(before.target(), (target, claims) -> {
                List<Claim> left =
                        claims.stream().filter(claim -> !claim.equals(before)).toList();
                return left.isEmpty() ? null : left;
            });
        }
    }
}
