package io.generalscaler.devcluster.patch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.generalscaler.devcluster.schema.JsonValues;
import org.jspecify.annotations.Nullable;

/** JSON patch (RFC 6902): an ordered list of add, remove, replace, move, copy and test; all or nothing. */
public final class JsonPatch {
    /** What an API server takes in one request. */
    private static final int MAX_OPERATIONS = 10_000;

    /** How much all copies of one patch may add, in characters: copies of copies would grow without end. */
    private static final long MAX_COPIED = 3L * 1024 * 1024;

    private long copied;

    private JsonPatch() {}

    /**
     * The patched document.
     *
     * @throws PatchRefusal if the patch is malformed, names a place that is not there, or a test fails
     */
    public static JsonNode apply(JsonNode document, JsonNode patch) {
        if (!patch.isArray()) {
            throw PatchRefusal.malformed("error decoding patch: a JSON patch is a list of operations");
        }
        if (patch.size() > MAX_OPERATIONS) {
            throw PatchRefusal.tooLarge(
                    "The allowed maximum operations in a JSON patch is " + MAX_OPERATIONS + ", got " + patch.size());
        }
        JsonPatch run = new JsonPatch();
        JsonNode result = document.deepCopy();
        for (JsonNode operation : patch) {
            result = run.step(result, operation);
        }
        return result;
    }

    private JsonNode step(JsonNode document, JsonNode operation) {
        Pointer path = Pointer.parse(text(operation, "path"));
        return switch (text(operation, "op")) {
            case "add" -> add(document, path, value(operation), "add");
            case "remove" -> remove(document, path, "remove");
            case "replace" -> replace(document, path, value(operation));
            case "test" -> test(document, path, value(operation));
            case "copy" -> {
                JsonNode source = find(document, Pointer.parse(text(operation, "from")), "copy");
                yield add(document, path, counted(source), "copy");
            }
            case "move" -> {
                Pointer from = Pointer.parse(text(operation, "from"));
                if (from.isParentOf(path)) {
                    throw doesNotApply("move", path, "a place cannot move into itself");
                }
                JsonNode moved = find(document, from, "move");
                yield add(remove(document, from, "move"), path, moved, "move");
            }
            default -> throw PatchRefusal.malformed("Unexpected kind: " + text(operation, "op"));
        };
    }

    private JsonNode counted(JsonNode source) {
        copied += source.toString().length();
        if (copied > MAX_COPIED) {
            throw PatchRefusal.tooLarge("Unable to complete the copy, the accumulated size increase of copy is "
                    + copied + ", exceeding the limit " + MAX_COPIED);
        }
        return source.deepCopy();
    }

    private static JsonNode add(JsonNode document, Pointer path, JsonNode value, String op) {
        if (path.isRoot()) {
            return value;
        }
        switch (find(document, path.parent(), op)) {
            case ObjectNode object -> object.set(path.last(), value);
            case ArrayNode array -> array.insert(index(path, array.size(), op, true), value);
            default -> throw doesNotApply(op, path, "the parent is neither an object nor a list");
        }
        return document;
    }

    private static JsonNode replace(JsonNode document, Pointer path, JsonNode value) {
        if (path.isRoot()) {
            return value;
        }
        find(document, path, "replace");
        switch (find(document, path.parent(), "replace")) {
            case ObjectNode object -> object.set(path.last(), value);
            case ArrayNode array -> array.set(index(path, array.size(), "replace", false), value);
            default -> throw doesNotApply("replace", path, "the parent is neither an object nor a list");
        }
        return document;
    }

    private static JsonNode remove(JsonNode document, Pointer path, String op) {
        if (path.isRoot()) {
            throw doesNotApply(op, path, "the whole document cannot be removed");
        }
        find(document, path, op);
        switch (find(document, path.parent(), op)) {
            case ObjectNode object -> object.remove(path.last());
            case ArrayNode array -> array.remove(index(path, array.size(), op, false));
            default -> throw doesNotApply(op, path, "the parent is neither an object nor a list");
        }
        return document;
    }

    private static JsonNode test(JsonNode document, Pointer path, JsonNode expected) {
        JsonNode actual = lookUp(document, path);
        boolean same = actual == null ? expected.isNull() : JsonValues.same(actual, expected);
        if (!same) {
            throw PatchRefusal.unprocessable("testing value " + path + " failed");
        }
        return document;
    }

    private static JsonNode find(JsonNode document, Pointer path, String op) {
        JsonNode found = lookUp(document, path);
        if (found == null) {
            throw doesNotApply(op, path, "missing value");
        }
        return found;
    }

    private static @Nullable JsonNode lookUp(JsonNode document, Pointer path) {
        JsonNode at = document;
        for (String token : path.tokens()) {
            JsonNode next = switch (at) {
                case ObjectNode object -> object.get(token);
                case ArrayNode array -> {
                    int i = Pointer.index(token);
                    yield i < 0 || i >= array.size() ? null : array.get(i);
                }
                default -> null;
            };
            if (next == null) {
                return null;
            }
            at = next;
        }
        return at;
    }

    private static int index(Pointer path, int size, String op, boolean inserting) {
        if (inserting && path.last().equals("-")) {
            return size;
        }
        int index = Pointer.index(path.last());
        if (index < 0 || index > size || (!inserting && index == size)) {
            throw doesNotApply(op, path, "invalid index referenced");
        }
        return index;
    }

    private static String text(JsonNode operation, String field) {
        JsonNode value = operation.path(field);
        if (!value.isTextual()) {
            throw PatchRefusal.malformed("error decoding patch: an operation needs the text \"" + field + "\"");
        }
        return value.textValue();
    }

    private static JsonNode value(JsonNode operation) {
        JsonNode value = operation.get("value");
        if (value == null) {
            throw PatchRefusal.malformed("error decoding patch: an operation of this kind needs a \"value\"");
        }
        return value.deepCopy();
    }

    private static PatchRefusal doesNotApply(String op, Pointer path, String why) {
        return PatchRefusal.unprocessable("the server rejected our request due to an error in our request: " + op
                + " operation does not apply: doc is missing path: \"" + path + "\": " + why);
    }
}
