package io.generalscaler.webhook.validate;

import io.generalscaler.api.problem.Rule;
import io.generalscaler.api.problem.Violation;
import io.generalscaler.webhook.cluster.Claim;
import io.generalscaler.webhook.cluster.ClusterView;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Two autoscalers on one workload undo each other's work for ever.
 *
 * <pre>
 * claim                     meets                            answer
 * scaler or annotations     scaler or annotations            refused
 * scaler or annotations     HPA or ScaledObject              refused; Recommend mode: a warning
 * HPA                       scaler or annotations            refused; Recommend mode: a warning
 * HPA                       HPA or ScaledObject              not ours to judge
 * any of these              what it made, or was made by     one and the same
 * an update that claims     any                              a warning: the conflict is there already, and refusing
 * no more than before                                        would not end it
 * </pre>
 *
 * Two scalers that are created at the same moment may both pass, as neither is in memory yet. The controller settles that: the
 * older one keeps the workload, the younger one gets the condition TargetConflict.
 */
final class Conflicts {
    private static final Comparator<Claim> TELLING_ORDER =
            Comparator.comparing(Claim::kind).thenComparing(Claim::name);

    private final ClusterView cluster;

    Conflicts(ClusterView cluster) {
        this.cluster = cluster;
    }

    /**
     * What {@code claim} meets.
     *
     * @param before what the same object claimed until now, if it is there already
     * @param path of the field that makes the claim
     */
    Findings of(Claim claim, Optional<Claim> before, String path) {
        List<Claim> others = cluster.claimsOn(claim.target()).stream()
                .filter(other -> !other.isOneWith(claim))
                .toList();
        boolean known = before.filter(old -> claimsAsMuch(old, claim)).isPresent();
        var findings = Findings.NONE;
        for (Claim other : others.stream()
                .filter(one -> others.stream().noneMatch(maker -> made(maker, one)))
                .sorted(TELLING_ORDER)
                .toList()) {
            if (isOurs(claim) || isOurs(other)) {
                Findings one = judge(claim, other, path);
                findings = findings.and(known ? one.asWarnings() : one);
            }
        }
        return findings;
    }

    private static Findings judge(Claim claim, Claim other, String path) {
        String target = claim.target().words();
        if (isOurs(claim) && isOurs(other)) {
            return conflict(path, target + " is already scaled by " + other.words() + "; a workload has one scaler");
        }
        boolean recommends = isOurs(claim) ? claim.recommends() : other.recommends();
        if (recommends) {
            String scaler = isOurs(claim) ? other.words() : claim.words();
            return Findings.odd(
                    path, target + " is scaled by " + scaler + "; in mode Recommend that is only looked at");
        }
        String remedy = isOurs(claim) ? "delete that first, or use mode Recommend" : "delete that first";
        return conflict(
                path, target + " is already scaled by " + other.words() + ": both would fight over it; " + remedy);
    }

    private static Findings conflict(String path, String message) {
        return Findings.wrong(new Violation(path, "", Rule.Conflict, message));
    }

    private static boolean claimsAsMuch(Claim before, Claim now) {
        return before.target().equals(now.target()) && (now.recommends() || !before.recommends());
    }

    private static boolean made(Claim maker, Claim one) {
        return !maker.uid().isEmpty() && maker.uid().equals(one.ownerUid());
    }

    private static boolean isOurs(Claim claim) {
        return switch (claim.kind()) {
            case GENERAL_SCALER, ANNOTATED_DEPLOYMENT -> true;
            case HORIZONTAL_POD_AUTOSCALER, SCALED_OBJECT -> false;
        };
    }
}
