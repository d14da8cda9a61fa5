package io.generalscaler.devcluster.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.generalscaler.devcluster.http.FrameSink;
import io.generalscaler.devcluster.http.StreamingResponse;
import io.generalscaler.devcluster.store.Store;
import io.generalscaler.devcluster.store.StoreEvent;
import io.generalscaler.devcluster.store.Subscription;
import io.generalscaler.devcluster.wire.Json;
import io.generalscaler.devcluster.wire.Statuses;
import java.time.Duration;
import java.util.List;

/**
 * A watch: initial objects where asked for, then each change as it is committed, bookmarks in between, until the time is
 * up, the client leaves or the subscription ends.
 */
final class WatchResponse extends StreamingResponse {

    private static final String INITIAL_EVENTS_END = "k8s.io/initial-events-end";

    /**
     * How a watch goes.
     *
     * @param initialEnd whether the client waits for a bookmark that closes the initial objects
     * @param bookmarkEvery how often an idle watch says how far it is; zero for never
     */
    record Terms(Duration timeout, boolean initialEnd, Duration bookmarkEvery) {}

    private final Store store;
    private final Selection selection;
    private final Subscription subscription;
    private final List<ObjectNode> initial;
    private final long initialVersion;
    private final Terms terms;
    private final Rendering rendering;
    private boolean described;

    WatchResponse(Store store, Selection selection, Store.ListAndWatch from, Terms terms, Rendering rendering) {
        this.store = store;
        this.selection = selection;
        this.subscription = from.subscription();
        this.initial = from.snapshot().items();
        this.initialVersion = from.snapshot().version();
        this.terms = terms;
        this.rendering = rendering;
    }

    /** A resource version as a number; 0 for the empty one. */
    static long version(String text) {
        try {
            return text.isEmpty() ? 0 : Long.parseUnsignedLong(text);
        } catch (NumberFormatException e) {
            throw Statuses.badRequest(
                    "Invalid value: \"" + text + "\": strconv.ParseUint: parsing \"" + text + "\": invalid syntax");
        }
    }

    @Override
    public void stream(FrameSink sink) throws InterruptedException {
        try (subscription) {
            sink.onClose(subscription::close);
            if (sendInitial(sink)) {
                follow(sink);
            }
        }
    }

    private boolean sendInitial(FrameSink sink) {
        for (ObjectNode object : initial) {
            if (selection.includes(object) && !sink.send(frame("ADDED", render(object)))) {
                return false;
            }
        }
        return !terms.initialEnd() || sink.send(bookmark(initialVersion, true));
    }

    private void follow(FrameSink sink) throws InterruptedException {
        long end = System.nanoTime() + terms.timeout().toNanos();
        boolean bookmarks = terms.bookmarkEvery().isPositive();
        long nextBookmark = System.nanoTime() + terms.bookmarkEvery().toNanos();
        while (!subscription.isClosed()) {
            long now = System.nanoTime();
            if (now >= end) {
                return;
            }
            if (bookmarks && now >= nextBookmark) {
                nextBookmark = now + terms.bookmarkEvery().toNanos();
                if (!sendBookmark(sink)) {
                    return;
                }
            }
            long until = bookmarks ? Math.min(end, nextBookmark) : end;
            StoreEvent event = subscription.poll(Duration.ofNanos(until - now).plusMillis(1));
            if (event != null && !send(sink, event)) {
                return;
            }
        }
    }

    /** A bookmark promises that everything up to its version was sent, so it is made only when nothing waits. */
    private boolean sendBookmark(FrameSink sink) throws InterruptedException {
        long version = store.version();
        StoreEvent waiting = subscription.poll(Duration.ZERO);
        while (waiting != null) {
            if (!send(sink, waiting)) {
                return false;
            }
            waiting = subscription.poll(Duration.ZERO);
        }
        return sink.send(bookmark(version, false));
    }

    /** To a selective watcher, an object that enters the selection is new, and one that leaves it is deleted. */
    private boolean send(FrameSink sink, StoreEvent event) {
        ObjectNode previous = event.previous();
        boolean was = previous != null && selection.includes(previous);
        boolean is = event.type() != StoreEvent.Type.DELETED && selection.includes(event.object());
        if (!was && !is) {
            return true;
        }
        String type = is ? (was ? "MODIFIED" : "ADDED") : "DELETED";
        return sink.send(frame(type, render(event.object())));
    }

    private ObjectNode render(ObjectNode stored) {
        boolean first = !described;
        described = true;
        return rendering.watched(stored, first);
    }

    private static byte[] frame(String type, ObjectNode object) {
        ObjectNode frame = Json.object().put("type", type);
        frame.set("object", object);
        return Json.bytes(frame);
    }

    private byte[] bookmark(long version, boolean endsInitial) {
        ObjectNode metadata = Json.object().put("resourceVersion", Long.toString(version));
        if (endsInitial) {
            metadata.putObject("annotations").put(INITIAL_EVENTS_END, "true");
        }
        return frame("BOOKMARK", rendering.bookmark(metadata));
    }
}
