package io.generalscaler.api.status;

import io.generalscaler.api.claim.Hold;
import io.generalscaler.api.v1alpha1.GeneralScalerStatus;
import io.generalscaler.api.v1alpha1.HeldTargetStatus;
import io.generalscaler.api.workload.WorkloadId;
import io.generalscaler.api.workload.WorkloadKind;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The workload that a scaler holds, as it stands in a status. */
public final class HeldTargets {
    private HeldTargets() {}

    /** What a status in {@code namespace} says is held; empty where it says nothing, or nothing that makes sense. */
    public static Optional<Hold> read(@Nullable GeneralScalerStatus status, String namespace) {
        HeldTargetStatus held = status == null ? null : status.heldTarget();
        if (held == null || held.group() == null || held.kind() == null || held.name() == null) {
            return Optional.empty();
        }
        WorkloadId workload = new WorkloadId(WorkloadKind.of(held.group() + "/", held.kind()), namespace, held.name());
        return Times.instant(held.since()).map(since -> new Hold(workload, since));
    }

    static HeldTargetStatus write(Hold hold) {
        WorkloadId workload = hold.workload();
        return new HeldTargetStatus(
                workload.kind().group(), workload.kind().name(), workload.name(), Times.text(hold.since()));
    }
}
