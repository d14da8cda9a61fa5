package io.generalscaler.devcluster.patch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Who owns what, read from and written to {@code metadata.managedFields}. Mutable; lives for one request. */
final class ManagedFields {
    /** Entries by plain updates beyond this number are folded into one. */
    private static final int MAX_UPDATERS = 10;

    private static final Comparator<Map.Entry<Id, Entry>> ORDER = Comparator.<Map.Entry<Id, Entry>, String>comparing(
                    entry -> entry.getKey().operation())
            .thenComparing(entry -> entry.getValue().time())
            .thenComparing(entry -> entry.getKey().manager())
            .thenComparing(entry -> entry.getValue().apiVersion())
            .thenComparing(entry -> entry.getKey().subresource());

    private final Map<Id, Entry> entries = new LinkedHashMap<>();

    /**
     * Who an entry belongs to.
     *
     * @param apiVersion empty for an applier, which is the same in every version
     */
    record Id(String manager, String operation, String apiVersion, String subresource) {
        static Id applier(String manager, String subresource) {
            return new Id(manager, "Apply", "", subresource);
        }

        static Id updater(String manager, String apiVersion, String subresource) {
            return new Id(manager, "Update", apiVersion, subresource);
        }

        boolean applies() {
            return operation.equals("Apply");
        }
    }

    /**
     * What one manager owns.
     *
     * @param time when it last changed something, RFC 3339 in UTC; may be empty
     */
    record Entry(String apiVersion, String time, FieldSet fields) {
        Entry with(FieldSet changed) {
            return new Entry(apiVersion, time, changed);
        }
    }

    /** Null where the entries cannot be read. */
    static @Nullable ManagedFields read(JsonNode managedFields) {
        ManagedFields managers = new ManagedFields();
        for (JsonNode written : managedFields) {
            String operation = written.path("operation").asText("");
            String apiVersion = written.path("apiVersion").asText("");
            boolean known = operation.equals("Apply") || operation.equals("Update");
            if (!known
                    || apiVersion.isEmpty()
                    || !written.path("fieldsType").asText("").equals("FieldsV1")) {
                return null;
            }
            boolean applies = operation.equals("Apply");
            Id id = new Id(
                    written.path("manager").asText(""),
                    operation,
                    applies ? "" : apiVersion,
                    written.path("subresource").asText(""));
            try {
                FieldSet fields = FieldSet.read(written.path("fieldsV1"));
                managers.entries.put(
                        id, new Entry(apiVersion, written.path("time").asText(""), fields));
            } catch (IllegalArgumentException e) {
                return null;
            }
        }
        return managers;
    }

    Map<Id, Entry> entries() {
        return entries;
    }

    boolean isEmpty() {
        return entries.isEmpty();
    }

    FieldSet fields(Id id) {
        Entry entry = entries.get(id);
        return entry == null ? FieldSet.EMPTY : entry.fields();
    }

    /** What the managers own together. */
    FieldSet all() {
        return entries.values().stream().map(Entry::fields).reduce(FieldSet.EMPTY, FieldSet::union);
    }

    void put(Id id, Entry entry) {
        if (entry.fields().isEmpty()) {
            entries.remove(id);
        } else {
            entries.put(id, entry);
        }
    }

    /** Takes places away from everybody, or from everybody but one. */
    void take(FieldSet places, @Nullable Id exempt) {
        for (Map.Entry<Id, Entry> entry : List.copyOf(entries.entrySet())) {
            if (!entry.getKey().equals(exempt)) {
                put(
                        entry.getKey(),
                        entry.getValue().with(entry.getValue().fields().minus(places)));
            }
        }
    }

    /** Folds the oldest updaters of a version into one, so that their number stays bounded. */
    void fold() {
        List<Map.Entry<Id, Entry>> updaters = new ArrayList<>(entries.entrySet().stream()
                .filter(entry -> !entry.getKey().applies())
                .sorted(ORDER)
                .toList());
        int count = updaters.size();
        Map<String, Id> first = new HashMap<>();
        for (Map.Entry<Id, Entry> updater : updaters) {
            if (count <= MAX_UPDATERS) {
                return;
            }
            Entry old = updater.getValue();
            Id bucket = Id.updater("ancient-changes", old.apiVersion(), "");
            Id seed = first.putIfAbsent(old.apiVersion(), updater.getKey());
            if (seed != null) {
                FieldSet folded = old.fields().union(fields(seed)).union(fields(bucket));
                entries.remove(seed);
                entries.remove(updater.getKey());
                entries.put(bucket, new Entry(old.apiVersion(), old.time(), folded));
                count--;
            }
        }
    }

    /** Empty where nobody owns anything. */
    ArrayNode write() {
        ArrayNode written = JsonNodeFactory.instance.arrayNode();
        entries.entrySet().stream().sorted(ORDER).forEach(entry -> {
            Id id = entry.getKey();
            ObjectNode node = written.addObject();
            node.put("manager", id.manager())
                    .put("operation", id.operation())
                    .put("apiVersion", entry.getValue().apiVersion());
            if (!entry.getValue().time().isEmpty()) {
                node.put("time", entry.getValue().time());
            }
            node.put("fieldsType", "FieldsV1");
            node.set("fieldsV1", entry.getValue().fields().write());
            if (!id.subresource().isEmpty()) {
                node.put("subresource", id.subresource());
            }
        });
        return written;
    }
}
