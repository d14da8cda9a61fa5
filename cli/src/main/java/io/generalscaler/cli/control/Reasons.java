package io.generalscaler.cli.control;

import io.generalscaler.api.problem.Problems;
import io.generalscaler.api.schema.Bounds;
import io.generalscaler.api.schema.Shapes;
import io.generalscaler.api.v1alpha1.PauseSpec;
import io.generalscaler.cli.terminal.CommandFailure;

/** What {@code --reason} may say: what {@code spec.pause.reason} and {@code spec.override.reason} may. */
final class Reasons {
    private Reasons() {}

    static void check(String reason) {
        Problems problems = Problems.from("--reason");
        Bounds.check(Shapes.of(PauseSpec.class), new PauseSpec(null, reason), problems);
        problems.violations().stream().findFirst().ifPresent(violation -> {
            throw CommandFailure.usage("--reason " + violation.message());
        });
    }
}
