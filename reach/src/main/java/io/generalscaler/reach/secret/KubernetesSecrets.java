package io.generalscaler.reach.secret;

import io.generalscaler.kube.write.ApiAnswer;
import io.generalscaler.kube.write.ApiServer;
import io.generalscaler.kube.write.ApiUnreachableException;
import io.generalscaler.kube.write.ResourcePath;
import io.generalscaler.reach.share.FairShare;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Secrets of the API server, fetched one by one when they are needed. Of each only the entries that were asked for are kept, for
 * {@link #KEEP}; that it cannot be had is remembered for {@link #KEEP_FAILURE}, and for twice as long with each refusal, up to {@link #KEEP_REFUSAL}. Whoever asks meanwhile shares the one request.
 */
public final class KubernetesSecrets implements Secrets {

    static final Duration KEEP = Duration.ofSeconds(30);
    static final Duration KEEP_FAILURE = Duration.ofSeconds(5);
    static final Duration KEEP_REFUSAL = Duration.ofSeconds(40);

    /** A Secret has 1 MiB of data at most; base64, annotations and the record of its writers come on top. */
    private static final int MAX_CHARS = 2 * 1024 * 1024;

    /** Requests on their way, and those of one namespace: each may bring more than a megabyte, and takes a turn at the API server. */
    static final int REQUESTS = 8;

    static final int REQUESTS_OF_ONE = 2;

    /** In bytes of memory; a Secret with a login takes about two kilobytes. */
    private static final long KEPT = 8L * 1024 * 1024;

    private final ApiServer api;
    private final boolean hostsRequired;
    private final LongSupplier nanoTime;
    private final FairShare requests;
    private final FairShare kept;
    private final Map<SecretRef, SecretFetch> fetches = new ConcurrentHashMap<>();

    /**
     * Nothing fetched yet.
     *
     * @param api where they are
     * @param hostsRequired whether a Secret has to list the hosts that its logins may be sent to
     * @param nanoTime a monotonic clock
     */
    public KubernetesSecrets(ApiServer api, boolean hostsRequired, LongSupplier nanoTime) {
        this(api, hostsRequired, nanoTime, KEPT);
    }

    KubernetesSecrets(ApiServer api, boolean hostsRequired, LongSupplier nanoTime, long keptBytes) {
        this.api = api;
        this.hostsRequired = hostsRequired;
        this.nanoTime = nanoTime;
        this.requests = new FairShare(REQUESTS, REQUESTS_OF_ONE, nanoTime);
        this.kept = new FairShare(keptBytes, keptBytes / 2, nanoTime);
    }

    @Override
    public SecretEntry read(SecretRef ref, String key) throws SecretUnavailableException {
        return fetches.compute(ref, (_, old) -> old != null && old.serves(key) ? old : start(ref, key, old))
                .await(key);
    }

    /** Drops what is too old to be used. */
    public void forgetOld() {
        fetches.values().removeIf(fetch -> {
            boolean old = fetch.isForgotten();
            if (old) {
                fetch.forget();
            }
            return old;
        });
    }

    /** On a thread of its own: whoever asked first may give up, the others still want the answer. */
    private SecretFetch start(SecretRef ref, String key, @Nullable SecretFetch old) {
        SecretFetch fetch = old == null ? new SecretFetch(ref, nanoTime) : old.next();
        if (old != null) {
            old.forget();
        }
        boolean _ = fetch.serves(key);
        Thread.ofVirtual().name("read Secret").start(() -> run(ref, fetch));
        return fetch;
    }

    private void run(SecretRef ref, SecretFetch fetch) {
        String why = "cannot be read";
        try {
            long deadline = nanoTime.getAsLong() + ApiServer.TIMEOUT.toNanos();
            why = requests.take(ref.namespace(), 1, deadline)
                    ? fetched(ref, fetch)
                    : "cannot be read at present: too many Secrets of this namespace are asked for at once";
        } catch (ApiUnreachableException e) {
            why = "cannot be read at present";
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            why = "is not readable";
        } finally {
            fetch.fail(why);
        }
    }

    /** Lands what was asked for; otherwise says why not. */
    private String fetched(SecretRef ref, SecretFetch fetch)
            throws ApiUnreachableException, IOException, InterruptedException {
        try {
            ApiAnswer answer =
                    api.get(ResourcePath.of("v1", ref.namespace(), "secrets").then(ref.name()));
            Set<String> keys = fetch.seal();
            if (answer.notFound()) {
                fetch.refuse("does not exist");
            } else if (answer.forbidden()) {
                fetch.refuse("may not be read by the controller; bind its Role in this namespace");
            } else if (answer.ok() && answer.body().length() <= MAX_CHARS) {
                return landed(ref, fetch, SecretReader.read(answer.body(), keys, hostsRequired));
            }
            return answer.ok() ? "is too large" : "cannot be read";
        } finally {
            requests.give(ref.namespace(), 1);
        }
    }

    private String landed(SecretRef ref, SecretFetch fetch, SecretReader.Taken content) throws InterruptedException {
        long bytes = content.bytes();
        if (kept.take(ref.namespace(), bytes, nanoTime.getAsLong())) {
            fetch.land(content, () -> kept.give(ref.namespace(), bytes));
        }
        return "cannot be kept: the Secrets of this namespace take too much memory together";
    }
}
