package io.generalscaler.webhook.cluster;

import io.generalscaler.api.claim.Claim;
import io.generalscaler.api.workload.WorkloadId;
import java.util.List;

/** What a review may know about the cluster: memory only, never a call. */
public interface ClusterView {
    /** Every claim on {@code workload}, in no particular order. */
    List<Claim> claimsOn(WorkloadId workload);

    /** Whether a Deployment of that name exists. */
    boolean hasDeployment(String namespace, String name);
}
