package io.generalscaler.webhook.validate;

import io.generalscaler.api.claim.Claim;
import io.generalscaler.api.workload.WorkloadId;
import io.generalscaler.webhook.cluster.ClusterView;
import java.util.List;

/** A cluster that holds what a test says. */
record FixedCluster(List<Claim> claims, List<String> deployments) implements ClusterView {
    static FixedCluster of(Claim... claims) {
        return new FixedCluster(List.of(claims), List.of("web"));
    }

    @Override
    public List<Claim> claimsOn(WorkloadId target) {
        return claims.stream().filter(claim -> claim.workload().equals(target)).toList();
    }

    @Override
    public boolean hasDeployment(String namespace, String name) {
        return deployments.contains(name);
    }
}
