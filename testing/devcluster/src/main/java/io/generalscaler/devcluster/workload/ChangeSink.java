package io.generalscaler.devcluster.workload;

/** Makes changes in the cluster, as its controllers' user. */
@FunctionalInterface
public interface ChangeSink {
    /**
     * Makes one change. When this returns, the change has been reported to {@link WorkloadSimulator#changed}.
     *
     * @return false where it was made from an old version, or is refused: the controller will look again
     */
    boolean make(Change change);
}
