package io.generalscaler.engine.model;

import java.util.List;

/** Puts a trace into one sentence. */
final class Summary {

    private Summary() {}

    static String of(Trace trace) {
        Decision decision = trace.decision();
        if (decision instanceof Decision.Refuse) {
            // Of a size that may not be known nothing is said.
            return String.join("; ", trace.steps().stream().map(Step::message).toList());
        }
        int from = decision.currentReplicas();
        int to = decision.desiredReplicas();
        String head = from == to ? "stays at " + from : from + " → " + to;
        List<String> clauses = trace.steps().stream().map(Step::message).toList();
        return clauses.isEmpty() ? head : head + ": " + String.join("; ", clauses);
    }
}
