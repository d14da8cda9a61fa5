package io.generalscaler.api.claim;

import io.generalscaler.api.workload.WorkloadId;
import java.time.Instant;

/**
 * A workload that a scaler has got, and that no other scaler gets while it has it.
 *
 * @param since when it got the workload
 */
public record Hold(WorkloadId workload, Instant since) {}
