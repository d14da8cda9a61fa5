package io.generalscaler.devcluster.protobuf;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.generalscaler.devcluster.wire.Json;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;

/** Messages whose JSON is not an object of their fields. */
final class WellKnown {

    private static final DateTimeFormatter MICROS =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSSSS'Z'").withZone(ZoneOffset.UTC);

    private WellKnown() {}

    static JsonNode read(String type, List<WireReader.Item> items) throws IOException {
        return switch (type) {
            case "Time" -> time(items, DateTimeFormatter.ISO_INSTANT);
            case "MicroTime" -> time(items, MICROS);
            case "IntOrString" ->
                number(items, 1) == 0 ? LongNode.valueOf(number(items, 2)) : TextNode.valueOf(text(items, 3));
            case "Quantity" -> TextNode.valueOf(text(items, 1));
            case "Duration" ->
                TextNode.valueOf(Duration.ofNanos(number(items, 1)).toSeconds() + "s");
            case "ExtraValue" -> {
                ArrayNode values = Json.array();
                items.forEach(item -> values.add(item.text()));
                yield values;
            }
            default -> raw(items);
        };
    }

    /** Nothing at all is the zero time, which JSON writes as null. */
    private static JsonNode time(List<WireReader.Item> items, DateTimeFormatter format) {
        return items.isEmpty()
                ? NullNode.instance
                : TextNode.valueOf(format.format(Instant.ofEpochSecond(number(items, 1), number(items, 2))));
    }

    private static JsonNode raw(List<WireReader.Item> items) throws IOException {
        return items.isEmpty() ? NullNode.instance : Json.read(items.getFirst().content());
    }

    private static long number(List<WireReader.Item> items, int field) {
        return items.stream()
                .filter(item -> item.field() == field)
                .mapToLong(WireReader.Item::number)
                .findFirst()
                .orElse(0);
    }

    private static String text(List<WireReader.Item> items, int field) {
        return items.stream()
                .filter(item -> item.field() == field)
                .map(WireReader.Item::text)
                .findFirst()
                .orElse("");
    }
}
