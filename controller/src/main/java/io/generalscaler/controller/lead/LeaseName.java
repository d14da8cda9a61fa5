package io.generalscaler.controller.lead;

/**
 * Which Lease, and under which name we hold it.
 *
 * @param namespace of the Lease
 * @param name of the Lease
 * @param identity ours, different for every process
 */
public record LeaseName(String namespace, String name, String identity) {

    String collection() {
        return "/apis/coordination.k8s.io/v1/namespaces/" + namespace + "/leases";
    }

    String path() {
        return collection() + "/" + name;
    }
}
