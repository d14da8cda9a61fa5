package io.generalscaler.webhook.validate;

import io.generalscaler.api.claim.Claim;
import io.generalscaler.api.claim.Conflict;
import io.generalscaler.api.claim.ConflictRules;
import io.generalscaler.webhook.cluster.ClusterView;
import java.util.List;
import java.util.Optional;

/**
 * Holds a claim against those in memory, by {@link ConflictRules}. An update that claims no more than before is only warned of: the
 * conflict is there already, and refusing would not end it.
 *
 * <p>Two scalers that are created at the same moment may both pass, as neither is in memory yet. The controller settles that: one of
 * them holds the workload, the other one gets the condition TargetConflict.
 */
final class Conflicts {
    private final ClusterView cluster;

    Conflicts(ClusterView cluster) {
        this.cluster = cluster;
    }

    /**
     * What {@code claim} meets.
     *
     * @param before what the same object claimed until now, if it is there already
     */
    ReviewFindings of(Claim claim, Optional<Claim> before) {
        List<Conflict> met = ConflictRules.judge(claim, cluster.claimsOn(claim.workload()));
        if (met.isEmpty()) {
            return ReviewFindings.NONE;
        }
        var findings = new ReviewFindings(
                met.stream()
                        .filter(conflict -> !conflict.isTolerated())
                        .map(Conflict::asViolation)
                        .toList(),
                met.stream()
                        .filter(Conflict::isTolerated)
                        .map(Conflict::asWarning)
                        .toList());
        return before.filter(claim::isWithin).isPresent() ? findings.asWarnings() : findings;
    }
}
