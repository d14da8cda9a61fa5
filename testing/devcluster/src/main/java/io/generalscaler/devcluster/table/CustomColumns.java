package io.generalscaler.devcluster.table;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.generalscaler.devcluster.registry.CustomVersion;
import io.generalscaler.devcluster.wire.Json;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The {@code additionalPrinterColumns} of a definition. */
final class CustomColumns {

    private CustomColumns() {}

    static List<Column> of(CustomVersion version, Column age, Instant now) {
        if (version.columns().isEmpty()) {
            return List.of(Column.NAME, age);
        }
        List<Column> columns = new ArrayList<>(List.of(Column.NAME));
        for (JsonNode column : version.columns()) {
            String type = Json.textOrEmpty(column, "type");
            JsonPath path = JsonPath.parse(Json.textOrEmpty(column, "jsonPath"));
            String description = Json.textOrEmpty(column, "description");
            columns.add(new Column(
                    Json.textOrEmpty(column, "name"),
                    type,
                    Json.textOrEmpty(column, "format"),
                    description.isEmpty()
                            ? "Custom resource definition column (in JSONPath format): "
                                    + Json.textOrEmpty(column, "jsonPath")
                            : description,
                    column.path("priority").asInt(),
                    object -> cell(type, path.first(object), now)));
        }
        return columns;
    }

    private static JsonNode cell(String type, JsonNode value, Instant now) {
        if (value.isMissingNode() || value.isNull()) {
            return NullNode.instance;
        }
        return switch (type) {
            case "integer" -> value.isNumber() ? LongNode.valueOf(value.longValue()) : NullNode.instance;
            case "number" -> value.isNumber() ? DoubleNode.valueOf(value.doubleValue()) : NullNode.instance;
            case "boolean" -> value.isBoolean() ? BooleanNode.valueOf(value.booleanValue()) : NullNode.instance;
            case "date" -> value.isTextual() ? TextNode.valueOf(Ages.since(value.textValue(), now)) : NullNode.instance;
            default -> TextNode.valueOf(value.isContainerNode() ? value.toString() : value.asText());
        };
    }
}
