package io.generalscaler.kube.lease;

/** Whether this process may act. */
@FunctionalInterface
public interface Leadership {

    /** For a program that runs alone. */
    Leadership ALONE = () -> true;

    /**
     * True when a write that starts now ends before anybody else could have taken over. Ask directly before each write.
     */
    boolean mayWrite();
}
