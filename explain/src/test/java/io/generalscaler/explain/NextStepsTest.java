package io.generalscaler.explain;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.client.utils.Serialization;
import io.generalscaler.api.v1alpha1.GeneralScaler;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What to do after another hand has set the size. */
final class NextStepsTest {
    private static final String LEAVE_OUT =
            "to keep it from coming again, take replicas out of what is applied (docs/gitops.md)";

    @Test
    @DisplayName("kubectl scale is no manifest: nothing is to be taken out of one")
    void scaledByHand() {
        assertThat(after("""
                {decision: Scale, reason: ScaledUp, time: "2026-01-15T10:29:00Z", steps: [
                  {stage: Hand, before: 3, after: 3, reason: ForeignChange, message: kubectl changed the size from 13 to 3 through /scale}]}
                """)).isEmpty();
    }

    @Test
    @DisplayName("a manifest that was applied is named once")
    void applied() {
        assertThat(after("""
                {decision: Scale, reason: ScaledUp, time: "2026-01-15T10:29:00Z", steps: [
                  {stage: Hand, before: 2, after: 2, reason: ForeignChange, message: helm changed the size from 13 to 2; the way back to 13 is free}]}
                """)).containsExactly(LEAVE_OUT);
    }

    @Test
    @DisplayName("who is given way to is named once, not twice")
    void givenWayTo() {
        assertThat(after("""
                {decision: Hold, reason: BackedOff, time: "2026-01-15T10:29:00Z", steps: [
                  {stage: Hand, before: 2, after: 2, reason: ForeignChange, message: helm changed the size from 13 to 2; the way back to 13 is free},
                  {stage: BackOff, before: 13, after: 2, reason: BackedOff, message: helm has undone it}]}
                """))
                .containsExactly(
                        "take replicas out of what the other hand applies (docs/gitops.md), or set spec.mode to Recommend here");
    }

    private static List<String> after(String decision) {
        GeneralScaler scaler = Serialization.unmarshal(
                """
                metadata: {name: web, namespace: shop, generation: 1, creationTimestamp: "2026-01-15T09:00:00Z"}
                spec: {targetRef: {name: web}, minReplicas: 1, maxReplicas: 20}
                status:
                  observedGeneration: 1
                  lastDecision: %s
                """.formatted(decision.replace("\n", " ").strip()), GeneralScaler.class);
        return NextSteps.of(scaler, new Ages(Instant.parse("2026-01-15T10:30:00Z")));
    }
}
