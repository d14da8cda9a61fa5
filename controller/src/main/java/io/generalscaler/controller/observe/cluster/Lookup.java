package io.generalscaler.controller.observe.cluster;

/** What is known of a workload. */
public sealed interface Lookup {

    /** It exists and has a size. */
    record Found(Target target) implements Lookup {}

    /**
     * It does not exist, or cannot be scaled.
     *
     * @param why a clause for people
     */
    record Absent(String why) implements Lookup {}

    /**
     * The API server cannot say now.
     *
     * @param why a clause for people
     */
    record Unknown(String why) implements Lookup {}
}
