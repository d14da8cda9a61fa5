package io.generalscaler.devcluster.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.generalscaler.devcluster.registry.ResourceType;
import io.generalscaler.devcluster.wire.Json;
import io.generalscaler.devcluster.wire.Statuses;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.random.RandomGenerator;

/** What the API server itself writes into {@code metadata}. */
final class Metadata {

    private static final String NAME_LETTERS = "bcdfghjklmnpqrstvwxz2456789";
    private static final int GENERATED_LETTERS = 5;
    private static final int MAX_GENERATED_BASE = 58;
    /** What a client may send but never change. */
    private static final List<String> KEPT = List.of(
            "name",
            "namespace",
            "uid",
            "creationTimestamp",
            "deletionTimestamp",
            "deletionGracePeriodSeconds",
            "generation",
            "generateName");

    private Metadata() {}

    static String timestamp(Instant now) {
        return DateTimeFormatter.ISO_INSTANT.format(now.truncatedTo(ChronoUnit.SECONDS));
    }

    static String name(ObjectNode object) {
        return Json.textOrEmpty(object, "metadata", "name");
    }

    /** The object's name, or a new one from its {@code generateName}; empty where it has neither. */
    static String nameFor(ObjectNode object, RandomGenerator random) {
        String name = name(object);
        String base = Json.textOrEmpty(object, "metadata", "generateName");
        if (!name.isEmpty() || base.isEmpty()) {
            return name;
        }
        StringBuilder generated =
                new StringBuilder(base.length() > MAX_GENERATED_BASE ? base.substring(0, MAX_GENERATED_BASE) : base);
        for (int i = 0; i < GENERATED_LETTERS; i++) {
            generated.append(NAME_LETTERS.charAt(random.nextInt(NAME_LETTERS.length())));
        }
        return generated.toString();
    }

    static void initialise(ObjectNode object, WriteContext context, Instant now) {
        ObjectNode metadata = Json.objectAt(object, "metadata");
        metadata.put("name", context.name());
        if (context.type().namespaced()) {
            metadata.put("namespace", context.namespace());
        } else {
            metadata.remove("namespace");
        }
        metadata.put("uid", UUID.randomUUID().toString());
        metadata.put("creationTimestamp", timestamp(now));
        metadata.remove(List.of(
                "resourceVersion", "selfLink", "deletionTimestamp", "deletionGracePeriodSeconds", "generation"));
        if (context.type().counted()) {
            metadata.put("generation", 1);
        }
    }

    /** Puts back what an update must not touch; refuses one that is meant for another object. */
    static void preserve(ObjectNode object, ObjectNode live, WriteContext context) {
        ObjectNode metadata = Json.objectAt(object, "metadata");
        String uid = Json.textOrEmpty(metadata, "uid");
        String liveUid = Json.textOrEmpty(live, "metadata", "uid");
        ResourceType type = context.type();
        if (!uid.isEmpty() && !uid.equals(liveUid)) {
            throw Statuses.conflict(
                    type.group(),
                    type.plural(),
                    context.name(),
                    "Precondition failed: UID in precondition: " + uid + ", UID in object meta: " + liveUid);
        }
        for (String field : KEPT) {
            JsonNode value = live.path("metadata").get(field);
            if (value == null) {
                metadata.remove(field);
            } else {
                metadata.set(field, value);
            }
        }
        metadata.remove("selfLink");
    }

    /** Counts a change of anything but metadata and status. */
    static void countGeneration(ObjectNode object, ObjectNode live, ResourceType type) {
        if (!type.counted()) {
            return;
        }
        boolean wholeCounts = type.custom().isPresent() && !type.has("status");
        if (!desired(object, wholeCounts).equals(desired(live, wholeCounts))) {
            long generation = live.path("metadata").path("generation").asLong(0);
            Json.objectAt(object, "metadata").put("generation", generation + 1);
        }
    }

    private static ObjectNode desired(ObjectNode object, boolean withStatus) {
        ObjectNode desired = Json.object();
        object.properties().forEach(field -> desired.set(field.getKey(), field.getValue()));
        return withStatus ? desired.without(List.of("metadata")) : desired.without(List.of("metadata", "status"));
    }
}
