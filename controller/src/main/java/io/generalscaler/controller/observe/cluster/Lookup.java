package io.generalscaler.controller.observe.cluster;

import java.util.OptionalInt;

/** What is known of a workload. */
public sealed interface Lookup {

    /** It exists and has a size. */
    record Found(Target target) implements Lookup {}

    /**
     * It does not exist, or no object of its kind can be scaled.
     *
     * @param why a clause for people
     */
    record Absent(String why) implements Lookup {}

    /**
     * The API server says that its size cannot be read.
     *
     * @param why a clause for people, with the API server's reason
     * @param isThere whether there is one at all
     */
    record Unreadable(String why, boolean isThere) implements Lookup {}

    /**
     * It exists and has no size yet: nobody ever said how many replicas it is to have.
     *
     * @param target where a size can be written; it has none itself
     * @param running how many it runs, above 0; empty where that is not known
     * @param why a clause for people, with the API server's reason
     */
    record Sizeless(Target target, OptionalInt running, String why) implements Lookup {}

    /**
     * The API server cannot say now.
     *
     * @param why a clause for people
     */
    record Unknown(String why) implements Lookup {}
}
