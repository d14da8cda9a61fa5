package io.generalscaler.devcluster.patch;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.generalscaler.devcluster.schema.GoText;
import java.util.List;
import java.util.stream.Collectors;

/**
 * One step from an object or list to what it holds, in the written form of FieldsV1: {@code f:<field>},
 * {@code k:<keys as JSON>}, {@code v:<value as JSON>}, {@code i:<index>}.
 */
final class PathElement {
    private static final JsonMapper MAPPER = new JsonMapper();

    private PathElement() {}

    static String ofField(String name) {
        return "f:" + name;
    }

    /**
     * The element of a list's item.
     *
     * @throws IllegalArgumentException if the item lacks a key that has no default
     */
    static String ofItem(JsonNode item, Shape list) {
        if (list.listKind() == Shape.ListKind.SET) {
            return "v:" + GoText.json(item);
        }
        if (!item.isObject()) {
            throw new IllegalArgumentException("associative list with keys may not have non-map elements");
        }
        ObjectNode keys = JsonNodeFactory.instance.objectNode();
        for (String key : list.keys()) {
            JsonNode value = item.get(key);
            JsonNode given = value == null ? list.keyDefault(key) : value;
            if (given != null) {
                keys.set(key, given);
            } else if (list.keys().size() == 1) {
                throw new IllegalArgumentException("associative list with keys has an element that omits key field "
                        + GoText.quote(key) + " (and doesn't have default value)");
            }
        }
        return "k:" + GoText.json(keys);
    }

    /** The element in the form in which this program writes it; empty for an element of an unknown sort. */
    static String normal(String written) {
        if (written.length() < 2 || written.charAt(1) != ':') {
            return "";
        }
        return switch (written.charAt(0)) {
            case 'f', 'i' -> written;
            case 'k', 'v' -> written.substring(0, 2) + GoText.json(parse(written));
            default -> "";
        };
    }

    static boolean isField(String element) {
        return element.startsWith("f:");
    }

    static String field(String element) {
        return element.substring(2);
    }

    static Shape shape(String element, Shape parent) {
        return isField(element) ? parent.field(field(element)) : parent.item();
    }

    /** A path as messages show it: {@code .spec.containers[name="a"].image}. */
    static String display(List<String> path) {
        return path.stream().map(PathElement::display).collect(Collectors.joining());
    }

    static String display(String element) {
        return switch (element.charAt(0)) {
            case 'f' -> "." + field(element);
            case 'v' -> "[=" + GoText.json(parse(element)) + "]";
            case 'k' ->
                parse(element).properties().stream()
                        .map(key -> key.getKey() + "=" + GoText.json(key.getValue()))
                        .collect(Collectors.joining(",", "[", "]"));
            default -> "[" + field(element) + "]";
        };
    }

    private static JsonNode parse(String element) {
        try {
            return MAPPER.readTree(element.substring(2));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("malformed path element " + GoText.quote(element), e);
        }
    }
}
