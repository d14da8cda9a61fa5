package io.generalscaler.api.text;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Iterator;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.ScalarEvent;

/**
 * Builds the tree of one document from the parser's events. The first thing that is not allowed is the document's failure; the rest
 * of it is read over, so that the next document can be, unless it is nested too deep: to read that over costs the parser more with each
 * level.
 */
final class TreeReader {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final Iterator<Event> events;
    private Document.@Nullable Unreadable failure;
    private boolean isTooDeep;

    TreeReader(Iterator<Event> events) {
        this.events = events;
    }

    /** Why the document cannot be used. */
    Optional<Document.Unreadable> failure() {
        return Optional.ofNullable(failure);
    }

    /** Whether what comes after the document cannot be read either. */
    boolean endsReading() {
        return isTooDeep;
    }

    /** Reads up to the document's end. */
    Optional<Document.Read> read() {
        Event first = events.next();
        int line = Documents.line(first);
        Lines lines = new Lines(line);
        JsonNode tree = first instanceof ScalarEvent scalar
                        && scalar.isPlain()
                        && scalar.getValue().isEmpty()
                ? MissingNode.getInstance()
                : node(first, Optional.of(""), 0, lines);
        readOver();
        return failure == null ? Optional.of(new Document.Read(line, tree, lines)) : Optional.empty();
    }

    /** Only a failure leaves something to read over. */
    private void readOver() {
        int depth = 0;
        while (!isTooDeep && events.hasNext()) {
            switch (events.next().getEventId()) {
                case DocumentEnd -> {
                    return;
                }
                case MappingStart, SequenceStart -> isTooDeep = ++depth > Documents.MAX_DEPTH;
                case MappingEnd, SequenceEnd -> depth--;
                default -> {}
            }
        }
    }

    private JsonNode node(Event event, Optional<String> path, int depth, Lines lines) {
        path.ifPresent(here -> lines.put(here, Documents.line(event)));
        if (depth > Documents.MAX_DEPTH) {
            isTooDeep = true;
            return fail(event, "is nested deeper than " + Documents.MAX_DEPTH + " levels");
        }
        return switch (event.getEventId()) {
            case Scalar -> scalar((ScalarEvent) event);
            case MappingStart -> object(path, depth, lines);
            case SequenceStart -> array(path, depth, lines);
            case Alias -> fail(event, "has an alias (*name); write the value out");
            default -> fail(event, "is not a value");
        };
    }

    private JsonNode object(Optional<String> path, int depth, Lines lines) {
        ObjectNode object = NODES.objectNode();
        while (failure == null) {
            Event next = events.next();
            if (next.getEventId() == Event.ID.MappingEnd) {
                break;
            }
            if (!(next instanceof ScalarEvent key)) {
                return fail(next, "has a key that is not a text");
            }
            String name = key.getValue();
            Optional<String> here = Lines.field(path, name);
            if (key.isPlain() && name.equals("<<")) {
                return fail(next, "has a merge key (<<); write the fields out");
            }
            if (object.has(name)) {
                return fail(next, "has the key " + bounded(name) + " twice");
            }
            here.ifPresent(it -> lines.put(it, Documents.line(next)));
            Lines.inBrackets(path, name).ifPresent(it -> lines.put(it, Documents.line(next)));
            object.set(name, node(events.next(), here, depth + 1, lines));
        }
        return object;
    }

    private JsonNode array(Optional<String> path, int depth, Lines lines) {
        ArrayNode array = NODES.arrayNode();
        while (failure == null) {
            Event next = events.next();
            if (next.getEventId() == Event.ID.SequenceEnd) {
                break;
            }
            array.add(node(next, Lines.inBrackets(path, String.valueOf(array.size())), depth + 1, lines));
        }
        return array;
    }

    private JsonNode scalar(ScalarEvent scalar) {
        Optional<String> tag = scalar.getTag();
        if (tag.isPresent() && !tag.get().equals("!") && !tag.get().equals("tag:yaml.org,2002:str")) {
            return fail(scalar, "has a tag (" + bounded(tag.get()) + "); write the plain value");
        }
        return scalar.isPlain() && tag.isEmpty()
                ? Scalars.resolve(scalar.getValue(), NODES)
                : NODES.textNode(scalar.getValue());
    }

    private JsonNode fail(Event event, String message) {
        if (failure == null) {
            failure = new Document.Unreadable(Documents.line(event), message);
        }
        return MissingNode.getInstance();
    }

    private static String bounded(String text) {
        return text.length() <= 60 ? text : text.substring(0, 60) + "…";
    }
}
