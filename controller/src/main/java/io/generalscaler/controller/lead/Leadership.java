package io.generalscaler.controller.lead;

/** Whether this process may act. */
@FunctionalInterface
public interface Leadership {

    /** For a controller that runs alone. */
    Leadership ALONE = () -> true;

    /**
     * True when a write that starts now ends before anybody else could have taken over. Ask directly before each write.
     */
    boolean mayWrite();
}
