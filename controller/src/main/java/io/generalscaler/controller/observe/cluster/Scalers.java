package io.generalscaler.controller.observe.cluster;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** All GeneralScalers, by name and by the workload that they scale. */
public final class Scalers {

    private static final Comparator<Scaler> OLDEST_FIRST = Comparator.comparing(Scaler::createdAt)
            .thenComparing(scaler -> scaler.key().name());

    private final Map<ScalerKey, Scaler> byKey = new ConcurrentHashMap<>();
    private final Map<TargetKey, List<Scaler>> byTarget = new ConcurrentHashMap<>();

    /** The scaler of that name. */
    public Optional<Scaler> find(ScalerKey key) {
        return Optional.ofNullable(byKey.get(key));
    }

    /** All, in no order; a view. */
    public Collection<Scaler> all() {
        return byKey.values();
    }

    public int size() {
        return byKey.size();
    }

    /** Those whose spec works and names this workload, the oldest first: it keeps the workload, the others yield. */
    public List<Scaler> of(TargetKey target) {
        return byTarget.getOrDefault(target, List.of());
    }

    /** Adds or replaces a scaler; gives what it was before. */
    Optional<Scaler> put(Scaler scaler) {
        Scaler before = byKey.put(scaler.key(), scaler);
        if (before != null && before.spec() instanceof Scaler.Working old) {
            unlink(old.target(), before);
        }
        if (scaler.spec() instanceof Scaler.Working working) {
            byTarget.merge(working.target(), List.of(scaler), Scalers::joined);
        }
        return Optional.ofNullable(before);
    }

    /** Removes a scaler; gives what it was. */
    Optional<Scaler> remove(ScalerKey key) {
        Scaler before = byKey.remove(key);
        if (before != null && before.spec() instanceof Scaler.Working old) {
            unlink(old.target(), before);
        }
        return Optional.ofNullable(before);
    }

    private void unlink(TargetKey target, Scaler scaler) {
        byTarget.computeIfPresent(target, (key, scalers) -> {
            List<Scaler> rest =
                    scalers.stream().filter(other -> !other.equals(scaler)).toList();
            return rest.isEmpty() ? null : rest;
        });
    }

    private static List<Scaler> joined(List<Scaler> some, List<Scaler> more) {
        List<Scaler> all = new ArrayList<>(some);
        all.addAll(more);
        all.sort(OLDEST_FIRST);
        return List.copyOf(all);
    }
}
