package io.generalscaler.kube.connect;

import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import okhttp3.HttpUrl;
import okhttp3.Interceptor;
import okhttp3.Request;
import okhttp3.Response;

/**
 * Keeps the pages of a list small, whatever the size of the objects: whoever may write objects of a watched kind can make each as
 * large as the API server takes it, and a page stands in memory whole, as bytes and as a tree.
 *
 * <pre>
 * a list begins        with {@link #FIRST} objects
 * the next page        as many objects as filled {@link #FULL} bytes of the last one; at most {@link #GROWTH} times as many as that had
 * a page above MOST    is given up while it arrives, and asked for again with fewer objects, down to one
 * </pre>
 *
 * A request without a limit is passed on as it is, and no page has more objects than were asked for.
 */
final class AdaptivePages implements Interceptor {

    /** Objects of the first page. */
    private static final int FIRST = 5;

    private static final int GROWTH = 10;

    /** Bytes that a page should have. */
    private static final long FULL = 1 << 20;

    /** Bytes that a page of more than one object may have. */
    private static final long MOST = 2 << 20;

    /** How many objects the next page may have, by the path of the list. */
    private final Map<String, Integer> next = new ConcurrentHashMap<>();

    @Override
    public Response intercept(Chain chain) throws IOException {
        Request request = chain.request();
        HttpUrl url = request.url();
        String asked = url.queryParameter("limit");
        if (asked == null || url.queryParameter("watch") != null) {
            return chain.proceed(request);
        }
        boolean begins = url.queryParameter("continue") == null;
        int allowed = begins ? FIRST : next.getOrDefault(url.encodedPath(), FIRST);
        int limit = Math.min(Integer.parseInt(asked), allowed);
        while (true) {
            Response response = chain.proceed(limited(request, limit));
            if (!response.isSuccessful()) {
                return response;
            }
            var body = response.body().source();
            boolean large = body.request(MOST + 1);
            if (!large || limit == 1) {
                next.put(url.encodedPath(), following(limit, body.getBuffer().size()));
                return response;
            }
            response.close();
            limit = Math.max(1, limit / GROWTH);
        }
    }

    private static int following(int limit, long bytes) {
        long fitting = limit * FULL / Math.max(1, bytes);
        return Math.toIntExact(Math.clamp(fitting, 1, (long) limit * GROWTH));
    }

    private static Request limited(Request request, int limit) {
        HttpUrl url = request.url()
                .newBuilder()
                .setQueryParameter("limit", Integer.toString(limit))
                .build();
        return request.newBuilder().url(url).build();
    }
}
