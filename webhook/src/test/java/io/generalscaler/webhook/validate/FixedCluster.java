package io.generalscaler.webhook.validate;

import io.generalscaler.webhook.cluster.Claim;
import io.generalscaler.webhook.cluster.ClusterView;
import io.generalscaler.webhook.cluster.Target;
import java.util.List;

/** A cluster that holds what a test says. */
record FixedCluster(List<Claim> claims, List<String> deployments) implements ClusterView {
    static FixedCluster of(Claim... claims) {
        return new FixedCluster(List.of(claims), List.of("web"));
    }

    @Override
    public List<Claim> claimsOn(Target target) {
        return claims.stream().filter(claim -> claim.target().equals(target)).toList();
    }

    @Override
    public boolean hasDeployment(String namespace, String name) {
        return deployments.contains(name);
    }
}
