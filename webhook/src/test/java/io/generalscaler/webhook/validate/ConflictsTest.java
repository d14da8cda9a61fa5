package io.generalscaler.webhook.validate;

import static org.assertj.core.api.Assertions.assertThat;

import io.generalscaler.api.problem.Violation;
import io.generalscaler.api.problem.Warning;
import io.generalscaler.webhook.cluster.Claim;
import io.generalscaler.webhook.cluster.Claim.Kind;
import io.generalscaler.webhook.cluster.Target;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

final class ConflictsTest {
    private static final Target WEB = Target.deployment("shop", "web");

    private static Claim scaler(String name) {
        return new Claim(Kind.GENERAL_SCALER, name, "uid-" + name, WEB, "", false);
    }

    private static Claim recommender(String name) {
        return new Claim(Kind.GENERAL_SCALER, name, "uid-" + name, WEB, "", true);
    }

    private static Claim ownedBy(Claim owner, Claim claim) {
        return new Claim(claim.kind(), claim.name(), claim.uid(), claim.target(), owner.uid(), claim.recommends());
    }

    private static Claim of(Kind kind, String name) {
        return new Claim(kind, name, "uid-" + name, WEB, "", false);
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
        Claim elsewhere =
                new Claim(Kind.HORIZONTAL_POD_AUTOSCALER, "hpa", "u", Target.deployment("other", "web"), "", false);
        Claim statefulSet =
                new Claim(Kind.GENERAL_SCALER, "db", "u", new Target("shop", "apps", "StatefulSet", "web"), "", false);
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
                row("an HPA that KEDA made", ownedBy(KEDA, HPA), List.of(KEDA), Answer.SILENT),
                row("an HPA of the same name in another namespace", MINE, List.of(elsewhere), Answer.SILENT),
                row("a scaler of a StatefulSet of the same name", MINE, List.of(statefulSet), Answer.SILENT));
    }

    private static Arguments row(String name, Claim claim, List<Claim> others, Answer answer) {
        return Arguments.of(name, claim, others, Optional.empty(), answer);
    }

    static Stream<Arguments> updates() {
        Claim mineElsewhere =
                new Claim(Kind.GENERAL_SCALER, "mine", "uid-mine", Target.deployment("shop", "other"), "", false);
        return Stream.of(
                Arguments.of(
                        "an update of a scaler in an old conflict",
                        MINE,
                        List.of(HPA),
                        Optional.of(MINE),
                        Answer.WARNED),
                Arguments.of(
                        "a scaler that turns to a taken target",
                        MINE,
                        List.of(HPA),
                        Optional.of(mineElsewhere),
                        Answer.REFUSED),
                Arguments.of(
                        "a recommender beside an HPA that wants to apply",
                        MINE,
                        List.of(HPA),
                        Optional.of(recommender("mine")),
                        Answer.REFUSED),
                Arguments.of(
                        "a scaler in an old conflict that only recommends from now on",
                        recommender("mine"),
                        List.of(HPA),
                        Optional.of(MINE),
                        Answer.WARNED),
                Arguments.of(
                        "an update of an HPA in an old conflict", HPA, List.of(MINE), Optional.of(HPA), Answer.WARNED));
    }

    @ParameterizedTest(name = "{0}: {4}")
    @MethodSource({"rows", "updates"})
    void judges(String name, Claim claim, List<Claim> others, Optional<Claim> before, Answer answer) {
        var cluster = new FixedCluster(others, List.of());
        Findings found = new Conflicts(cluster).of(claim, before, "spec.targetRef");
        Answer given = found.violations().isEmpty()
                ? found.warnings().isEmpty() ? Answer.SILENT : Answer.WARNED
                : Answer.REFUSED;
        assertThat(given).as(found.toString()).isEqualTo(answer);
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
                        "spec.targetRef: Deployment web is already scaled by GeneralScaler mine: both would fight over it;"
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
        Findings found =
                new Conflicts(new FixedCluster(others, List.of())).of(claim, Optional.empty(), "spec.targetRef");
        List<String> sentences = Stream.concat(
                        found.violations().stream().map(Violation::sentence),
                        found.warnings().stream().map(Warning::sentence))
                .toList();
        assertThat(sentences).first().isEqualTo(sentence);
        assertThat(sentences)
                .hasSize(others.stream().anyMatch(one -> !one.ownerUid().isEmpty()) ? 1 : others.size());
    }
}
