package io.generalscaler.devcluster.select;

import com.fasterxml.jackson.databind.JsonNode;
import io.generalscaler.devcluster.wire.Json;
import io.generalscaler.devcluster.wire.Statuses;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Equality tests on the few fields that a type can be selected by. */
public record FieldSelector(List<Requirement> requirements) {

    private static final Set<String> FOR_ALL = Set.of("metadata.name", "metadata.namespace");
    private static final Map<String, Set<String>> BY_COLLECTION = Map.of(
            "events",
            Set.of(
                    "involvedObject.kind",
                    "involvedObject.namespace",
                    "involvedObject.name",
                    "involvedObject.uid",
                    "involvedObject.apiVersion",
                    "involvedObject.resourceVersion",
                    "involvedObject.fieldPath",
                    "reason",
                    "reportingComponent",
                    "source",
                    "type"),
            "pods",
            Set.of(
                    "spec.nodeName",
                    "spec.restartPolicy",
                    "spec.schedulerName",
                    "spec.serviceAccountName",
                    "status.phase",
                    "status.podIP"),
            "namespaces",
            Set.of("status.phase"),
            "secrets",
            Set.of("type"),
            "services",
            Set.of("spec.clusterIP", "spec.type"),
            "nodes",
            Set.of("spec.unschedulable"),
            "replicasets.apps",
            Set.of("status.replicas"),
            "jobs.batch",
            Set.of("status.successful"));

    /** One field, equal or not equal to a value. */
    public record Requirement(String field, boolean negated, String value) {

        boolean matches(JsonNode object) {
            JsonNode at = Json.at(object, field.split("\\.", -1));
            String actual = field.equals("source") ? Json.textOrEmpty(at, "component") : at.asText("");
            return actual.equals(value) != negated;
        }
    }

    public FieldSelector {
        requirements = List.copyOf(requirements);
    }

    /**
     * Parses {@code a=b,c!=d}.
     *
     * @throws io.generalscaler.devcluster.wire.StatusException 400 for a field that the collection has no selector for
     */
    public static FieldSelector parse(String text, String collection) {
        List<Requirement> requirements = new ArrayList<>();
        for (String term : text.split(",", -1)) {
            if (term.isBlank()) {
                continue;
            }
            int at = term.indexOf('=');
            if (at < 1) {
                throw Statuses.badRequest("invalid selector: '" + text + "'; can't understand '" + term + "'");
            }
            boolean negated = term.charAt(at - 1) == '!';
            String field = term.substring(0, negated ? at - 1 : at).strip();
            String value =
                    term.substring(term.startsWith("==", at) ? at + 2 : at + 1).strip();
            if (!FOR_ALL.contains(field)
                    && !BY_COLLECTION.getOrDefault(collection, Set.of()).contains(field)) {
                throw Statuses.badRequest("field label not supported: " + field);
            }
            requirements.add(new Requirement(field, negated, value));
        }
        return new FieldSelector(requirements);
    }

    /** The name that an object must have to be selected, where the selector says. */
    public Optional<String> onlyName() {
        return requirements.stream()
                .filter(requirement -> requirement.field().equals("metadata.name") && !requirement.negated())
                .map(Requirement::value)
                .findFirst();
    }

    public boolean matches(JsonNode object) {
        return requirements.stream().allMatch(requirement -> requirement.matches(object));
    }
}
