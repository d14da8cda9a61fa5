package io.generalscaler.engine;

import io.generalscaler.engine.model.Decision;
import io.generalscaler.engine.model.Findings;
import io.generalscaler.engine.model.History;
import io.generalscaler.engine.model.Outcome;
import io.generalscaler.engine.model.Reason;
import io.generalscaler.engine.model.Snapshot;
import io.generalscaler.engine.model.Trace;
import java.util.List;

/** Decides on a size. */
public final class Engine {

    private Engine() {}

    /** The decision for one snapshot. Equal snapshots give equal traces; no snapshot makes it throw. */
    public static Trace decide(Snapshot snapshot) {
        int current = snapshot.target().replicas();
        return new Trace(
                snapshot.now(),
                new Decision.Hold(current, current, Reason.AtDesired),
                List.of(),
                List.of(),
                Findings.none(snapshot.history().carried()));
    }

    /** The history for the next snapshot, given what became of this decision. */
    public static History remember(Snapshot snapshot, Trace trace, Outcome outcome) {
        return snapshot.history();
    }
}
