package io.generalscaler.reach.address;

import io.generalscaler.reach.share.Asker;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.LongSupplier;

/**
 * Remembers what names mean, and looks them up fairly: at most one name at a time for each namespace, and each name once however many want
 * it. A namespace whose name server never answers waits for itself.
 *
 * <p>An answer is fresh for {@link #FRESH}; then it is looked up again, and what is known serves for up to {@link #STALE} where that
 * fails or takes its time. A name that cannot be looked up is not tried again for a while, which doubles from {@link KnownName#FIRST_PAUSE} to
 * {@link KnownName#LONGEST_PAUSE}.
 */
public final class NameCache implements HostResolver {

    static final Duration FRESH = Duration.ofSeconds(30);
    static final Duration STALE = Duration.ofMinutes(10);

    /** How long a new answer is waited for where an old one is at hand. */
    static final Duration PATIENCE = Duration.ofMillis(500);

    static final int NAMES = 4096;

    /** Addresses that a name may have. A server may send thousands in one answer, and all of them would be kept. */
    static final int ADDRESSES = 32;

    private final HostResolver resolver;
    private final Executor threads;
    private final int most;
    private final LongSupplier nanoTime;

    /** The least recently used first. All of it is guarded by itself. */
    private final Map<String, KnownName> names = new LinkedHashMap<>(64, 0.75f, true);

    /** Lookups that have not begun, by the namespace that wants them; whoever waits longest first. */
    private final Map<String, Deque<NameLookup>> waiting = new LinkedHashMap<>();

    private final Set<String> busy = new HashSet<>();
    private long tidiedNanos;

    /**
     * Nothing is known.
     *
     * @param resolver asks the system; blocks
     * @param threads where it does
     * @param most lookups at the same time
     * @param nanoTime a monotonic clock
     */
    public NameCache(HostResolver resolver, Executor threads, int most, LongSupplier nanoTime) {
        this.resolver = resolver;
        this.threads = threads;
        this.most = most;
        this.nanoTime = nanoTime;
        this.tidiedNanos = nanoTime.getAsLong();
    }

    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException, InterruptedException {
        InetAddress[] old;
        NameLookup lookup;
        synchronized (names) {
            KnownName name = names.computeIfAbsent(host, key -> new KnownName());
            long now = nanoTime.getAsLong();
            if (name.isFresh(now)) {
                return name.addresses();
            }
            old = name.isUsable(now) ? name.addresses() : new InetAddress[0];
            if (name.lookup == null && name.pauses(now)) {
                return known(host, old);
            }
            lookup = want(host, name);
        }
        return await(host, old, lookup);
    }

    private InetAddress[] await(String host, InetAddress[] old, NameLookup lookup)
            throws UnknownHostException, InterruptedException {
        try {
            return old.length == 0
                    ? lookup.answer.get()
                    : lookup.answer.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException e) {
            return known(host, old);
        } finally {
            synchronized (names) {
                abandon(host, lookup);
            }
        }
    }

    private static InetAddress[] known(String host, InetAddress[] old) throws UnknownHostException {
        if (old.length == 0) {
            throw new UnknownHostException(host);
        }
        return old;
    }

    private NameLookup want(String host, KnownName name) {
        NameLookup lookup = name.lookup;
        if (lookup == null) {
            lookup = new NameLookup(host);
            name.lookup = lookup;
            forgetOldest();
        }
        lookup.wanted++;
        String namespace = Asker.namespace();
        if (!lookup.begun && lookup.namespaces.add(namespace)) {
            waiting.computeIfAbsent(namespace, key -> new ArrayDeque<>()).add(lookup);
            begin();
        }
        return lookup;
    }

    /** A lookup that nobody waits for any more and that has not begun is not made. */
    private void abandon(String host, NameLookup lookup) {
        lookup.wanted--;
        KnownName name = names.get(host);
        if (lookup.wanted == 0 && !lookup.begun && name != null && name.lookup == lookup) {
            name.lookup = null;
            lookup.namespaces.forEach(namespace -> remove(namespace, lookup));
        }
    }

    private void remove(String namespace, NameLookup lookup) {
        Deque<NameLookup> queue = waiting.get(namespace);
        if (queue != null && queue.remove(lookup) && queue.isEmpty()) {
            waiting.remove(namespace);
        }
    }

    /** Begins what may begin: a lookup for each namespace that has none on its way. */
    private void begin() {
        for (String namespace : new ArrayList<>(waiting.keySet())) {
            if (busy.size() >= most) {
                return;
            }
            Deque<NameLookup> queue = waiting.get(namespace);
            if (queue == null || busy.contains(namespace)) {
                continue;
            }
            NameLookup next = queue.element();
            next.begun = true;
            next.namespaces.forEach(other -> remove(other, next));
            if (waiting.containsKey(namespace)) {
                // To the end of the line.
                waiting.put(namespace, waiting.remove(namespace));
            }
            busy.add(namespace);
            execute(next, namespace);
        }
    }

    private void execute(NameLookup lookup, String namespace) {
        try {
            threads.execute(() -> look(lookup, namespace));
        } catch (RejectedExecutionException | OutOfMemoryError e) {
            // There is no thread for it at present.
            learn(lookup, namespace, new InetAddress[0]);
        }
    }

    private void look(NameLookup lookup, String namespace) {
        InetAddress[] found = new InetAddress[0];
        try {
            InetAddress[] answer = resolver.resolve(lookup.host);
            found = answer.length > ADDRESSES ? found : answer;
        } catch (UnknownHostException e) {
            // There is nothing to know but that.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            land(lookup, namespace, found);
        }
    }

    private void land(NameLookup lookup, String namespace, InetAddress[] found) {
        synchronized (names) {
            learn(lookup, namespace, found);
            begin();
            forgetOldest();
        }
    }

    private void learn(NameLookup lookup, String namespace, InetAddress[] found) {
        KnownName name = names.computeIfAbsent(lookup.host, key -> new KnownName());
        name.lookup = null;
        name.learn(found, nanoTime.getAsLong());
        busy.remove(namespace);
        if (found.length == 0) {
            lookup.answer.completeExceptionally(new UnknownHostException(lookup.host));
        } else {
            lookup.answer.complete(found);
        }
    }

    private void forgetOldest() {
        long now = nanoTime.getAsLong();
        if (now - tidiedNanos >= FRESH.toNanos()) {
            tidiedNanos = now;
            names.values().removeIf(name -> name.isForgotten(now));
        }
        Iterator<KnownName> oldest = names.values().iterator();
        while (names.size() > NAMES && oldest.hasNext()) {
            if (oldest.next().lookup == null) {
                oldest.remove();
            }
        }
    }

    /** How many names are known or being looked up. */
    int size() {
        synchronized (names) {
            return names.size();
        }
    }
}
