package io.generalscaler.api.claim;

import io.generalscaler.api.annotation.Key;
import io.generalscaler.api.v1alpha1.GeneralScalerSpec;
import io.generalscaler.api.workload.WorkloadId;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/** Finds the claim that an object makes. An object that is not shaped as expected claims nothing; its schema refuses it. */
public final class ClaimReader {
    /** Characters of an {@code apiVersion}: a group of 253, a slash, a version of 63. */
    private static final int MOST_OF_API_VERSION = 317;

    private static final int MOST_OF_KIND = 63;
    private static final int MOST_OF_NAME = 253;

    private ClaimReader() {}

    /** The claim of {@code object}, which is of {@code kind}. */
    public static Optional<Claim> read(Claim.Kind kind, ObjectView object) {
        return read(kind, object.text("metadata", "namespace"), object);
    }

    /** The claim of {@code object}, which is of {@code kind} and belongs into {@code namespace}. */
    public static Optional<Claim> read(Claim.Kind kind, String namespace, ObjectView object) {
        return switch (kind) {
            case GENERAL_SCALER ->
                byReference(kind, namespace, object, "targetRef", recommends(object.text("spec", "mode")));
            case HORIZONTAL_POD_AUTOSCALER, SCALED_OBJECT ->
                byReference(kind, namespace, object, "scaleTargetRef", false);
            case ANNOTATED_DEPLOYMENT -> byAnnotations(namespace, object);
        };
    }

    /** The claim of an object of which it is known already what it scales, and how. */
    public static Claim read(Claim.Kind kind, ObjectView object, WorkloadId workload, boolean recommends) {
        return new Claim(
                kind,
                object.text("metadata", "name"),
                object.text("metadata", "uid"),
                created(object),
                workload,
                Maker.of(kind, object),
                recommends);
    }

    private static Optional<Claim> byReference(
            Claim.Kind kind, String namespace, ObjectView object, String field, boolean recommends) {
        return workload(
                        kind,
                        namespace,
                        object.text("spec", field, "apiVersion"),
                        object.text("spec", field, "kind"),
                        object.text("spec", field, "name"))
                .map(workload -> read(kind, object, workload, recommends));
    }

    /**
     * The workload that a reference in an object of {@code by} means; a text that was not given is empty. There is none where a text is
     * longer than Kubernetes has it anywhere: API servers take such references in autoscalers of others, and nothing is kept of them.
     */
    public static Optional<WorkloadId> workload(
            Claim.Kind by, String namespace, String apiVersion, String kind, String name) {
        return name.isEmpty()
                        || name.length() > MOST_OF_NAME
                        || kind.length() > MOST_OF_KIND
                        || apiVersion.length() > MOST_OF_API_VERSION
                ? Optional.empty()
                : Optional.of(by.workload(namespace, apiVersion, kind, name));
    }

    private static Optional<Claim> byAnnotations(String namespace, ObjectView deployment) {
        if (!Key.isOn(annotation(deployment, Key.ENABLED))) {
            return Optional.empty();
        }
        WorkloadId workload = WorkloadId.deployment(namespace, deployment.text("metadata", "name"));
        boolean recommends = recommends(annotation(deployment, Key.MODE).strip());
        return Optional.of(read(Claim.Kind.ANNOTATED_DEPLOYMENT, deployment, workload, recommends));
    }

    private static String annotation(ObjectView object, Key key) {
        return object.text("metadata", "annotations", key.key());
    }

    private static boolean recommends(String mode) {
        return mode.equals(GeneralScalerSpec.RECOMMEND);
    }

    private static Instant created(ObjectView object) {
        String timestamp = object.text("metadata", "creationTimestamp");
        try {
            return timestamp.isEmpty() ? Instant.EPOCH : Instant.parse(timestamp);
        } catch (DateTimeParseException e) {
            return Instant.EPOCH;
        }
    }
}
