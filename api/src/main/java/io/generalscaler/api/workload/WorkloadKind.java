package io.generalscaler.api.workload;

/**
 * A kind of workload. The version of its API is not part of it: {@code apps/v1} and {@code apps/v1beta2} name the same Deployments.
 *
 * @param group API group, empty for the core group
 * @param name for example {@code Deployment}
 */
public record WorkloadKind(String group, String name) {
    public static final WorkloadKind DEPLOYMENT = new WorkloadKind("apps", "Deployment");
    public static final WorkloadKind STATEFUL_SET = new WorkloadKind("apps", "StatefulSet");

    /** The kind of that name in the group of an {@code apiVersion} such as {@code apps/v1}; without a slash, the core group. */
    public static WorkloadKind of(String apiVersion, String name) {
        int slash = apiVersion.indexOf('/');
        var kind = new WorkloadKind(slash < 0 ? "" : apiVersion.substring(0, slash), name);
        // Thousands of workloads are of these kinds: they share one object.
        return kind.equals(DEPLOYMENT) ? DEPLOYMENT : kind.equals(STATEFUL_SET) ? STATEFUL_SET : kind;
    }
}
