package io.generalscaler.controller.observe.cluster;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.generalscaler.api.claim.Claim;

/** The name of a GeneralScaler. Prints as {@code namespace/name}. */
public record ScalerKey(String namespace, String name) {

    static ScalerKey of(HasMetadata object) {
        return new ScalerKey(
                object.getMetadata().getNamespace(), object.getMetadata().getName());
    }

    static ScalerKey of(Claim claim) {
        return new ScalerKey(claim.workload().namespace(), claim.name());
    }

    @Override
    public String toString() {
        return namespace + "/" + name;
    }
}
