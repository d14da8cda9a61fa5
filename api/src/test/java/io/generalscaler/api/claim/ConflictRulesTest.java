package io.generalscaler.api.claim;

import static org.assertj.core.api.Assertions.assertThat;

import io.generalscaler.api.claim.Claim.Kind;
import io.generalscaler.api.workload.WorkloadId;
import io.generalscaler.testing.Growth;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

final class ConflictRulesTest {
    private static final WorkloadId WEB = WorkloadId.deployment("shop", "web");

    private static Claim scaler(String name) {
        return new Claim(Kind.GENERAL_SCALER, name, "uid-" + name, Instant.EPOCH, WEB, Optional.empty(), false);
    }

    private static Claim recommender(String name) {
        return new Claim(Kind.GENERAL_SCALER, name, "uid-" + name, Instant.EPOCH, WEB, Optional.empty(), true);
    }

    private static Claim ownedBy(Claim owner, Claim claim) {
        return new Claim(
                claim.kind(),
                claim.name(),
                claim.uid(),
                claim.created(),
                claim.workload(),
                Optional.of(new Maker(owner.kind(), owner.name(), owner.uid())),
                claim.recommends());
    }

    private static Claim of(Kind kind, String name) {
        return new Claim(kind, name, "uid-" + name, Instant.EPOCH, WEB, Optional.empty(), false);
    }

    private static final Claim HPA = of(Kind.HORIZONTAL_POD_AUTOSCALER, "hpa");
    private static final Claim KEDA = of(Kind.SCALED_OBJECT, "keda");
    private static final Claim ANNOTATED = of(Kind.ANNOTATED_DEPLOYMENT, "web");
    private static final Claim MINE = scaler("mine");

    enum Answer {
        REFUSED,
        WARNED,
        SILENT
    }

    static Stream<Arguments> rows() {
        return Stream.of(
                row("a scaler alone", MINE, List.of(), Answer.SILENT),
                row("a scaler that meets itself", MINE, List.of(MINE), Answer.SILENT),
                row("a second scaler", MINE, List.of(scaler("first")), Answer.REFUSED),
                row(
                        "a second scaler that only recommends",
                        recommender("mine"),
                        List.of(scaler("first")),
                        Answer.REFUSED),
                row("a scaler on a target with an HPA", MINE, List.of(HPA), Answer.REFUSED),
                row("a recommender on a target with an HPA", recommender("mine"), List.of(HPA), Answer.WARNED),
                row("a scaler on a target of KEDA", MINE, List.of(KEDA), Answer.REFUSED),
                row("a recommender on a target of KEDA", recommender("mine"), List.of(KEDA), Answer.WARNED),
                row("a scaler on an annotated Deployment", MINE, List.of(ANNOTATED), Answer.REFUSED),
                row(
                        "the scaler made from the annotations",
                        ownedBy(ANNOTATED, MINE),
                        List.of(ANNOTATED),
                        Answer.SILENT),
                row(
                        "a Deployment that meets its own scaler",
                        ANNOTATED,
                        List.of(ownedBy(ANNOTATED, MINE)),
                        Answer.SILENT),
                row("a Deployment on a target with a scaler", ANNOTATED, List.of(MINE), Answer.REFUSED),
                row("a Deployment on a target with an HPA", ANNOTATED, List.of(HPA), Answer.REFUSED),
                row("an HPA on a target with a scaler", HPA, List.of(MINE), Answer.REFUSED),
                row("an HPA on a target with a recommender", HPA, List.of(recommender("r")), Answer.WARNED),
                row("an HPA on an annotated Deployment", HPA, List.of(ANNOTATED), Answer.REFUSED),
                row(
                        "an HPA that meets another HPA",
                        HPA,
                        List.of(of(Kind.HORIZONTAL_POD_AUTOSCALER, "b")),
                        Answer.SILENT),
                row("an HPA that KEDA made", ownedBy(KEDA, HPA), List.of(KEDA), Answer.SILENT));
    }

    private static Arguments row(String name, Claim claim, List<Claim> others, Answer answer) {
        return Arguments.of(name, claim, others, answer);
    }

    @ParameterizedTest(name = "{0}: {3}")
    @MethodSource("rows")
    void judges(String name, Claim claim, List<Claim> others, Answer answer) {
        List<Conflict> met = ConflictRules.judge(claim, others);
        Answer given = met.isEmpty()
                ? Answer.SILENT
                : met.stream().allMatch(Conflict::isTolerated) ? Answer.WARNED : Answer.REFUSED;
        assertThat(given).as(met.toString()).isEqualTo(answer);
    }

    static Stream<Arguments> words() {
        return Stream.of(
                Arguments.of(
                        MINE,
                        List.of(scaler("first")),
                        "spec.targetRef: Deployment web is already scaled by GeneralScaler first; a workload has one scaler"),
                Arguments.of(
                        MINE,
                        List.of(KEDA, HPA, ANNOTATED),
                        "spec.targetRef: Deployment web is already scaled by Deployment web (by its annotations); a workload has"
                                + " one scaler"),
                Arguments.of(
                        MINE,
                        List.of(KEDA, ownedBy(KEDA, HPA)),
                        "spec.targetRef: Deployment web is already scaled by ScaledObject keda: both would fight over it; delete"
                                + " that first, or use mode Recommend"),
                Arguments.of(
                        HPA,
                        List.of(MINE),
                        "spec.scaleTargetRef: Deployment web is already scaled by GeneralScaler mine: both would fight over it;"
                                + " delete that first"),
                Arguments.of(
                        recommender("mine"),
                        List.of(HPA),
                        "spec.targetRef: Deployment web is scaled by HorizontalPodAutoscaler hpa; in mode Recommend that is"
                                + " only looked at"));
    }

