package io.generalscaler.webhook.cluster;

import java.util.List;

/** What a review may know about the cluster: memory only, never a call. */
public interface ClusterView {
    /** Every claim on {@code target}, in no particular order. */
    List<Claim> claimsOn(Target target);

    /** Whether a Deployment of that name exists. */
    boolean hasDeployment(String namespace, String name);
}
