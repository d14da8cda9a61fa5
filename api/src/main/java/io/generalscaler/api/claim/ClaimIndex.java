package io.generalscaler.api.claim;

import io.generalscaler.api.workload.WorkloadId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * The claims of all objects of one kind, by the workload they claim. One writer, any number of readers.
 *
 * @param <K> names an object of the kind
 */
public final class ClaimIndex<K> {
    private final Map<K, Claim> byObject = new ConcurrentHashMap<>();
    private final Map<WorkloadId, List<Claim>> byWorkload = new ConcurrentHashMap<>();

    /** The claims on {@code workload}, in no particular order. */
    public List<Claim> on(WorkloadId workload) {
        return byWorkload.getOrDefault(workload, List.of());
    }

    public int size() {
        return byObject.size();
    }

    /** An object now makes {@code claim}, or none; gives what it claimed before. At no moment its claim is missing. */
    public Optional<Claim> put(K object, Optional<Claim> claim) {
        if (claim.isEmpty()) {
            return remove(object);
        }
        Claim now = claim.get();
        Claim before = byObject.put(object, now);
        if (!now.equals(before)) {
            byWorkload.merge(now.workload(), List.of(now), ClaimIndex::joined);
            if (before != null) {
                unlink(before);
            }
        }
        return Optional.ofNullable(before);
    }

    /** An object is gone; gives what it claimed. */
    public Optional<Claim> remove(K object) {
        Claim before = byObject.remove(object);
        if (before != null) {
            unlink(before);
        }
        return Optional.ofNullable(before);
    }

    private void unlink(Claim gone) {
        byWorkload.computeIfPresent(gone.workload(), (workload, claims) -> {
            List<Claim> left =
                    claims.stream().filter(claim -> !claim.equals(gone)).toList();
            return left.isEmpty() ? null : left;
        });
    }

    private static List<Claim> joined(List<Claim> some, List<Claim> more) {
        return Stream.concat(some.stream(), more.stream()).toList();
    }
}
