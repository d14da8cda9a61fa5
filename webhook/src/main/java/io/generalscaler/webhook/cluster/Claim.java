package io.generalscaler.webhook.cluster;

/**
 * One object that scales a workload, or wants to.
 *
 * @param uid of the object; empty while it has none
 * @param ownerUid uid of the object that made and keeps it; empty if nobody did
 * @param recommends whether it only recommends and never writes
 */
public record Claim(Kind kind, String name, String uid, Target target, String ownerUid, boolean recommends) {
    /** What makes the claim. */
    public enum Kind {
        GENERAL_SCALER("GeneralScaler"),
        ANNOTATED_DEPLOYMENT("Deployment"),
        HORIZONTAL_POD_AUTOSCALER("HorizontalPodAutoscaler"),
        SCALED_OBJECT("ScaledObject");

        private final String word;

        Kind(String word) {
            this.word = word;
        }

        /** The Kubernetes kind of the object. */
        public String word() {
            return word;
        }
    }

    /** Whether {@code other} is this same object. */
    public boolean isSameObjectAs(Claim other) {
        return kind == other.kind
                && name.equals(other.name)
                && target.namespace().equals(other.target.namespace());
    }

    /** Whether one of the two made the other: they act as one. */
    public boolean isOneWith(Claim other) {
        return isSameObjectAs(other)
                || (!uid.isEmpty() && uid.equals(other.ownerUid))
                || (!other.uid.isEmpty() && other.uid.equals(ownerUid));
    }

    /** As people write it: {@code HorizontalPodAutoscaler web}. */
    public String words() {
        return kind == Kind.ANNOTATED_DEPLOYMENT
                ? "Deployment " + name + " (by its annotations)"
                : kind.word + " " + name;
    }
}
