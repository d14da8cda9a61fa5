package io.generalscaler.controller.observe.cluster;

import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.generalscaler.api.annotation.KeptAnnotations;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * A Deployment that asks for a scaler by annotations.
 *
 * @param key its name, which is the scaler's as well
 * @param uid the owner of the scaler
 * @param annotations the ones with our prefix, at least one
 */
public record AnnotatedDeployment(ScalerKey key, String uid, Map<String, String> annotations) {
    public AnnotatedDeployment {
        annotations = Map.copyOf(annotations);
    }

    /**
     * What a Deployment asks for; empty where it carries no annotation of ours, and while it is being deleted: what it owns is on its way out,
     * and would be put back for as long as its last pod takes.
     */
    static Optional<AnnotatedDeployment> of(Deployment deployment) {
        ObjectMeta meta = deployment.getMetadata();
        Map<String, String> ours = meta.getDeletionTimestamp() != null
                ? Map.of()
                : KeptAnnotations.of(Objects.requireNonNullElse(meta.getAnnotations(), Map.of()));
        return ours.isEmpty()
                ? Optional.empty()
                : Optional.of(new AnnotatedDeployment(
                        ScalerKey.of(deployment), Objects.requireNonNullElse(meta.getUid(), ""), ours));
    }
}
