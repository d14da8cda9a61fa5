package io.generalscaler.controller.act;

import io.generalscaler.controller.observe.cluster.Target;

/** What became of a write of a size. */
public sealed interface ScaleResult {

    /** There was nothing to write. */
    record Nothing() implements ScaleResult {}

    /** It was written; the workload as it is now. */
    record Written(Target target) implements ScaleResult {}

    /** Somebody else has changed the workload since it was looked at. Decide again. */
    record Conflict() implements ScaleResult {}

    /**
     * The API server will not do it.
     *
     * @param why a clause for people
     */
    record Refused(String why) implements ScaleResult {}

    /** No answer: it may have been written or not. */
    record Unsure() implements ScaleResult {}

    /** This process does not lead, so nothing was sent. */
    record NotLeading() implements ScaleResult {}
}
