package io.generalscaler.controller.observe.cluster;

/** The workloads that scalers scale. */
public interface Workloads {

    /** The size of a scaler's workload, as seen last. */
    Lookup target(Scaler.Working spec) throws InterruptedException;

    /** Takes over a size that was written, so that its echo is no news. */
    void wrote(Target from, Target to);
}
