package io.generalscaler.api.claim;

import io.generalscaler.api.claim.ObjectView.Owner;
import java.util.Optional;
import java.util.Set;

/**
 * Who made an object and keeps it as it is, so far as that makes the two one scaler.
 *
 * <p>Anybody may write any ownerReference into an object of his own. Two pairs exist, and nothing else is believed:
 *
 * <pre>
 * made                       by                                    name of what was made
 * GeneralScaler              Deployment of apps, by its annotations the Deployment's
 * HorizontalPodAutoscaler    ScaledObject of keda.sh               any
 * </pre>
 *
 * The reference has to say {@code controller: true}, and the maker it names has to be there: see {@link #is}. One with a name or a
 * uid that is longer than any in Kubernetes names nobody, and is not kept.
 *
 * @param uid of the maker, as the reference has it; empty if it has none
 */
public record Maker(Claim.Kind kind, String name, String uid) {

    private static final int MOST_OF_NAME = 253;
    private static final int MOST_OF_UID = 64;

    /** Who made {@code object}, which makes claims of {@code kind}; empty if nobody did whose claim it would share. */
    public static Optional<Maker> of(Claim.Kind kind, ObjectView object) {
        return switch (kind) {
            case GENERAL_SCALER ->
                controller(object, Claim.Kind.ANNOTATED_DEPLOYMENT)
                        .filter(maker -> maker.name.equals(object.text("metadata", "name")));
            case HORIZONTAL_POD_AUTOSCALER -> controller(object, Claim.Kind.SCALED_OBJECT);
            case ANNOTATED_DEPLOYMENT, SCALED_OBJECT -> Optional.empty();
        };
    }

    private static Optional<Maker> controller(ObjectView object, Claim.Kind kind) {
        return object.owners().stream()
                .filter(Owner::controls)
                .filter(owner ->
                        owner.name().length() <= MOST_OF_NAME && owner.uid().length() <= MOST_OF_UID)
                .filter(owner -> Claim.Kind.of(owner.apiVersion(), owner.kind()).equals(Optional.of(kind)))
                .map(owner -> new Maker(kind, owner.name(), owner.uid()))
                .findFirst();
    }

    /** Whether one of these objects, of which there may be many, is this maker. */
    boolean isAmong(Set<Maker> objects) {
        return !name.isEmpty() && (objects.contains(this) || objects.contains(new Maker(kind, name, "")));
    }

    /** The object of {@code claim}, as whatever it made would name it. */
    static Maker as(Claim claim) {
        return new Maker(claim.kind(), claim.name(), claim.uid());
    }

    /** Whether the object of {@code claim} is this maker. In a file that nobody has applied yet, it has no uid to compare. */
    boolean is(Claim claim) {
        return kind == claim.kind()
                && !name.isEmpty()
                && name.equals(claim.name())
                && (claim.uid().isEmpty() || claim.uid().equals(uid));
    }
}
