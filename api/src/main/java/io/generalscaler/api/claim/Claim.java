package io.generalscaler.api.claim;

import io.generalscaler.api.annotation.Key;
import io.generalscaler.api.v1alpha1.GeneralScaler;
import io.generalscaler.api.v1alpha1.TargetRef;
import io.generalscaler.api.workload.WorkloadId;
import io.generalscaler.api.workload.WorkloadKind;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;

/**
 * One object that scales a workload of its namespace, or wants to.
 *
 * @param name of the object; empty while the API server has not made one
 * @param uid of the object; empty while it has none
 * @param created when the object came into being; the epoch where that is not known
 * @param maker the object that made and keeps it and acts as one with it; empty if there is none
 * @param recommends whether it only recommends and never writes
 */
public record Claim(
        Kind kind,
        String name,
        String uid,
        Instant created,
        WorkloadId workload,
        Optional<Maker> maker,
        boolean recommends) {

    /** What makes the claim. */
    public enum Kind {
        GENERAL_SCALER(GeneralScaler.GROUP, GeneralScaler.KIND, "spec.targetRef"),
        ANNOTATED_DEPLOYMENT("apps", "Deployment", Key.ENABLED.path()),
        HORIZONTAL_POD_AUTOSCALER("autoscaling", "HorizontalPodAutoscaler", "spec.scaleTargetRef"),
        SCALED_OBJECT("keda.sh", "ScaledObject", "spec.scaleTargetRef");

        private final String group;
        private final String word;
        private final String path;

        Kind(String group, String word, String path) {
            this.group = group;
            this.word = word;
            this.path = path;
        }

        /** What an object of that API version and kind claims by; empty if such an object scales nothing. */
        public static Optional<Kind> of(String apiVersion, String kind) {
            WorkloadKind wanted = WorkloadKind.of(apiVersion, kind);
            return Arrays.stream(values())
                    .filter(one -> wanted.equals(new WorkloadKind(one.group, one.word)))
                    .findFirst();
        }

        /** The Kubernetes kind of the object. */
        public String word() {
            return word;
        }

        /** The field that makes the claim. */
        public String path() {
            return path;
        }

        /** Whether GeneralScaler scales by it. */
        public boolean isOurs() {
            return this == GENERAL_SCALER || this == ANNOTATED_DEPLOYMENT;
        }

        /**
         * The workload that a reference in such an object means; an empty text was not given.
         *
         * <p>A reference of ours or of KEDA without {@code apiVersion} and {@code kind} means a Deployment of {@code apps}. One of a
         * HorizontalPodAutoscaler has no such defaults: Kubernetes reads an absent {@code apiVersion} as the core group, finds no
         * Deployment there, and scales nothing.
         */
        public WorkloadId workload(String namespace, String apiVersion, String kindName, String name) {
            boolean defaults = this != HORIZONTAL_POD_AUTOSCALER;
            String version = defaults && apiVersion.isEmpty() ? TargetRef.DEFAULT_API_VERSION : apiVersion;
            String wanted = defaults && kindName.isEmpty() ? TargetRef.DEFAULT_KIND : kindName;
            return new WorkloadId(WorkloadKind.of(version, wanted), namespace, name);
        }
    }

    /** Whether it claims no more than {@code before} did. */
    public boolean isWithin(Claim before) {
        return workload.equals(before.workload) && (recommends || !before.recommends);
    }

    /** Whether {@code other} is this same object. */
    boolean isSameObjectAs(Claim other) {
        return kind == other.kind
                && !name.isEmpty()
                && name.equals(other.name)
                && workload.namespace().equals(other.workload.namespace());
    }

    /** Whether the object of this claim made that of {@code other}. */
    boolean made(Claim other) {
        return workload.equals(other.workload)
                && other.maker.filter(maker -> maker.is(this)).isPresent();
    }

    /** Whether the two act as one: they are the same object, or one of them made the other. */
    boolean isOneWith(Claim other) {
        return isSameObjectAs(other) || made(other) || other.made(this);
    }

    /** As people write it: {@code HorizontalPodAutoscaler web}. */
    public String words() {
        if (name.isEmpty()) {
            return "another " + kind.word();
        }
        String words = kind.word() + " " + name;
        return kind == Kind.ANNOTATED_DEPLOYMENT ? words + " (by its annotations)" : words;
    }
}
