package io.generalscaler.controller.report;

/** Tells people about visits. */
@FunctionalInterface
public interface Reports {

    /**
     * Tells about a visit.
     *
     * @param before what was told before
     * @return what has been told now
     */
    Reported report(Visit visit, Reported before) throws InterruptedException;
}
