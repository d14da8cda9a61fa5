package io.generalscaler.kube.lease;

import io.generalscaler.kube.write.ResourcePath;

/**
 * Which Lease, and under which name we hold it.
 *
 * @param namespace of the Lease
 * @param name of the Lease
 * @param identity ours, different for every process
 */
public record LeaseName(String namespace, String name, String identity) {

    ResourcePath collection() {
        return ResourcePath.of("coordination.k8s.io/v1", namespace, "leases");
    }

    ResourcePath path() {
        return collection().then(name);
    }
}
