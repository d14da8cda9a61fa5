package io.generalscaler.devcluster.table;

import static io.generalscaler.devcluster.table.Cells.containers;
import static io.generalscaler.devcluster.table.Cells.selector;
import static io.generalscaler.devcluster.table.Cells.spec;
import static io.generalscaler.devcluster.table.Cells.status;
import static io.generalscaler.devcluster.table.Cells.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.generalscaler.devcluster.wire.Json;
import java.time.Instant;
import java.util.List;

/** Deployments and their kin. */
final class WorkloadColumns {

    private static final Column CONTAINERS = Column.text("Containers", object -> containers(template(object), "name"))
            .wide();
    private static final Column IMAGES = Column.text("Images", object -> containers(template(object), "image"))
            .wide();
    private static final Column SELECTOR = Column.text("Selector", object -> selector(spec(object, "selector")))
            .wide();

    private WorkloadColumns() {}

    static List<Column> deployment(Column age) {
        return List.of(
                Column.NAME,
                Column.text("Ready", object -> ready(object, "readyReplicas")),
                Column.number(
                        "Up-to-date",
                        object -> status(object, "updatedReplicas").asInt()),
                Column.number(
                        "Available",
                        object -> status(object, "availableReplicas").asInt()),
                age,
                CONTAINERS,
                IMAGES,
                SELECTOR);
    }

    static List<Column> replicaSet(Column age) {
        return List.of(
                Column.NAME,
                Column.number("Desired", object -> spec(object, "replicas").asInt()),
                Column.number("Current", object -> status(object, "replicas").asInt()),
                Column.number("Ready", object -> status(object, "readyReplicas").asInt()),
                age,
                CONTAINERS,
                IMAGES,
                SELECTOR);
    }

    static List<Column> statefulSet(Column age) {
        return List.of(
                Column.NAME, Column.text("Ready", object -> ready(object, "readyReplicas")), age, CONTAINERS, IMAGES);
    }

    static List<Column> daemonSet(Column age) {
        return List.of(
                Column.NAME,
                Column.number(
                        "Desired",
                        object -> status(object, "desiredNumberScheduled").asInt()),
                Column.number(
                        "Current",
                        object -> status(object, "currentNumberScheduled").asInt()),
                Column.number("Ready", object -> status(object, "numberReady").asInt()),
                Column.number(
                        "Up-to-date",
                        object -> status(object, "updatedNumberScheduled").asInt()),
                Column.number(
                        "Available", object -> status(object, "numberAvailable").asInt()),
                Column.text("Node Selector", object -> selector(template(object).path("nodeSelector"))),
                age,
                CONTAINERS,
                IMAGES,
                SELECTOR);
    }

    static List<Column> job(Column age, Instant now) {
        return List.of(
                Column.NAME,
                Column.text("Status", WorkloadColumns::jobStatus),
                Column.text(
                        "Completions",
                        job -> status(job, "succeeded").asInt() + "/"
                                + spec(job, "completions").asInt(1)),
                Column.text("Duration", job -> duration(job, now)),
                age,
                CONTAINERS,
                IMAGES,
                SELECTOR);
    }

    static List<Column> cronJob(Column age, Instant now) {
        return List.of(
                Column.NAME,
                Column.text("Schedule", job -> spec(job, "schedule").asText()),
                Column.text(
                        "Timezone", job -> Cells.orNone(spec(job, "timeZone").asText())),
                Column.text("Suspend", job -> spec(job, "suspend").asBoolean() ? "True" : "False"),
                Column.number("Active", job -> status(job, "active").size()),
                Column.text("Last Schedule", job -> {
                    String last = status(job, "lastScheduleTime").asText();
                    return last.isEmpty() ? Cells.NONE : Ages.since(last, now);
                }),
                age);
    }

    private static String ready(ObjectNode object, String field) {
        return status(object, field).asInt() + "/" + spec(object, "replicas").asInt();
    }

    private static String jobStatus(ObjectNode job) {
        for (JsonNode condition : status(job, "conditions")) {
            if (condition.path("status").asText().equals("True")) {
                return Json.textOrEmpty(condition, "type");
            }
        }
        return spec(job, "suspend").asBoolean() ? "Suspended" : "Running";
    }

    private static String duration(ObjectNode job, Instant now) {
        String start = status(job, "startTime").asText();
        String end = status(job, "completionTime").asText();
        return start.isEmpty() ? "" : Ages.since(start, end.isEmpty() ? now : Instant.parse(end));
    }
}