    @ParameterizedTest(name = "{index}: says who scales the workload and what to do")
    @MethodSource("words")
    void says(Claim claim, List<Claim> others, String sentence) {
        List<String> sentences = ConflictRules.judge(claim, others).stream()
                .map(conflict -> conflict.asWarning().sentence())
                .toList();
        assertThat(sentences).first().isEqualTo(sentence);
        assertThat(sentences)
                .hasSize(others.stream().anyMatch(one -> one.maker().isPresent()) ? 1 : others.size());
    }

    private static List<Claim> many(int count) {
        return IntStream.range(0, count)
                .mapToObj(
                        i -> ownedBy(of(Kind.SCALED_OBJECT, "keda" + i), of(Kind.HORIZONTAL_POD_AUTOSCALER, "hpa" + i)))
                .toList();
    }

    @Test
    void tellsAHundredConflictsAndHowManyMoreThereAre() {
        List<Conflict> met = ConflictRules.judge(MINE, many(10_000));

        assertThat(met).hasSize(ConflictRules.MOST_TOLD + 1);
        assertThat(met.getLast())
                .isEqualTo(new Conflict("spec.targetRef", "Deployment web is scaled by 9900 more", false));
    }

    @Test
    void whatIsToleratedHidesNoRefusal() {
        List<Claim> recommenders =
                IntStream.range(0, 200).mapToObj(i -> recommender("a" + i)).toList();
        List<Claim> all =
                Stream.concat(recommenders.stream(), Stream.of(scaler("z"))).toList();

        List<Conflict> met = ConflictRules.judge(HPA, all);

        assertThat(met.getFirst().isTolerated()).isFalse();
        assertThat(met.subList(1, met.size())).allMatch(Conflict::isTolerated).hasSize(100);
    }

    @Test
    void costsNoMoreThanInProportionToTheClaims() {
        Growth.isLinear("a scaler among HPAs", 5_000, size -> ConflictRules.judge(MINE, many(size)));
        Growth.isLinear("an HPA among HPAs", 5_000, size -> ConflictRules.judge(HPA, many(size)));
    }

    private static Claim at(int second, Claim claim) {
        return new Claim(
                claim.kind(),
                claim.name(),
                claim.uid(),
                Instant.ofEpochSecond(second),
                claim.workload(),
                claim.maker(),
                claim.recommends());
    }

    static Stream<Arguments> together() {
        return Stream.of(
                Arguments.of("a scaler alone", MINE, List.of(MINE), ""),
                Arguments.of(
                        "the younger of two scalers",
                        at(2, scaler("a")),
                        List.of(at(2, scaler("a")), at(1, scaler("z"))),
                        "GeneralScaler 'z' is older and keeps Deployment web"),
                Arguments.of(
                        "the older of two scalers",
                        at(1, scaler("z")),
                        List.of(at(2, scaler("a")), at(1, scaler("z"))),
                        ""),
                Arguments.of(
                        "of two of the same second, the later in the alphabet",
                        at(1, scaler("b")),
                        List.of(at(1, scaler("b")), at(1, scaler("a"))),
                        "GeneralScaler 'a' is older and keeps Deployment web"),
                Arguments.of(
                        "a scaler older than an HPA",
                        at(1, MINE),
                        List.of(at(1, MINE), at(2, HPA)),
                        "HorizontalPodAutoscaler 'hpa' scales Deployment web too; remove one of the two, or use mode: Recommend"),
                Arguments.of("a recommender beside an HPA", recommender("r"), List.of(recommender("r"), HPA), ""),
                Arguments.of(
                        "a scaler older than the one that holds the workload",
                        at(1, scaler("a")),
                        List.of(at(1, scaler("a")), at(2, scaler("holder"))),
                        "GeneralScaler 'holder' has held Deployment web since 1970-01-01T00:00:03Z"),
                Arguments.of(
                        "the scaler that holds the workload",
                        at(2, scaler("holder")),
                        List.of(at(1, scaler("a")), at(2, scaler("holder"))),
                        ""),
                Arguments.of(
                        "a holder beside an HPA",
                        scaler("holder"),
                        List.of(scaler("holder"), HPA),
                        "HorizontalPodAutoscaler 'hpa' scales Deployment web too; remove one of the two, or use mode: Recommend"));
    }

    private static Optional<Instant> heldSince(Claim claim) {
        return claim.name().equals("holder") ? Optional.of(Instant.ofEpochMilli(3_500)) : Optional.empty();
    }

    @ParameterizedTest(name = "{0} leaves the workload alone: {3}")
    @MethodSource("together")
    void saysWhoYields(String name, Claim scaler, List<Claim> all, String why) {
        assertThat(ConflictRules.whyToYield(scaler, all, ConflictRulesTest::heldSince)
                        .orElse(""))
                .isEqualTo(why);
    }
}
