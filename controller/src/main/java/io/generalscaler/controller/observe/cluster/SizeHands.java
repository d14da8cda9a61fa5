package io.generalscaler.controller.observe.cluster;

import io.fabric8.kubernetes.api.model.ManagedFieldsEntry;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.generalscaler.engine.model.Hand;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Who set the size of a workload, by its {@code managedFields}. Whoever changes a field becomes its owner, and whoever owned it
 * before loses it, so the owner of {@code spec.replicas} is the one who set it last. Of several owners of one number any may have been first;
 * ours goes before the others, then the latest.
 *
 * <p>The few different answers are shared, since one is kept for each workload.
 */
public final class SizeHands {

    /** Who the controller is in {@code managedFields}. */
    public static final String FIELD_MANAGER = "generalscaler-controller";

    private static final String SCALE = "scale";
    private static final List<String> REPLICAS = List.of("f:spec", "f:replicas");
    private static final int MOST_KNOWN = 256;

    private final Map<Hand, Hand> known = new ConcurrentHashMap<>();

    /**
     * The hand behind a size of a built-in kind. Where nobody owns it, it is a default that took the place of what an applier left out
     * of its manifest.
     */
    public Hand ofBuiltIn(ObjectMeta meta) {
        Hand owner = owner(meta, REPLICAS);
        if (owner.way() != Hand.Way.UNKNOWN) {
            return owner;
        }
        ManagedFieldsEntry latest = null;
        for (ManagedFieldsEntry entry : entries(meta)) {
            boolean wroteTheObject =
                    Objects.requireNonNullElse(entry.getSubresource(), "").isEmpty();
            if (wroteTheObject && (latest == null || isLater(entry, latest))) {
                latest = entry;
            }
        }
        return latest == null ? Hand.UNKNOWN : shared(hand(latest));
    }

    /**
     * The hand behind a size.
     *
     * @param path of the field, as in {@code fieldsV1}
     */
    Hand owner(ObjectMeta meta, List<String> path) {
        ManagedFieldsEntry latest = null;
        for (ManagedFieldsEntry entry : entries(meta)) {
            if (owns(entry, path)) {
                if (FIELD_MANAGER.equals(entry.getManager())) {
                    return Hand.OURS;
                }
                if (latest == null || isLater(entry, latest)) {
                    latest = entry;
                }
            }
        }
        return latest == null ? Hand.UNKNOWN : shared(hand(latest));
    }

    /** The hand behind a size of any kind, whose size most often is {@code spec.replicas}. */
    public Hand ofAny(ObjectMeta meta) {
        return owner(meta, REPLICAS);
    }

    private static List<ManagedFieldsEntry> entries(ObjectMeta meta) {
        return Objects.requireNonNullElse(meta.getManagedFields(), List.of());
    }

    private static boolean owns(ManagedFieldsEntry entry, List<String> path) {
        Object at = entry.getFieldsV1() == null ? null : entry.getFieldsV1().getAdditionalProperties();
        for (String step : path) {
            if (!(at instanceof Map<?, ?> fields) || !fields.containsKey(step)) {
                return false;
            }
            at = fields.get(step);
        }
        return true;
    }

    private static boolean isLater(ManagedFieldsEntry one, ManagedFieldsEntry other) {
        return time(one).compareTo(time(other)) > 0;
    }

    /** RFC 3339 in UTC to the second: as text in the order of time. */
    private static String time(ManagedFieldsEntry entry) {
        return Objects.requireNonNullElse(entry.getTime(), "");
    }

    private static Hand hand(ManagedFieldsEntry entry) {
        return new Hand(
                SCALE.equals(entry.getSubresource()) ? Hand.Way.SCALE : Hand.Way.OBJECT, name(entry.getManager()));
    }

    private static String name(@Nullable String manager) {
        return Objects.requireNonNullElse(manager, "");
    }

    private Hand shared(Hand hand) {
        Hand same = known.get(hand);
        if (same != null) {
            return same;
        }
        if (known.size() < MOST_KNOWN) {
            known.put(hand, hand);
        }
        return hand;
    }
}
