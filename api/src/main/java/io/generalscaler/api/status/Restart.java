package io.generalscaler.api.status;

import io.generalscaler.api.workload.TargetIdentity;
import io.generalscaler.engine.model.Carried;
import io.generalscaler.engine.model.History;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a restart of the controller needs to keep a scaler's promises. It belongs to one workload: another one, and one that was deleted and
 * made again under the same name, has no history here. What has to be remembered besides is one more component, which {@link RestartData}
 * writes and reads.
 *
 * @param target the workload whose history it is; empty while the scaler has seen none
 * @param seen of which metrics something was there; it belongs to the metrics, whatever is scaled by them
 */
public record Restart(Optional<TargetIdentity> target, History history, SeenMetrics seen) {

    /** Nothing is known of the past. */
    public static final Restart NOTHING = new Restart(Optional.empty(), History.firstEvaluation(), SeenMetrics.NONE);

    /** What was remembered cannot be read: every cooldown runs from now. */
    public static Restart lost(Instant now) {
        return new Restart(Optional.empty(), NOTHING.history.asIfScaledAt(now), SeenMetrics.NONE);
    }

    /** The same with another history of the same workload. */
    public Restart with(History other) {
        return new Restart(target, other, seen);
    }

    /** The same with this known of its metrics. */
    public Restart with(SeenMetrics metrics) {
        return metrics.equals(seen) ? this : new Restart(target, history, metrics);
    }

    /**
     * What is known of the workload that the scaler meets. Of another one than before nothing is known; the money that was spent under the same
     * name is spent.
     */
    public Restart at(TargetIdentity met) {
        if (target.isEmpty() || target.get().isSameAs(met)) {
            return target.equals(Optional.of(met)) ? this : new Restart(Optional.of(met), history, seen);
        }
        Carried carried = target.get().hasNameOf(met)
                ? new Carried(false, Optional.empty(), history.carried().spend(), List.of())
                : Carried.NOTHING;
        return new Restart(
                Optional.of(met), new History(Optional.empty(), List.of(), Optional.empty(), Map.of(), carried), seen);
    }
}
