package io.generalscaler.controller.observe.cluster;

import io.generalscaler.api.claim.Claim;
import io.generalscaler.api.claim.ClaimIndex;
import io.generalscaler.api.workload.WorkloadId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** All GeneralScalers, by name and by the workload that they scale. */
public final class Scalers {

    private final Map<ScalerKey, Scaler> byKey = new ConcurrentHashMap<>();
    private final ClaimIndex<ScalerKey> claims = new ClaimIndex<>();

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

    /** The claims of those whose spec works and names this workload. */
    List<Claim> claimsOn(WorkloadId workload) {
        return claims.on(workload);
    }

    /** Adds or replaces a scaler; gives what it was before. */
    Optional<Scaler> put(Scaler scaler) {
        Scaler before = byKey.put(scaler.key(), scaler);
        claims.put(scaler.key(), scaler.claim());
        return Optional.ofNullable(before);
    }

    /** Removes a scaler; gives what it was. */
    Optional<Scaler> remove(ScalerKey key) {
        claims.remove(key);
        return Optional.ofNullable(byKey.remove(key));
    }
}
