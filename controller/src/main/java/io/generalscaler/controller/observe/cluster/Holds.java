package io.generalscaler.controller.observe.cluster;

import io.generalscaler.api.claim.Claim;
import io.generalscaler.api.claim.Hold;
import io.generalscaler.api.workload.WorkloadId;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Which scaler has got which workload. A workload is held by one at most; who is given it later has it rightly. */
final class Holds {

    private final Map<WorkloadId, Holder> holders = new ConcurrentHashMap<>();

    /** Since when the object of this claim holds the workload that it claims; empty if it does not. */
    Optional<Instant> since(Claim claim) {
        return Optional.ofNullable(holders.get(claim.workload()))
                .filter(holder -> holder.is(claim))
                .map(Holder::since);
    }

    /** What the object of this claim holds. */
    Optional<Hold> of(Claim claim) {
        return since(claim).map(since -> new Hold(claim.workload(), since));
    }

    /** Gives the workload to the object of this claim. */
    void take(Claim claim, Instant now) {
        holders.put(claim.workload(), new Holder(claim.name(), claim.uid(), now));
    }

    /**
     * Takes over what a status says. Of two that say so the later is right: it got the workload when it was free. Nobody can have got it later
     * than now, but for a minute by which clocks may differ: a status that says so was written by another hand, and is right only where no
     * other speaks.
     */
    void restore(Claim claim, Instant since, Instant present) {
        Holder told =
                new Holder(claim.name(), claim.uid(), since.isAfter(present.plusSeconds(60)) ? Instant.EPOCH : since);
        holders.merge(
                claim.workload(),
                told,
                (known, now) -> known.is(claim) || now.since.isAfter(known.since) ? now : known);
    }

    /** The object of this claim no longer holds the workload. */
    void letGo(Claim claim) {
        holders.computeIfPresent(claim.workload(), (workload, holder) -> holder.is(claim) ? null : holder);
    }

    private record Holder(String name, String uid, Instant since) {
        boolean is(Claim claim) {
            return name.equals(claim.name()) && uid.equals(claim.uid());
        }
    }
}
