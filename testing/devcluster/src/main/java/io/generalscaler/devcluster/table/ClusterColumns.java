package io.generalscaler.devcluster.table;

import static io.generalscaler.devcluster.table.Cells.NONE;
import static io.generalscaler.devcluster.table.Cells.orNone;
import static io.generalscaler.devcluster.table.Cells.selector;
import static io.generalscaler.devcluster.table.Cells.spec;
import static io.generalscaler.devcluster.table.Cells.status;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.generalscaler.devcluster.wire.Json;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Everything around workloads: configuration, rights, autoscaling, events, types. */
final class ClusterColumns {

    private static final Column CREATED_AT = new Column(
            "Created At",
            "date",
            "",
            "When the object was created.",
            0,
            object -> object.path("metadata").path("creationTimestamp"));

    private ClusterColumns() {}

    static List<Column> created() {
        return List.of(Column.NAME, CREATED_AT);
    }

    static List<Column> namespace(Column age) {
        return List.of(
                Column.NAME,
                Column.text("Status", namespace -> status(namespace, "phase").asText()),
                age);
    }

    static List<Column> configMap(Column age) {
        return List.of(
                Column.NAME,
                Column.number(
                        "Data",
                        map -> map.path("data").size() + map.path("binaryData").size()),
                age);
    }

    static List<Column> secret(Column age) {
        return List.of(
                Column.NAME,
                Column.text("Type", secret -> secret.path("type").asText()),
                Column.number("Data", secret -> secret.path("data").size()),
                age);
    }

    static List<Column> lease(Column age) {
        return List.of(
                Column.NAME,
                Column.text("Holder", lease -> spec(lease, "holderIdentity").asText()),
                age);
    }

    static List<Column> service(Column age) {
        return List.of(
                Column.NAME,
                Column.text("Type", service -> spec(service, "type").asText()),
                Column.text(
                        "Cluster-IP",
                        service -> orNone(spec(service, "clusterIP").asText())),
                Column.text("External-IP", service -> NONE),
                Column.text("Port(s)", ClusterColumns::ports),
                age,
                Column.text("Selector", service -> selector(spec(service, "selector")))
                        .wide());
    }

    private static String ports(ObjectNode service) {
        List<String> ports = new ArrayList<>();
        for (JsonNode port : spec(service, "ports")) {
            ports.add(port.path("port").asInt() + "/" + port.path("protocol").asText("TCP"));
        }
        return orNone(String.join(",", ports));
    }

    static List<Column> autoscaler(Column age) {
        return List.of(
                Column.NAME,
                Column.text(
                        "Reference",
                        hpa -> Json.textOrEmpty(hpa, "spec", "scaleTargetRef", "kind") + "/"
                                + Json.textOrEmpty(hpa, "spec", "scaleTargetRef", "name")),
                Column.text("Targets", ClusterColumns::targets),
                Column.text("MinPods", hpa -> spec(hpa, "minReplicas").asText("<unset>")),
                Column.number("MaxPods", hpa -> spec(hpa, "maxReplicas").asInt()),
                Column.number("Replicas", hpa -> status(hpa, "currentReplicas").asInt()),
                age);
    }

    private static String targets(ObjectNode hpa) {
        List<String> targets = new ArrayList<>();
        for (JsonNode metric : spec(hpa, "metrics")) {
            JsonNode target = Json.at(metric, "resource", "target");
            String name = Json.textOrEmpty(metric, "resource", "name");
            if (target.has("averageUtilization")) {
                targets.add(name + ": <unknown>/"
                        + target.path("averageUtilization").asInt() + "%");
            } else {
                targets.add("<unknown>/"
                        + metric.findPath("target").findPath("averageValue").asText("<auto>"));
            }
        }
        return targets.isEmpty() ? NONE : String.join(", ", targets);
    }

    static List<Column> event(Instant now) {
        return List.of(
                Column.text("Last Seen", event -> Ages.since(lastSeen(event), now)),
                Column.text("Type", event -> event.path("type").asText()),
                Column.text("Reason", event -> event.path("reason").asText()),
                Column.text(
                        "Object",
                        event -> Json.textOrEmpty(event, "involvedObject", "kind")
                                        .toLowerCase(Locale.ROOT)
                                + "/" + Json.textOrEmpty(event, "involvedObject", "name")),
                Column.text("Subobject", event -> Json.textOrEmpty(event, "involvedObject", "fieldPath"))
                        .wide(),
                Column.text("Source", ClusterColumns::source).wide(),
                Column.text("Message", event -> event.path("message").asText().strip()),
                Column.text("First Seen", event -> Ages.since(firstSeen(event), now))
                        .wide(),
                Column.text("Count", event -> Integer.toString(count(event))).wide(),
                new Column(
                        "Name",
                        "string",
                        "name",
                        "Name of the event.",
                        1,
                        event -> event.path("metadata").path("name")));
    }

    private static String source(ObjectNode event) {
        String source = Json.textOrEmpty(event, "source", "component");
        return source.isEmpty() ? event.path("reportingComponent").asText() : source;
    }

    private static int count(ObjectNode event) {
        int series = Json.at(event, "series", "count").asInt();
        return series > 0 ? series : Math.max(1, event.path("count").asInt());
    }

    private static String lastSeen(ObjectNode event) {
        String series = Json.textOrEmpty(event, "series", "lastObservedTime");
        String last = series.isEmpty() ? event.path("lastTimestamp").asText("") : series;
        return last.isEmpty() ? firstSeen(event) : last;
    }

    private static String firstSeen(ObjectNode event) {
        String first = event.path("firstTimestamp").asText("");
        return first.isEmpty() ? event.path("eventTime").asText("") : first;
    }
}
