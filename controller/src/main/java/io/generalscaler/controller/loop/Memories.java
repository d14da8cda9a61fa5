package io.generalscaler.controller.loop;

import io.generalscaler.api.status.Restart;
import io.generalscaler.api.status.RestartData;
import io.generalscaler.api.v1alpha1.GeneralScalerStatus;
import io.generalscaler.controller.observe.cluster.Scaler;
import io.generalscaler.controller.observe.cluster.ScalerKey;
import io.generalscaler.controller.report.ReportState;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What is remembered of every scaler. While another replica leads, each status that it writes replaces what is remembered here, so that
 * a takeover goes on where it stopped; from then on this process knows best.
 */
public final class Memories {

    private final Map<ScalerKey, ScalerMemory> memories = new ConcurrentHashMap<>();
    private final InstantSource clock;
    private volatile boolean leads;

    public Memories(InstantSource clock) {
        this.clock = clock;
    }

    /** A scaler was seen with this status. */
    public void seen(Scaler scaler, Optional<GeneralScalerStatus> status) {
        memories.compute(
                scaler.key(),
                (key, old) -> old != null && old.uid.equals(scaler.uid()) && leads ? old : restored(scaler, status));
    }

    /** A scaler is gone. */
    public void forget(Scaler scaler) {
        memories.computeIfPresent(scaler.key(), (key, old) -> old.uid.equals(scaler.uid()) ? null : old);
    }

    /** From now on a status is an echo of our own. */
    public void lead() {
        leads = true;
    }

    /** Whether this process acts, so that what changes has to be looked at. */
    public boolean leads() {
        return leads;
    }

    ScalerMemory of(Scaler scaler) {
        return memories.compute(
                scaler.key(),
                (key, old) -> old != null && old.uid.equals(scaler.uid()) ? old : restored(scaler, Optional.empty()));
    }

    private ScalerMemory restored(Scaler scaler, Optional<GeneralScalerStatus> status) {
        Restart restart = RestartData.read(status.orElse(null), clock.instant());
        return new ScalerMemory(scaler.uid(), restart, ReportState.of(status, restart));
    }
}
