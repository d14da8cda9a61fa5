package io.generalscaler.examples.demo.show;

import io.fabric8.kubernetes.client.informers.ResourceEventHandler;
import io.generalscaler.api.v1alpha1.DecisionStatus;
import io.generalscaler.api.v1alpha1.GeneralScaler;
import io.generalscaler.api.v1alpha1.StepStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** Every decision that the scalers' status has shown, in the order seen. */
public final class Journal implements ResourceEventHandler<GeneralScaler> {

    private final Map<String, List<DecisionStatus>> decisions = new TreeMap<>();
    private final BiConsumer<String, DecisionStatus> onDecision;

    /** Tells {@code onDecision} of each new decision, with the scaler's name. */
    public Journal(BiConsumer<String, DecisionStatus> onDecision) {
        this.onDecision = onDecision;
    }

    @Override
    public void onAdd(GeneralScaler scaler) {
        note(scaler);
    }

    @Override
    public void onUpdate(GeneralScaler before, GeneralScaler scaler) {
        note(scaler);
    }

    @Override
    public void onDelete(GeneralScaler scaler, boolean unknown) {
        // What was decided stays decided.
    }

    /** The decisions of the scaler {@code name} so far. */
    public synchronized List<DecisionStatus> of(String name) {
        return List.copyOf(decisions.getOrDefault(name, List.of()));
    }

    private void note(GeneralScaler scaler) {
        if (scaler.getStatus() == null || scaler.getStatus().lastDecision() == null) {
            return;
        }
        String name = scaler.getMetadata().getName();
        DecisionStatus decision = scaler.getStatus().lastDecision();
        synchronized (this) {
            List<DecisionStatus> seen = decisions.computeIfAbsent(name, ignored -> new ArrayList<>());
            if (!seen.isEmpty() && seen.getLast().equals(decision)) {
                return;
            }
            seen.add(decision);
        }
        onDecision.accept(name, decision);
    }

    /** Whether the decision let more replicas run than before. */
    static boolean up(DecisionStatus decision) {
        return "Scale".equals(decision.decision()) && number(decision.to()) > number(decision.from());
    }

    /** Whether the decision let fewer replicas run than before. */
    static boolean down(DecisionStatus decision) {
        return "Scale".equals(decision.decision()) && number(decision.to()) < number(decision.from());
    }

    static List<StepStatus> steps(DecisionStatus decision) {
        List<StepStatus> steps = decision.steps();
        return steps == null ? List.of() : steps;
    }

    private static int number(@Nullable Integer value) {
        return value == null ? 0 : value;
    }
}
