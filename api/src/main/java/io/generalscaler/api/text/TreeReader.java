package io.generalscaler.api.text;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.common.Anchor;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;

/**
 * Builds the tree of one document from the parser's events. The first thing that is not allowed is the document's failure; the rest
 * of it is read over, so that the next document can be, unless it is nested too deep: to read that over costs the parser more with each
 * level.
 */
final class TreeReader {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final Iterator<Event> events;
    private final Anchors anchors;
    private long size;
    private int deepest;
    private Document.@Nullable Unreadable failure;
    private boolean isTooDeep;

    /**
     * Reads the next document.
     *
     * @param anchors of the text
     */
    TreeReader(Iterator<Event> events, Anchors anchors) {
        this.events = events;
        this.anchors = anchors;
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
        anchors.beginDocument();
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
        size++;
        if (event instanceof AliasEvent alias) {
            return alias(alias, depth);
        }
        Optional<Anchor> anchor = event instanceof NodeEvent node ? node.getAnchor() : Optional.empty();
        if (anchor.isEmpty()) {
            deepest = Math.max(deepest, depth);
            return value(event, path, depth, lines);
        }
        long before = size;
        int deepestBefore = deepest;
        deepest = depth;
        JsonNode value = value(event, path, depth, lines);
        anchors.name(anchor.get().getValue(), new Anchors.Anchored(value, size - before + 1, deepest - depth));
        deepest = Math.max(deepestBefore, deepest);
        return value;
    }

    private JsonNode value(Event event, Optional<String> path, int depth, Lines lines) {
        return switch (event.getEventId()) {
            case Scalar -> scalar((ScalarEvent) event);
            case MappingStart -> object(path, depth, lines);
            case SequenceStart -> array(path, depth, lines);
            default -> fail(event, "is not a value");
        };
    }

    private JsonNode alias(AliasEvent event, int depth) {
        String name = event.getAlias().getValue();
        Optional<Anchors.Anchored> found = anchors.find(name);
        if (found.isEmpty()) {
            return fail(event, "has an alias (*" + bounded(name) + ") of no value before it");
        }
        Optional<String> tooMuch = anchors.count(found.get());
        if (tooMuch.isPresent()) {
            return fail(event, tooMuch.get());
        }
        size += found.get().size();
        deepest = Math.max(deepest, depth + found.get().height());
        return deepest > Documents.MAX_DEPTH
                ? fail(event, "is nested deeper than " + Documents.MAX_DEPTH + " levels")
                : found.get().value();
    }

    private JsonNode object(Optional<String> path, int depth, Lines lines) {
        ObjectNode object = NODES.objectNode();
        Set<String> merged = new HashSet<>();
        while (failure == null) {
            Event next = events.next();
            if (next.getEventId() == Event.ID.MappingEnd) {
                break;
            }
            if (!(next instanceof ScalarEvent key)) {
                return fail(next, "has a key that is not a text");
            }
            String name = key.getValue();
            size += name.length();
            if (key.isPlain() && name.equals("<<")) {
                merge(next, object, merged, path, depth, lines);
                continue;
            }
            key.getAnchor()
                    .ifPresent(it -> anchors.name(
                            it.getValue(), new Anchors.Anchored(NODES.textNode(name), name.length() + 1L, 0)));
            Optional<String> here = Lines.field(path, name);
            if (object.has(name) && !merged.remove(name)) {
                return fail(next, "has the key " + bounded(name) + " twice");
            }
            here.ifPresent(it -> lines.put(it, Documents.line(next)));
            Lines.inBrackets(path, name).ifPresent(it -> lines.put(it, Documents.line(next)));
            object.set(name, node(events.next(), here, depth + 1, lines));
        }
        return object;
    }

    /**
     * The fields of one object, or of several of which the first that has a field gives it. What the object says itself comes after and
     * counts instead.
     */
    private void merge(
            Event key, ObjectNode object, Set<String> merged, Optional<String> path, int depth, Lines lines) {
        JsonNode from = node(events.next(), Optional.empty(), depth + 1, lines);
        for (JsonNode one : from.isArray() ? from : List.of(from)) {
            if (failure == null && !one.isObject()) {
                fail(key, "has a merge key (<<) of something else than fields");
            }
            for (Map.Entry<String, JsonNode> field : one.properties()) {
                if (object.has(field.getKey()) && !merged.contains(field.getKey())) {
                    // kubectl takes the last then, other programs what the object says itself.
                    fail(
                            key,
                            "has a merge key (<<) after the field " + bounded(field.getKey())
                                    + ", which it gives too; make it the first");
                } else if (merged.add(field.getKey())) {
                    object.set(field.getKey(), field.getValue());
                    Lines.field(path, field.getKey()).ifPresent(it -> lines.put(it, Documents.line(key)));
                }
            }
        }
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
        size += scalar.getValue().length();
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
