package io.generalscaler.devcluster.patch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.generalscaler.devcluster.schema.JsonValues;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** JSON patch (RFC 6902): an ordered list of add, remove, replace, move, copy and test; all or nothing. */
public final class JsonPatch {
    /** What an API server takes in one request. */
    private static final int MAX_OPERATIONS = 10_000;

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
        JsonNode result = document.deepCopy();
        for (JsonNode operation : patch) {
            result = step(result, operation);
        }
        return result;
    }

    private static JsonNode step(JsonNode document, JsonNode operation) {
        Pointer path = Pointer.parse(text(operation, "path"));
        return switch (text(operation, "op")) {
            case "add" -> add(document, path, value(operation), "add");
            case "remove" -> remove(document, path, "remove");
            case "replace" -> replace(document, path, value(operation));
            case "test" -> test(document, path, value(operation));
            case "copy" -> {
                JsonNode copied = find(document, Pointer.parse(text(operation, "from")), "copy");
                yield add(document, path, copied.deepCopy(), "copy");
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

    /** A JSON pointer (RFC 6901), as its unescaped tokens. */
    private record Pointer(List<String> tokens) {
        static Pointer parse(String text) {
            if (text.isEmpty()) {
                return new Pointer(List.of());
            }
            if (!text.startsWith("/")) {
                throw PatchRefusal.malformed("error decoding patch: a path starts with '/': \"" + text + "\"");
            }
            return new Pointer(List.of(text.substring(1).split("/", -1)).stream()
                    .map(token -> token.replace("~1", "/").replace("~0", "~"))
                    .toList());
        }

        /** The list index that a token stands for, or a negative number. */
        static int index(String token) {
            boolean digits =
                    !token.isEmpty() && token.length() < 10 && token.chars().allMatch(c -> c >= '0' && c <= '9');
            return digits ? Integer.parseInt(token) : -1;
        }

        boolean isRoot() {
            return tokens.isEmpty();
        }

        Pointer parent() {
            return new Pointer(tokens.subList(0, tokens.size() - 1));
        }

        String last() {
            return tokens.getLast();
        }

        boolean isParentOf(Pointer other) {
            return other.tokens.size() > tokens.size()
                    && other.tokens.subList(0, tokens.size()).equals(tokens);
        }

        @Override
        public String toString() {
            StringBuilder text = new StringBuilder();
            tokens.forEach(
                    token -> text.append('/').append(token.replace("~", "~0").replace("/", "~1")));
            return text.toString();
        }
    }
}
