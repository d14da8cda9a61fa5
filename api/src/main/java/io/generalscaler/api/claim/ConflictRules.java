package io.generalscaler.api.claim;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Two autoscalers on one workload undo each other's work for ever.
 *
 * <pre>
 * claim                     meets                            answer
 * scaler or annotations     scaler or annotations            refused
 * scaler or annotations     HPA or ScaledObject              refused; Recommend mode: a warning
 * HPA                       scaler or annotations            refused; Recommend mode: a warning
 * HPA                       HPA or ScaledObject              not ours to judge
 * annotations               the scaler made from them        one and the same
 * ScaledObject              the HPA that KEDA made for it    one and the same
 * </pre>
 *
 * What is refused has not got in yet. Where two are there all the same, {@link #whyToYield} says which of them leaves the workload alone: of
 * two scalers the one that does not hold it, or, while nobody does, the younger; and a scaler that would fight with anything else.
 */
public final class ConflictRules {
    /** Conflicts that are told one by one. */
    static final int MOST_TOLD = 100;

    private static final Comparator<Claim> TELLING_ORDER =
            Comparator.comparing(Claim::kind).thenComparing(Claim::name);
    private static final Comparator<Claim> OLDEST_FIRST =
            Comparator.comparing(Claim::created).thenComparing(Claim::name);

    private ConflictRules() {}

    /**
     * What {@code claim} meets when it comes to others: first what it is refused for, then what is tolerated. Beyond {@link #MOST_TOLD}
     * the last one says how many more there are.
     *
     * @param others claims on the same workload, any number of them; may hold the claim itself
     */
    public static List<Conflict> judge(Claim claim, Collection<Claim> others) {
        List<Claim> met = others.stream()
                .filter(other -> claim.kind().isOurs() || other.kind().isOurs())
                .filter(other -> !other.isOneWith(claim))
                .toList();
        Set<Maker> there = met.stream().map(Maker::as).collect(Collectors.toSet());
        List<Claim> told = met.stream()
                .filter(other ->
                        other.maker().filter(maker -> maker.isAmong(there)).isEmpty())
                .sorted(Comparator.comparing((Claim other) -> isTolerated(claim, other))
                        .thenComparing(TELLING_ORDER))
                .toList();
        List<Conflict> conflicts = told.stream()
                .limit(MOST_TOLD)
                .map(other -> conflict(claim, other))
                .collect(Collectors.toCollection(ArrayList::new));
        if (told.size() > MOST_TOLD) {
            conflicts.add(new Conflict(
                    claim.kind().path(),
                    claim.workload() + " is scaled by " + (told.size() - MOST_TOLD) + " more",
                    isTolerated(claim, told.get(MOST_TOLD))));
        }
        return List.copyOf(conflicts);
    }

    /**
     * Why a scaler that is there has to leave its workload alone; empty when it need not.
     *
     * @param all the claims on its workload, its own among them
     * @param heldSince since when the object of a claim has held the workload; empty if it does not
     */
    public static Optional<String> whyToYield(
            Claim scaler, Collection<Claim> all, Function<Claim, Optional<Instant>> heldSince) {
        Comparator<Claim> holderFirst =
                Comparator.comparing(claim -> heldSince.apply(claim).orElse(Instant.MAX));
        Optional<Claim> keeper =
                all.stream().filter(claim -> claim.kind().isOurs()).min(holderFirst.thenComparing(OLDEST_FIRST));
        if (keeper.isPresent() && !keeper.get().isOneWith(scaler)) {
            String how = heldSince
                    .apply(keeper.get())
                    .map(since -> " has held " + scaler.workload() + " since " + since.truncatedTo(ChronoUnit.SECONDS))
                    .orElse(" is older and keeps " + scaler.workload());
            return Optional.of(quoted(keeper.get()) + how);
        }
        if (scaler.recommends()) {
            return Optional.empty();
        }
        return all.stream()
                .filter(claim -> !claim.kind().isOurs() && !claim.isOneWith(scaler))
                .min(TELLING_ORDER)
                .map(other -> quoted(other) + " scales " + scaler.workload()
                        + " too; remove one of the two, or use mode: Recommend");
    }

    private static boolean isTolerated(Claim claim, Claim other) {
        boolean isOurs = claim.kind().isOurs();
        return isOurs != other.kind().isOurs() && (isOurs ? claim.recommends() : other.recommends());
    }

    private static Conflict conflict(Claim claim, Claim other) {
        String path = claim.kind().path();
        String workload = claim.workload().toString();
        boolean isOurs = claim.kind().isOurs();
        if (isOurs && other.kind().isOurs()) {
            return new Conflict(
                    path, workload + " is already scaled by " + other.words() + "; a workload has one scaler", false);
        }
        if (isTolerated(claim, other)) {
            String scaler = isOurs ? other.words() : claim.words();
            return new Conflict(
                    path, workload + " is scaled by " + scaler + "; in mode Recommend that is only looked at", true);
        }
        String remedy = isOurs ? "delete that first, or use mode Recommend" : "delete that first";
        return new Conflict(
                path,
                workload + " is already scaled by " + other.words() + ": both would fight over it; " + remedy,
                false);
    }

    private static String quoted(Claim claim) {
        return claim.kind().word() + " '" + claim.name() + "'";
    }
}
