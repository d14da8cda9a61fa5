package io.generalscaler.controller.loop;

import io.generalscaler.api.status.Unwritten;
import io.generalscaler.controller.act.ScaleResult;
import io.generalscaler.engine.model.WriteOutcome;
import java.util.Optional;

/** What follows from what became of a write. */
final class ScaleOutcome {

    private ScaleOutcome() {}

    /** What the engine has to know of it. */
    static WriteOutcome of(ScaleResult result) {
        return switch (result) {
            case ScaleResult.Written _, ScaleResult.Nothing _ -> WriteOutcome.APPLIED;
            case ScaleResult.Conflict _ -> WriteOutcome.CONFLICT;
            case ScaleResult.Refused _, ScaleResult.Unsure _, ScaleResult.NotLeading _ -> WriteOutcome.NOT_WRITTEN;
        };
    }

    /** Why a decision could not be carried out; empty where it was. */
    static Optional<Unwritten> problem(ScaleResult result) {
        return switch (result) {
            case ScaleResult.Written _, ScaleResult.Nothing _ -> Optional.empty();
            case ScaleResult.Refused(String why) -> Optional.of(new Unwritten(why, true));
            case ScaleResult.Conflict _ -> passing("others keep changing the workload; it is decided again");
            case ScaleResult.Unsure _ -> passing("the API server did not answer the write");
            case ScaleResult.NotLeading _ -> passing("another replica of the controller leads");
        };
    }

    private static Optional<Unwritten> passing(String why) {
        return Optional.of(new Unwritten(why, false));
    }
}
