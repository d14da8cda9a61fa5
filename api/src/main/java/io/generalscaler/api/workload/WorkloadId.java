package io.generalscaler.api.workload;

/** The name of a workload. Prints as {@code Deployment worker}. */
public record WorkloadId(WorkloadKind kind, String namespace, String name) {

    /** A Deployment. */
    public static WorkloadId deployment(String namespace, String name) {
        return new WorkloadId(WorkloadKind.DEPLOYMENT, namespace, name);
    }

    /** Whether this is a Deployment. */
    public boolean isDeployment() {
        return kind.equals(WorkloadKind.DEPLOYMENT);
    }

    @Override
    public String toString() {
        return kind.name() + " " + name;
    }
}
