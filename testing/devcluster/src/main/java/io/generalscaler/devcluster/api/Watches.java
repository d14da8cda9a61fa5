package io.generalscaler.devcluster.api;

import io.fabric8.mockwebserver.http.MockResponse;
import io.generalscaler.devcluster.store.Snapshot;
import io.generalscaler.devcluster.store.Store;
import io.generalscaler.devcluster.store.Store.ListAndWatch;
import io.generalscaler.devcluster.wire.Statuses;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;

/** Opens watches: from now, from a version, or from a list that is streamed first. */
public final class Watches {

    private static final Duration DEFAULT_TIMEOUT = Duration.ofMinutes(45);

    private final Store store;
    private final Duration bookmarkEvery;

    /** @param bookmarkEvery how often watchers that allow bookmarks get one */
    public Watches(Store store, Duration bookmarkEvery) {
        this.store = store;
        this.bookmarkEvery = bookmarkEvery;
    }

    /**
     * The stream, not yet started.
     *
     * @param rendering what the client asked to see
     */
    MockResponse open(ApiRequest request, Rendering rendering) {
        Query query = request.query();
        boolean bookmarks = query.isTrue("allowWatchBookmarks");
        boolean initial = query.isTrue("sendInitialEvents");
        requireConsistent(query, initial);
        WatchResponse.Terms terms = new WatchResponse.Terms(
                query.number("timeoutSeconds").stream()
                        .filter(seconds -> seconds > 0)
                        .mapToObj(Duration::ofSeconds)
                        .findFirst()
                        .orElse(DEFAULT_TIMEOUT),
                initial && bookmarks,
                bookmarks ? bookmarkEvery : Duration.ZERO);
        Selection selection = Selection.of(request);
        long version = WatchResponse.version(query.get("resourceVersion"));
        boolean noInitial = query.parameters().containsKey("sendInitialEvents") && !initial;
        if (initial || (version == 0 && !noInitial)) {
            ListAndWatch all = store.listAndWatch(selection.collection(), selection.namespace());
            return new WatchResponse(store, selection, all, terms, rendering);
        }
        OptionalLong since = version == 0 ? OptionalLong.empty() : OptionalLong.of(version);
        Snapshot nothing = new Snapshot(store.version(), List.of());
        return store.subscribe(selection.collection(), since)
                .<MockResponse>map(changes ->
                        new WatchResponse(store, selection, new ListAndWatch(nothing, changes), terms, rendering))
                .orElseGet(() -> new ExpiredWatch(version, store.version()));
    }

    private static void requireConsistent(Query query, boolean initial) {
        if (initial && !query.get("resourceVersionMatch").equals("NotOlderThan")) {
            throw Statuses.invalid(
                    "meta.k8s.io",
                    "ListOptions",
                    "",
                    List.of(new Statuses.Cause(
                            "resourceVersionMatch",
                            "FieldValueForbidden",
                            "Forbidden: sendInitialEvents requires setting resourceVersionMatch to NotOlderThan")));
        }
    }
}
