package io.generalscaler.controller.observe.cluster;

import java.util.Map;

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
}
