package io.generalscaler.webhook.cluster;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.OwnerReference;
import io.generalscaler.api.annotation.Key;
import io.generalscaler.api.v1alpha1.TargetRef;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds the claim that an object makes. An object that is not shaped as expected claims nothing; its schema refuses it. */
public final class ClaimReader {
    private static final String RECOMMEND = "Recommend";

    private ClaimReader() {}

    /** The claim of {@code object}, which is of {@code kind}. */
    public static Optional<Claim> read(Claim.Kind kind, GenericKubernetesResource object) {
        return switch (kind) {
            case GENERAL_SCALER ->
                byReference(kind, object, "targetRef", RECOMMEND.equals(text(spec(object), "mode", "")));
            case HORIZONTAL_POD_AUTOSCALER, SCALED_OBJECT -> byReference(kind, object, "scaleTargetRef", false);
            case ANNOTATED_DEPLOYMENT -> byAnnotations(object);
        };
    }

    private static Optional<Claim> byReference(
            Claim.Kind kind, GenericKubernetesResource object, String field, boolean recommends) {
        Map<?, ?> reference = map(spec(object).get(field));
        String name = text(reference, "name", "");
        if (name.isEmpty()) {
            return Optional.empty();
        }
        // A HorizontalPodAutoscaler without apiVersion means the core group; the others default to a Deployment.
        boolean defaults = kind != Claim.Kind.HORIZONTAL_POD_AUTOSCALER;
        Target target = Target.of(
                namespace(object),
                text(reference, "apiVersion", defaults ? TargetRef.DEFAULT_API_VERSION : ""),
                text(reference, "kind", defaults ? TargetRef.DEFAULT_KIND : ""),
                name);
        return Optional.of(claim(kind, object, target, recommends));
    }

    private static Optional<Claim> byAnnotations(GenericKubernetesResource deployment) {
        Map<String, String> annotations = annotations(deployment);
        if (!"true".equals(annotations.get(Key.ENABLED.key()))) {
            return Optional.empty();
        }
        Target target = Target.deployment(
                namespace(deployment), orEmpty(deployment.getMetadata().getName()));
        boolean recommends = RECOMMEND.equals(annotations.get(Key.MODE.key()));
        return Optional.of(claim(Claim.Kind.ANNOTATED_DEPLOYMENT, deployment, target, recommends));
    }

    private static Claim claim(Claim.Kind kind, GenericKubernetesResource object, Target target, boolean recommends) {
        ObjectMeta metadata = object.getMetadata();
        return new Claim(
                kind, orEmpty(metadata.getName()), orEmpty(metadata.getUid()), target, owner(metadata), recommends);
    }

    /** The controlling owner, or else the first one. */
    private static String owner(ObjectMeta metadata) {
        List<OwnerReference> owners = metadata.getOwnerReferences();
        return owners.stream()
                .filter(owner -> Boolean.TRUE.equals(owner.getController()))
                .findFirst()
                .or(() -> owners.stream().findFirst())
                .map(owner -> orEmpty(owner.getUid()))
                .orElse("");
    }

    private static Map<String, String> annotations(GenericKubernetesResource object) {
        Map<String, String> annotations = object.getMetadata().getAnnotations();
        return annotations == null ? Map.of() : annotations;
    }

    private static String namespace(GenericKubernetesResource object) {
        return orEmpty(object.getMetadata().getNamespace());
    }

    private static Map<?, ?> spec(GenericKubernetesResource object) {
        return map(object.getAdditionalProperties().get("spec"));
    }

    private static Map<?, ?> map(@Nullable Object value) {
        return value instanceof Map<?, ?> map ? map : Map.of();
    }

    private static String text(Map<?, ?> map, String name, String fallback) {
        return map.get(name) instanceof String text && !text.isEmpty() ? text : fallback;
    }

    private static String orEmpty(@Nullable String value) {
        return value == null ? "" : value;
    }
}
