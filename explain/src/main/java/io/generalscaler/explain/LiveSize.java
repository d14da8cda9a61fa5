package io.generalscaler.explain;

/** The size of a scaler's workload at this moment, whatever a status says. */
public sealed interface LiveSize {

    /** It was read. */
    record Read(int replicas) implements LiveSize {}

    /**
     * It could not be read.
     *
     * @param why a clause for people
     */
    record Unreadable(String why) implements LiveSize {}

    /** Nobody looked. */
    record NotRead() implements LiveSize {}
}
