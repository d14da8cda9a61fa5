package io.generalscaler.webhook.review;

import io.generalscaler.api.annotation.Key;
import io.generalscaler.api.schema.Shapes;
import io.generalscaler.api.text.Wanted;
import io.generalscaler.api.v1alpha1.GeneralScaler;
import io.generalscaler.api.v1alpha1.GeneralScalerSpec;
import java.util.Map;

/** The kinds that are judged, and which parts of an object of each are read. A part that is not listed here costs no memory. */
public enum ReviewedKind {
    /** The whole spec; fields that it does not have are marked. */
    GENERAL_SCALER(
            GeneralScaler.KIND + "." + GeneralScaler.GROUP,
            Map.of("spec", Wanted.of(Shapes.of(GeneralScalerSpec.class)))),
    /** Only our annotations, and the size. */
    DEPLOYMENT("Deployment.apps", Map.of("spec", fields(Map.of("replicas", Wanted.SCALAR)))),
    /** Only what it scales. */
    AUTOSCALER(
            "HorizontalPodAutoscaler.autoscaling",
            Map.of(
                    "spec",
                    fields(Map.of(
                            "scaleTargetRef",
                            fields(Map.of(
                                    "apiVersion", Wanted.SCALAR, "kind", Wanted.SCALAR, "name", Wanted.SCALAR)))))),
    /** Any other kind, which somebody may have a scaler for: only its size. */
    WORKLOAD("", Map.of("spec", fields(Map.of("replicas", Wanted.SCALAR))));

    private final String groupKind;

    @SuppressWarnings("ImmutableEnumChecker") // A record of records, which nobody changes.
    private final Wanted parts;

    ReviewedKind(String groupKind, Map<String, Wanted> besideMetadata) {
        this.groupKind = groupKind;
        this.parts = fields(
                Map.of("metadata", Metadata.PARTS, "spec", besideMetadata.getOrDefault("spec", fields(Map.of()))));
    }

    private static Wanted fields(Map<String, Wanted> fields) {
        return new Wanted.Fields(fields, false);
    }

    /** What claims, annotations and names are read from. */
    private static final class Metadata {
        /** More than there are; each one that is not known is a violation. */
        private static final int MAX_ANNOTATIONS = 200;

        private static final int MAX_OWNERS = 100;

        static final Wanted PARTS = fields(Map.of(
                "name", Wanted.SCALAR,
                "namespace", Wanted.SCALAR,
                "uid", Wanted.SCALAR,
                "creationTimestamp", Wanted.SCALAR,
                "deletionTimestamp", Wanted.SCALAR,
                "annotations", new Wanted.Entries(Wanted.SCALAR, MAX_ANNOTATIONS, Key::isOurs),
                "ownerReferences",
                        new Wanted.Items(
                                fields(Map.of(
                                        "apiVersion", Wanted.SCALAR,
                                        "kind", Wanted.SCALAR,
                                        "name", Wanted.SCALAR,
                                        "uid", Wanted.SCALAR,
                                        "controller", Wanted.SCALAR)),
                                MAX_OWNERS)));
    }

    /** As {@code kubectl} writes it: {@code Deployment.apps}; empty for any kind that has none of its own here. */
    public String groupKind() {
        return groupKind;
    }

    Wanted parts() {
        return parts;
    }

    /** The kind of that name. */
    static ReviewedKind of(String groupKind) {
        for (ReviewedKind kind : values()) {
            if (kind.groupKind.equals(groupKind)) {
                return kind;
            }
        }
        return WORKLOAD;
    }
}
