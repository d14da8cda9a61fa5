package io.generalscaler.api.compile;

import io.generalscaler.api.workload.WorkloadId;
import io.generalscaler.api.workload.WorkloadKind;

/**
 * The workload that is scaled, in the scaler's own namespace.
 *
 * @param apiVersion such as apps/v1
 * @param kind such as Deployment
 */
public record ScaleTarget(String apiVersion, String kind, String name) {
    /** The API group; empty for the core group. */
    public String group() {
        return WorkloadKind.of(apiVersion, kind).group();
    }

    /** The workload of that name in {@code namespace}. */
    public WorkloadId in(String namespace) {
        return new WorkloadId(WorkloadKind.of(apiVersion, kind), namespace, name);
    }
}
