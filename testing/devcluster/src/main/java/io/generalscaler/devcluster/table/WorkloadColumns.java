package io.generalscaler.devcluster.table;

import static io.generalscaler.devcluster.table.Cells.containers;
import static io.generalscaler.devcluster.table.Cells.selector;
import static io.generalscaler.devcluster.table.Cells.spec;
import static io.generalscaler.devcluster.table.Cells.status;
import static io.generalscaler.devcluster.table.Cells.template;

import com.fasterxml.jackson.databind.node.ObjectNode;
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

    private static String ready(ObjectNode object, String field) {
        return status(object, field).asInt() + "/" + spec(object, "replicas").asInt();
    }
}
