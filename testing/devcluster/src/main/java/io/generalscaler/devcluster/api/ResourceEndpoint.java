package io.generalscaler.devcluster.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.mockwebserver.http.MockResponse;
import io.generalscaler.devcluster.wire.Statuses;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** The verbs on objects and collections: reads the request, calls the right part, renders the answer. */
public final class ResourceEndpoint {

    private final ObjectReader reader;
    private final ObjectWriter writer;
    private final ObjectDeleter deleter;
    private final Watches watches;
    private final Patching patching;
    private final Tokens tokens;
    private final Reviews reviews;
    private final Gate gate;
    private final InstantSource clock;

    public ResourceEndpoint(
            ObjectReader reader,
            ObjectWriter writer,
            ObjectDeleter deleter,
            Watches watches,
            Patching patching,
            Tokens tokens,
            Reviews reviews,
            Gate gate,
            InstantSource clock) {
        this.clock = clock;
        this.patching = patching;
        this.tokens = tokens;
        this.reviews = reviews;
        this.gate = gate;
        this.reader = reader;
        this.writer = writer;
        this.deleter = deleter;
        this.watches = watches;
    }

    /** Answers a request whose user may do what it asks. */
    public MockResponse handle(ApiRequest request) {
        RequestTarget.Resource target = request.target();
        if (!request.type().verbs().contains("get") && !request.method().equals("POST")) {
            throw Statuses.methodNotAllowed();
        }
        if (!target.subresource().isEmpty()) {
            requireServed(request, target.subresource());
        }
        if (target.subresource().equals(Tokens.SUBRESOURCE)) {
            return tokens.handle(request, context(request));
        }
        if (target.subresource().equals("scale")) {
            return scale(request);
        }
        boolean collection = target.name().isEmpty();
        return switch (request.method()) {
            case "GET" -> get(request, collection);
            case "POST" -> create(request, collection);
            case "PUT" -> update(request, collection);
            case "PATCH" -> patch(request, collection);
            case "DELETE" -> collection ? deleteAll(request) : delete(request);
            default -> throw Statuses.methodNotAllowed();
        };
    }

    private static void requireServed(ApiRequest request, String subresource) {
        if (!request.type().has(subresource)) {
            throw Statuses.noSuchPath();
        }
    }

    private MockResponse get(ApiRequest request, boolean collection) {
        Rendering rendering = Rendering.of(request, clock);
        if (isWatch(request)) {
            return watches.open(request, rendering);
        }
        if (collection) {
            return Answers.json(200, rendering.list(reader.list(request)));
        }
        return Answers.json(
                200,
                rendering.single(reader.get(
                        request.type(), request.namespace(), request.target().name())));
    }

    /** A watch of a collection, or of one object by the old way of asking. */
    static boolean isWatch(ApiRequest request) {
        return request.query().isTrue("watch");
    }

    private MockResponse create(ApiRequest request, boolean collection) {
        if (!collection) {
            throw Statuses.methodNotAllowed();
        }
        if (Reviews.isReview(request)) {
            return Answers.json(201, reviews.answer(request, Bodies.object(request)));
        }
        requireNamespace(request);
        WriteContext context = context(request);
        ObjectNode created = writer.create(context, Bodies.object(request));
        return Answers.written(201, Rendering.of(request, clock).single(created), context.warnings());
    }

    private static void requireNamespace(ApiRequest request) {
        if (request.type().namespaced() && request.target().namespace().isEmpty()) {
            throw Statuses.methodNotAllowed();
        }
    }

    private MockResponse update(ApiRequest request, boolean collection) {
        if (collection) {
            throw Statuses.methodNotAllowed();
        }
        ObjectNode body = Bodies.object(request);
        WriteContext context = context(request);
        return Answers.written(
                200, Rendering.of(request, clock).single(writer.update(context, live -> body)), context.warnings());
    }

    private MockResponse patch(ApiRequest request, boolean collection) {
        if (collection) {
            throw Statuses.methodNotAllowed();
        }
        WriteContext context = context(request);
        if (context.apply()) {
            return apply(request, context);
        }
        ObjectNode patched = writer.update(context, patching.change(request));
        return Answers.written(200, Rendering.of(request, clock).single(patched), context.warnings());
    }

    private MockResponse apply(ApiRequest request, WriteContext context) {
        if (!request.query().has("fieldManager")) {
            throw Statuses.invalid(
                    "meta.k8s.io",
                    "PatchOptions",
                    "",
                    List.of(new Statuses.Cause(
                            "fieldManager", "FieldValueRequired", "Required value: is required for apply patch")));
        }
        if (context.subresource().isEmpty() && !writer.exists(context)) {
            gate.requireAllowed(request.user(), request.target(), "create");
        }
        ObjectWriter.Applied applied =
                writer.apply(context, Bodies.object(request), request.query().isTrue("force"));
        return Answers.written(
                applied.created() ? 201 : 200,
                Rendering.of(request, clock).single(applied.object()),
                context.warnings());
    }

    private MockResponse delete(ApiRequest request) {
        ObjectNode body = Bodies.objectOrEmpty(request);
        WriteContext context = context(request);
        ObjectNode deleted = deleter.delete(context, ObjectDeleter.Options.of(body, request.query()));
        return Answers.written(200, deleted, context.warnings());
    }

    private MockResponse deleteAll(ApiRequest request) {
        requireNamespace(request);
        ObjectNode body = Bodies.objectOrEmpty(request);
        ObjectDeleter.Options options = ObjectDeleter.Options.of(body, request.query());
        ObjectNode list = reader.list(request);
        WriteContext context = context(request);
        for (var item : list.path("items")) {
            deleter.delete(context.named(item.path("metadata").path("name").asText()), options);
        }
        return Answers.written(200, list, context.warnings());
    }

    private MockResponse scale(ApiRequest request) {
        WriteContext context = context(request);
        ObjectNode object = reader.get(request.type(), context.namespace(), context.name());
        return switch (request.method()) {
            case "GET" -> Answers.json(200, Scales.read(request.type(), object));
            case "PUT" -> {
                ObjectNode scale = Bodies.object(request);
                yield scaled(context, live -> scale);
            }
            case "PATCH" -> scaled(context, patching.change(request));
            default -> throw Statuses.methodNotAllowed();
        };
    }

    private MockResponse scaled(WriteContext context, UnaryOperator<ObjectNode> change) {
        ObjectNode written = writer.update(context, live -> {
            ObjectNode scale = Scales.of(context.type(), live);
            return Scales.applied(context.type(), change.apply(scale), live);
        });
        return Answers.written(200, Scales.of(context.type(), written), context.warnings());
    }

    private static WriteContext context(ApiRequest request) {
        RequestTarget.Resource target = request.target();
        return new WriteContext(
                request.type(),
                request.namespace(),
                target.name(),
                target.subresource(),
                request.user(),
                request.dryRun(),
                request.fieldManager(),
                Bodies.mediaType(request).equals(Patching.APPLY_PATCH),
                FieldValidation.of(request.query().get("fieldValidation")),
                new ArrayList<>());
    }
}
