package io.generalscaler.devcluster.protobuf;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.generalscaler.devcluster.protobuf.MessageTypes.Field;
import io.generalscaler.devcluster.wire.Json;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Set;

/**
 * Decodes a body: the magic number, an envelope with apiVersion and kind, and the object itself.
 *
 * <p>Go writes out every field that is not a pointer, also where JSON would leave it out; so what is empty or zero counts as
 * absent, but for those names where the difference means something.
 */
public final class ProtobufDecoder {

    public static final String MEDIA_TYPE = "application/vnd.kubernetes.protobuf";

    private static final byte[] MAGIC = {'k', '8', 's', 0};
    /** Fields whose zero or empty value says something else than their absence. */
    private static final Set<String> ZERO_COUNTS = Set.of(
            "allowPrivilegeEscalation",
            "automountServiceAccountToken",
            "averageUtilization",
            "backoffLimit",
            "blockOwnerDeletion",
            "completions",
            "controller",
            "data",
            "emptyDir",
            "enableServiceLinks",
            "expirationSeconds",
            "fsGroup",
            "gracePeriodSeconds",
            "immutable",
            "labelSelector",
            "minReplicas",
            "namespaceSelector",
            "objectSelector",
            "optional",
            "orphanDependents",
            "parallelism",
            "podSelector",
            "privileged",
            "progressDeadlineSeconds",
            "readOnlyRootFilesystem",
            "replicas",
            "revisionHistoryLimit",
            "runAsGroup",
            "runAsNonRoot",
            "runAsUser",
            "stabilizationWindowSeconds",
            "suspend",
            "terminationGracePeriodSeconds",
            "value");

    private final MessageTypes types = MessageTypes.load();

    /**
     * The object in the body.
     *
     * @throws IOException if the bytes are no such body, or of a kind whose protobuf form is not known here
     */
    public ObjectNode decode(byte[] body) throws IOException {
        if (body.length < MAGIC.length || !Arrays.equals(body, 0, MAGIC.length, MAGIC, 0, MAGIC.length)) {
            throw new IOException(
                    "provided data does not appear to be a protobuf message, expected prefix [107 56 115 0]");
        }
        String apiVersion = "";
        String kind = "";
        byte[] raw = new byte[0];
        WireReader envelope = new WireReader(Arrays.copyOfRange(body, MAGIC.length, body.length));
        while (envelope.hasNext()) {
            WireReader.Item item = envelope.next();
            if (item.field() == 1) {
                WireReader typeMeta = new WireReader(item.content());
                while (typeMeta.hasNext()) {
                    WireReader.Item part = typeMeta.next();
                    apiVersion = part.field() == 1 ? part.text() : apiVersion;
                    kind = part.field() == 2 ? part.text() : kind;
                }
            } else if (item.field() == 2) {
                raw = item.content();
            }
        }
        String name = apiVersion + ", Kind=" + kind;
        String type = types.ofKind(kind.equals("DeleteOptions") ? "v1" : apiVersion, kind)
                .orElseThrow(() -> new IOException("no protobuf form is known of " + name));
        ObjectNode object = Json.object().put("apiVersion", apiVersion).put("kind", kind);
        fill(object, type, raw);
        return object;
    }

    private void fill(ObjectNode object, String type, byte[] message) throws IOException {
        WireReader reader = new WireReader(message);
        while (reader.hasNext()) {
            WireReader.Item item = reader.next();
            Field field = types.fields(type).get(item.field());
            if (field != null) {
                put(object, field, item);
            }
        }
    }

    private void put(ObjectNode object, Field field, WireReader.Item item) throws IOException {
        switch (field.shape()) {
            case SINGLE -> {
                JsonNode value = value(field.type(), item);
                if (ZERO_COUNTS.contains(field.name()) ? !value.isNull() : !isZero(value)) {
                    object.set(field.name(), value);
                }
            }
            case LIST -> {
                ArrayNode list =
                        object.get(field.name()) instanceof ArrayNode array ? array : object.putArray(field.name());
                list.add(value(field.type(), item));
            }
            case MAP -> entry(Json.objectAt(object, field.name()), field.type(), item.content());
            case INLINE -> fill(object, field.type(), item.content());
        }
    }

    private void entry(ObjectNode map, String valueType, byte[] entry) throws IOException {
        String key = "";
        JsonNode value = valueType.equals("string") ? TextNode.valueOf("") : Json.object();
        WireReader reader = new WireReader(entry);
        while (reader.hasNext()) {
            WireReader.Item item = reader.next();
            if (item.field() == 1) {
                key = item.text();
            } else {
                value = value(valueType, item);
            }
        }
        map.set(key, value);
    }

    private static boolean isZero(JsonNode value) {
        return value.isNull()
                || (value.isContainerNode() && value.isEmpty())
                || (value.isTextual() && value.textValue().isEmpty())
                || (value.isNumber() && value.doubleValue() == 0)
                || (value.isBoolean() && !value.booleanValue());
    }

    private JsonNode value(String type, WireReader.Item item) throws IOException {
        return switch (type) {
            case "string" -> TextNode.valueOf(item.text());
            case "bool" -> BooleanNode.valueOf(item.number() != 0);
            case "int" -> LongNode.valueOf(item.number());
            case "double" -> DoubleNode.valueOf(Double.longBitsToDouble(item.number()));
            case "bytes" -> TextNode.valueOf(Base64.getEncoder().encodeToString(item.content()));
            case "Time", "MicroTime", "IntOrString", "Quantity", "RawExtension", "FieldsV1", "Duration", "ExtraValue" ->
                WellKnown.read(type, items(item.content()));
            default -> {
                ObjectNode nested = Json.object();
                fill(nested, type, item.content());
                yield nested;
            }
        };
    }

    private static List<WireReader.Item> items(byte[] message) throws IOException {
        List<WireReader.Item> items = new ArrayList<>();
        WireReader reader = new WireReader(message);
        while (reader.hasNext()) {
            items.add(reader.next());
        }
        return items;
    }
}
