package io.generalscaler.controller.annotated;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import io.generalscaler.api.claim.Claim;
import io.generalscaler.api.claim.Maker;
import io.generalscaler.api.claim.ObjectView;
import io.generalscaler.api.v1alpha1.GeneralScaler;
import io.generalscaler.api.v1alpha1.GeneralScalerSpec;
import io.generalscaler.controller.observe.cluster.AnnotatedDeployment;
import io.generalscaler.controller.observe.cluster.ScalerKey;
import io.generalscaler.kube.write.ResourcePath;

/** The GeneralScaler that a Deployment owns, as the API server takes it. */
final class OwnedScaler {

    private OwnedScaler() {}

    static ResourcePath path(ScalerKey key) {
        return ResourcePath.of(GeneralScaler.API_VERSION, key.namespace(), GeneralScaler.PLURAL)
                .then(key.name());
    }

    /** What to apply. */
    static String body(AnnotatedDeployment deployment, GeneralScalerSpec spec, KubernetesSerialization json) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.put("apiVersion", GeneralScaler.API_VERSION).put("kind", GeneralScaler.KIND);
        ObjectNode meta = body.putObject("metadata");
        meta.put("name", deployment.key().name())
                .put("namespace", deployment.key().namespace());
        meta.putArray("ownerReferences")
                .addObject()
                .put("apiVersion", "apps/v1")
                .put("kind", "Deployment")
                .put("name", deployment.key().name())
                .put("uid", deployment.uid())
                .put("controller", true);
        body.set("spec", json.convertValue(spec, JsonNode.class));
        return body.toString();
    }

    /** The uid of the Deployment from whose annotations a GeneralScaler was made; empty when it was made otherwise. */
    static String owner(JsonNode scaler) {
        return Maker.of(Claim.Kind.GENERAL_SCALER, ObjectView.of(scaler))
                .map(Maker::uid)
                .orElse("");
    }
}
