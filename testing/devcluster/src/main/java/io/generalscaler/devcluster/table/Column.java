package io.generalscaler.devcluster.table;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.function.Function;
import java.util.function.ToIntFunction;

/**
 * One column of a table.
 *
 * @param priority 0 for always, above that only in {@code -o wide}
 * @param cell what stands in it for an object; a null node where there is nothing to say
 */
record Column(
        String name,
        String type,
        String format,
        String description,
        int priority,
        Function<ObjectNode, JsonNode> cell) {

    static final Column NAME = new Column(
            "Name",
            "string",
            "name",
            "Name of the object, unique in its namespace.",
            0,
            object -> object.path("metadata").path("name"));

    static Column text(String name, Function<ObjectNode, String> cell) {
        return new Column(name, "string", "", name, 0, object -> TextNode.valueOf(cell.apply(object)));
    }

    static Column number(String name, ToIntFunction<ObjectNode> cell) {
        return new Column(name, "integer", "", name, 0, object -> IntNode.valueOf(cell.applyAsInt(object)));
    }

    /** The same column, shown in {@code -o wide} only. */
    Column wide() {
        return new Column(name, type, format, description, 1, cell);
    }

    JsonNode of(ObjectNode object) {
        JsonNode value = cell.apply(object);
        return value.isMissingNode() ? NullNode.instance : value;
    }
}
