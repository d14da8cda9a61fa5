package io.generalscaler.devcluster.table;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.generalscaler.devcluster.select.LabelSelector;
import io.generalscaler.devcluster.wire.Json;
import java.util.ArrayList;
import java.util.List;

/** Cells that several types share. */
final class Cells {

    static final String NONE = "<none>";

    private Cells() {}

    static String orNone(String text) {
        return text.isEmpty() ? NONE : text;
    }

    static JsonNode spec(ObjectNode object, String field) {
        return object.path("spec").path(field);
    }

    static JsonNode status(ObjectNode object, String field) {
        return object.path("status").path(field);
    }

    /** Names or images of the containers in a pod template. */
    static String containers(JsonNode podSpec, String field) {
        return join(podSpec.path("containers"), field);
    }

    /** One field of each item, with commas between. */
    static String join(JsonNode items, String field) {
        List<String> texts = new ArrayList<>();
        items.forEach(item -> texts.add(field.isEmpty() ? item.asText() : Json.textOrEmpty(item, field)));
        return String.join(",", texts);
    }

    static JsonNode template(ObjectNode object) {
        return Json.at(object, "spec", "template", "spec");
    }

    /** A label selector, or the plain map that older types have in its place. */
    static String selector(JsonNode selector) {
        boolean plain = selector.isObject() && !selector.has("matchLabels") && !selector.has("matchExpressions");
        String text = LabelSelector.of(plain ? Json.object().set("matchLabels", selector) : selector)
                .toString();
        return orNone(text);
    }
}
