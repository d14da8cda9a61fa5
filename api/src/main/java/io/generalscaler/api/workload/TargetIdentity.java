package io.generalscaler.api.workload;

/**
 * One workload, told from an earlier or later one of the same name.
 *
 * @param uid as the API server has it; empty where it did not say
 */
public record TargetIdentity(WorkloadKind kind, String name, String uid) {

    /** Whether both are one and the same; of two of which one has no uid, the names decide. */
    public boolean isSameAs(TargetIdentity other) {
        return hasNameOf(other) && (uid.isEmpty() || other.uid.isEmpty() || uid.equals(other.uid));
    }

    /** Whether the two go by one name, be it one after the other. */
    public boolean hasNameOf(TargetIdentity other) {
        return kind.equals(other.kind) && name.equals(other.name);
    }
}
