package io.generalscaler.webhook.validate;

import static org.assertj.core.api.Assertions.assertThat;

import io.generalscaler.api.claim.Claim;
import io.generalscaler.api.claim.Claim.Kind;
import io.generalscaler.api.workload.WorkloadId;
import io.generalscaler.api.workload.WorkloadKind;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Claims against those in memory, and updates of objects that are in a conflict already. */
final class ConflictsTest {
    private static final WorkloadId WEB = WorkloadId.deployment("shop", "web");
    private static final Claim HPA = claim(Kind.HORIZONTAL_POD_AUTOSCALER, WEB, false);
    private static final Claim MINE = claim(Kind.GENERAL_SCALER, WEB, false);
    private static final Claim RECOMMENDER = claim(Kind.GENERAL_SCALER, WEB, true);

    private static Claim claim(Kind kind, WorkloadId workload, boolean recommends) {
        return new Claim(kind, "a", "uid-of-" + kind, Instant.EPOCH, workload, Optional.empty(), recommends);
    }

    enum Answer {
        REFUSED,
        WARNED,
        SILENT
    }

    static Stream<Arguments> rows() {
        Claim elsewhere = claim(Kind.HORIZONTAL_POD_AUTOSCALER, WorkloadId.deployment("other", "web"), false);
        Claim statefulSet =
                claim(Kind.HORIZONTAL_POD_AUTOSCALER, new WorkloadId(WorkloadKind.STATEFUL_SET, "shop", "web"), false);
        Claim mineElsewhere = claim(Kind.GENERAL_SCALER, WorkloadId.deployment("shop", "other"), false);
        return Stream.of(
                row("a scaler on a target with an HPA", MINE, HPA, null, Answer.REFUSED),
                row("a recommender on a target with an HPA", RECOMMENDER, HPA, null, Answer.WARNED),
                row("an HPA of the same name in another namespace", MINE, elsewhere, null, Answer.SILENT),
                row("an HPA of a StatefulSet of the same name", MINE, statefulSet, null, Answer.SILENT),
                row("an update of a scaler in an old conflict", MINE, HPA, MINE, Answer.WARNED),
                row("a scaler that turns to a taken target", MINE, HPA, mineElsewhere, Answer.REFUSED),
                row("a recommender beside an HPA that wants to apply", MINE, HPA, RECOMMENDER, Answer.REFUSED),
                row(
                        "a scaler in an old conflict that only recommends from now on",
                        RECOMMENDER,
                        HPA,
                        MINE,
                        Answer.WARNED),
                row("an update of an HPA in an old conflict", HPA, MINE, HPA, Answer.WARNED));
    }

    private static Arguments row(String name, Claim claim, Claim other, Claim before, Answer answer) {
        return Arguments.of(name, claim, other, Optional.ofNullable(before), answer);
    }

    @ParameterizedTest(name = "{0}: {4}")
    @MethodSource("rows")
    void judges(String name, Claim claim, Claim other, Optional<Claim> before, Answer answer) {
        ReviewFindings found = new Conflicts(FixedCluster.of(other)).of(claim, before);
        Answer given = found.violations().isEmpty()
                ? found.warnings().isEmpty() ? Answer.SILENT : Answer.WARNED
                : Answer.REFUSED;
        assertThat(given).as(found.toString()).isEqualTo(answer);
    }
}
