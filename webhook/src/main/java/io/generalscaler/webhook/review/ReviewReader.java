package io.generalscaler.webhook.review;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.generalscaler.api.text.JsonTrees;
import io.generalscaler.api.text.Wanted;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads one AdmissionReview while it is parsed: the request's names, and of its objects what {@link ReviewedKind} wants. The kind has to
 * come before the objects, as API servers write it; where it does not, it is found first, and the objects are read in a second pass.
 */
final class ReviewReader {
    private static final Set<String> NAMES = Set.of("uid", "namespace", "name", "operation");
    private static final Set<String> OBJECTS = Set.of("object", "oldObject");
    private static final Wanted KIND = new Wanted.Fields(Map.of("group", Wanted.SCALAR, "kind", Wanted.SCALAR), false);
    private static final Wanted USER = new Wanted.Fields(Map.of("username", Wanted.SCALAR), false);
    private static final Wanted NOTHING = new Wanted.Fields(Map.of(), false);

    private final JsonParser parser;
    private final JsonTrees trees;
    private Optional<Wanted> parts;
    private boolean passedObjects;

    /**
     * Reads from this parser.
     *
     * @param parts what to read of the objects, if that is known before
     */
    ReviewReader(JsonParser parser, JsonTrees trees, Optional<Wanted> parts) {
        this.parser = parser;
        this.trees = trees;
        this.parts = parts;
    }

    /** The parts of the objects that were passed over, since their kind came only after them; read again with these. */
    Optional<Wanted> partsForSecondPass() {
        return passedObjects ? Optional.of(parts.orElse(NOTHING)) : Optional.empty();
    }

    /** {@code {apiVersion, kind, request}}; empty where the text is no object. */
    ObjectNode read() throws IOException {
        ObjectNode review = JsonNodeFactory.instance.objectNode();
        JsonToken first = trees.next();
        if (first == JsonToken.START_OBJECT) {
            while (nextField()) {
                String name = parser.currentName();
                trees.next();
                switch (name) {
                    case "apiVersion", "kind" -> trees.readInto(review, name, Wanted.SCALAR);
                    case "request" -> request(review.withObjectProperty(name));
                    default -> trees.skip();
                }
            }
        } else if (first != null) {
            trees.skip();
        }
        if (trees.next() != null) {
            throw new JsonParseException(parser, "more than one value");
        }
        return review;
    }

    private boolean nextField() throws IOException {
        return trees.next() == JsonToken.FIELD_NAME;
    }

    private void request(ObjectNode request) throws IOException {
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            trees.skip();
            return;
        }
        while (nextField()) {
            String name = parser.currentName();
            trees.next();
            if (NAMES.contains(name)) {
                trees.readInto(request, name, Wanted.SCALAR);
            } else if (name.equals("userInfo")) {
                trees.readInto(request, name, USER);
            } else if (name.equals("kind")) {
                trees.readInto(request, name, KIND);
                parts = parts.or(() -> Optional.of(partsOf(request)));
            } else if (OBJECTS.contains(name) && parts.isPresent()) {
                trees.readInto(request, name, parts.get());
            } else {
                passedObjects |= OBJECTS.contains(name);
                trees.skip();
            }
        }
    }

    private static Wanted partsOf(ObjectNode request) {
        String group = request.path("kind").path("group").asText();
        String kind = request.path("kind").path("kind").asText();
        return ReviewedKind.of(AdmissionRequest.groupKind(group, kind)).parts();
    }
}
