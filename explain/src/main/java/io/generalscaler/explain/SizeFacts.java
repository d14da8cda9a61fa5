package io.generalscaler.explain;

import static io.generalscaler.explain.Subjects.shown;

import io.generalscaler.api.v1alpha1.GeneralScalerSpec;
import io.generalscaler.api.v1alpha1.GeneralScalerStatus;
import io.generalscaler.engine.model.History;
import io.generalscaler.engine.model.Recommendation;
import io.generalscaler.explain.Statement.Fact;
import java.util.ArrayList;
import java.util.IntSummaryStatistics;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The size that a workload has, and those that it had or was asked for. */
final class SizeFacts {

    private SizeFacts() {}

    /** What is, what is wanted, and what is allowed. */
    static Fact replicas(GeneralScalerSpec spec, @Nullable GeneralScalerStatus status, LiveSize live, Ages ages) {
        int min = Objects.requireNonNullElse(spec.minReplicas(), GeneralScalerSpec.DEFAULT_MIN_REPLICAS);
        String allowed = min + " to " + shown(spec.maxReplicas()) + " allowed";
        List<String> sizes = new ArrayList<>();
        switch (live) {
            case LiveSize.Read(int replicas) -> sizes.add(replicas + " now");
            case LiveSize.Unreadable(String why) -> sizes.add("not known now (" + why + ")");
            case LiveSize.NotRead() -> {}
        }
        if (status != null && status.currentReplicas() != null && !(live instanceof LiveSize.Read)) {
            sizes.add(status.currentReplicas() + " seen");
        }
        if (status != null && status.desiredReplicas() != null) {
            sizes.add(status.desiredReplicas() + " wanted");
        }
        String asOf = status == null || status.currentReplicas() == null ? "" : ages.asOf(status);
        String changed = status == null || status.currentReplicas() == null
                ? ""
                : status.lastScaleTime() == null
                        ? "; not changed yet"
                        : "; last changed " + ages.of(status.lastScaleTime());
        String said = sizes.isEmpty() ? "" : String.join(", ", sizes) + asOf + ", ";
        return new Fact(
                "Replicas", live instanceof LiveSize.Unreadable ? Tone.WARN : Tone.PLAIN, said + allowed + changed);
    }

    /** What windows and rate limits count; empty where they count nothing. */
    static Optional<Fact> remembered(History history) {
        List<String> hints = new ArrayList<>();
        IntSummaryStatistics asked = history.recommendations().stream()
                .flatMap(List::stream)
                .mapToInt(Recommendation::replicas)
                .summaryStatistics();
        if (asked.getCount() > 0) {
            hints.add("within the windows " + asked.getMin()
                    + (asked.getMin() == asked.getMax() ? "" : " to " + asked.getMax()) + " was asked for");
        }
        int changes = history.scaleEvents().size();
        if (changes > 0) {
            hints.add(changes + (changes == 1 ? " change" : " changes") + " within the rate periods");
        }
        if (history.carried().scaledToZero()) {
            hints.add("at zero by its own decision");
        }
        return hints.isEmpty()
                ? Optional.empty()
                : Optional.of(new Fact("Remembers", Tone.PLAIN, String.join("; ", hints)));
    }
}
