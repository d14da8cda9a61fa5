package io.generalscaler.controller.loop;

import io.generalscaler.controller.act.Actuator;
import io.generalscaler.controller.observe.cluster.Lookup;
import io.generalscaler.controller.observe.cluster.Scaler;
import io.generalscaler.engine.plan.Controls;
import io.generalscaler.engine.plan.Mode;
import java.time.Instant;

/** The size of a workload that nobody ever gave one: what it runs or, where that is not known, {@code minReplicas}. */
record FirstSize(Actuator actuator) {

    /** Whether the spec lets a size be written now. */
    static boolean mayBeWritten(Scaler.Working spec, Instant now) {
        Controls controls = spec.compiled().plan().controls();
        return controls.mode() == Mode.APPLY
                && controls.pause().filter(pause -> pause.activeAt(now)).isEmpty();
    }

    /** Writes it, and says so in a clause that follows the reason. */
    String write(Scaler.Working spec, Lookup.Sizeless sizeless) throws InterruptedException {
        int size = sizeless.running().orElse(spec.compiled().plan().limits().minReplicas());
        String what = "; " + (sizeless.running().isPresent() ? "what it runs" : "minReplicas") + " (" + size + ") ";
        return ScaleOutcome.problem(actuator.write(sizeless.target(), size))
                .map(problem -> what + "could not be written: " + problem.why())
                .orElse(what + "is written");
    }
}
