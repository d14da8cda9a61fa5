package io.generalscaler.devcluster.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.generalscaler.devcluster.registry.ResourceType;
import io.generalscaler.devcluster.store.ObjectKey;
import io.generalscaler.devcluster.store.Snapshot;
import io.generalscaler.devcluster.store.Store;
import io.generalscaler.devcluster.wire.Json;
import io.generalscaler.devcluster.wire.StatusException;
import io.generalscaler.devcluster.wire.Statuses;
import java.io.IOException;
import java.util.Base64;
import java.util.List;

/** Single objects and lists, page by page where a limit is asked for. */
public final class ObjectReader {

    private final Store store;

    public ObjectReader(Store store) {
        this.store = store;
    }

    /** The object in the version of the request. */
    public ObjectNode get(ResourceType type, String namespace, String name) {
        ObjectNode stored = store.get(new ObjectKey(type.collection(), namespace, name))
                .orElseThrow(() -> Statuses.notFound(type.group(), type.plural(), name));
        return Versions.fromStored(type, stored);
    }

    /** A list object, {@code kind: …List}, with its items in the version of the request. */
    public ObjectNode list(ApiRequest request) {
        ResourceType type = request.type();
        Selection selection = Selection.of(request);
        Snapshot snapshot = store.list(selection.collection(), selection.namespace());
        requireNotFuture(request, snapshot.version());
        List<ObjectNode> selected =
                snapshot.items().stream().filter(selection::includes).toList();
        Page page = Page.of(request, selected, snapshot.version());

        ObjectNode list = Json.object();
        list.put("apiVersion", type.apiVersion()).put("kind", type.names().listKind());
        ObjectNode metadata = list.putObject("metadata");
        metadata.put("resourceVersion", Long.toString(page.version()));
        if (page.remaining() > 0) {
            metadata.put("continue", page.next()).put("remainingItemCount", page.remaining());
        }
        var items = list.putArray("items");
        page.items().forEach(item -> items.add(Versions.fromStored(type, item)));
        return list;
    }

    private static void requireNotFuture(ApiRequest request, long current) {
        String wanted = request.query().get("resourceVersion");
        if (wanted.isEmpty()) {
            return;
        }
        long version = WatchResponse.version(wanted);
        if (version > current) {
            ObjectNode status = Statuses.failure(
                    504, "Timeout", "Too large resource version: " + version + ", current: " + current);
            status.putObject("details").put("retryAfterSeconds", 1);
            throw new StatusException(status);
        }
    }

    /** A stretch of a list; {@code next} is the token that leads on. */
    private record Page(List<ObjectNode> items, long version, int remaining, String next) {

        static Page of(ApiRequest request, List<ObjectNode> all, long version) {
            Start start = Start.of(request.query().get("continue"), version);
            List<ObjectNode> rest = all.stream()
                    .filter(item -> keyOf(item).compareTo(start.after()) > 0)
                    .toList();
            int limit = request.query().number("limit").orElse(0);
            if (limit <= 0 || rest.size() <= limit) {
                return new Page(rest, start.version(), 0, "");
            }
            List<ObjectNode> items = rest.subList(0, limit);
            String next = new Start(start.version(), keyOf(items.getLast())).token();
            return new Page(items, start.version(), rest.size() - limit, next);
        }

        private static String keyOf(ObjectNode item) {
            return Json.textOrEmpty(item, "metadata", "namespace") + "\0" + Metadata.name(item);
        }
    }

    /** Where the next page begins, and the version of the list as a whole. */
    private record Start(long version, String after) {

        static Start of(String token, long current) {
            if (token.isEmpty()) {
                return new Start(current, "");
            }
            try {
                JsonNode json = Json.read(Base64.getUrlDecoder().decode(token));
                return new Start(json.path("rv").asLong(), json.path("start").asText());
            } catch (IllegalArgumentException | IOException e) {
                throw Statuses.badRequest("continue key is not valid: " + e.getMessage());
            }
        }

        String token() {
            ObjectNode json =
                    Json.object().put("v", "meta.k8s.io/v1").put("rv", version).put("start", after);
            return Base64.getUrlEncoder().withoutPadding().encodeToString(Json.bytes(json));
        }
    }
}
