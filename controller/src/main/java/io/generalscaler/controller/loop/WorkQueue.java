package io.generalscaler.controller.loop;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Keys that wait for their time. One queue, driven by a clock that a test can move, instead of one timer per object.
 *
 * <p>A key is in the queue at most once; asking for an earlier time moves it, for a later one does nothing. A key that was taken is not
 * given out again before it is {@linkplain #done done}: that is what makes each key's worker its single writer. Asking for
 * a key while it is worked on runs it once more right afterwards.
 *
 * <pre>
 * state     event               next
 * absent    due(t)              waiting(t)
 * waiting   due(t)              waiting(the earlier)
 * waiting   its time has come   running
 * running   due(t)              running, again at t
 * running   done(t)             waiting(the earlier of t and what was asked meanwhile), absent if there is neither
 * any       forget              absent; a worker that is done with it afterwards changes nothing
 * </pre>
 *
 * @param <K> the key, with equals and hashCode
 */
public final class WorkQueue<K> {

    /** A wall clock that steps back further than this moves all waiting times with it. */
    private static final Duration STEP_BACK = Duration.ofSeconds(2);

    /** The longest single wait, so that a step of the wall clock is noticed. */
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(1);

    /**
     * The shortest single wait: what becomes due within it is given out together, because a thread that is woken for each costs more than
     * the work. What is due at once does not wait.
     */
    private static final Duration SHORTEST_WAIT = Duration.ofMillis(20);

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition earlier = lock.newCondition();
    private final Condition idle = lock.newCondition();
    private final InstantSource clock;
    private final Map<K, Entry<K>> entries = new HashMap<>();
    private final TreeSet<Entry<K>> waiting = new TreeSet<>();
    private Instant lastSeen = Instant.MIN;

    /** Until when the taker sleeps; only what is due before that wakes it. */
    private Instant sleepsUntil = Instant.MIN;

    private long sequence;

    public WorkQueue(InstantSource clock) {
        this.clock = clock;
    }

    /** Makes a key due at a time, or earlier when it already is. */
    public void due(K key, Instant at) {
        lock.lock();
        try {
            Entry<K> entry = entries.get(key);
            if (entry == null) {
                entry = new Entry<>(key, sequence++);
                entries.put(key, entry);
            }
            bringForward(entry, at);
        } finally {
            lock.unlock();
        }
    }

    /** Makes a key due at once. */
    public void dueNow(K key) {
        due(key, clock.instant());
    }

    /** Drops a key. */
    public void forget(K key) {
        lock.lock();
        try {
            Entry<K> entry = entries.remove(key);
            if (entry != null && !entry.running) {
                waiting.remove(entry);
            }
            idle.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** The next key whose time has come, with the time it was due; empty when there is none now. */
    public Optional<Due<K>> poll() {
        lock.lock();
        try {
            Instant now = clock.instant();
            followClock(now);
            if (waiting.isEmpty() || waiting.first().at().isAfter(now)) {
                return Optional.empty();
            }
            Entry<K> entry = waiting.pollFirst();
            Due<K> due = new Due<>(entry.key, entry.at(), entry);
            entry.at = null;
            entry.running = true;
            return Optional.of(due);
        } finally {
            lock.unlock();
        }
    }

    /** Waits for the next key whose time has come. */
    public Due<K> take() throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (true) {
                Optional<Due<K>> due = poll();
                if (due.isPresent()) {
                    return due.get();
                }
                Instant now = clock.instant();
                Duration wait = waiting.isEmpty()
                        ? LONGEST_WAIT
                        : Duration.between(now, waiting.first().at());
                long nanos = Math.clamp(wait.toNanos(), SHORTEST_WAIT.toNanos(), LONGEST_WAIT.toNanos());
                // What is due within this wait anyhow need not wake anybody.
                sleepsUntil = now.plus(wait.compareTo(LONGEST_WAIT) < 0 ? wait : LONGEST_WAIT);
                earlier.awaitNanos(nanos);
                sleepsUntil = Instant.MIN;
            }
        } finally {
            lock.unlock();
        }
    }

    /**
     * The worker of a key has finished.
     *
     * @param next when it is due again; empty for when somebody asks
     */
    public void done(Due<K> due, Optional<Instant> next) {
        lock.lock();
        try {
            if (!due.entry().equals(entries.get(due.key()))) {
                return;
            }
            due.entry().running = false;
            Instant asked = due.entry().at;
            due.entry().at = null;
            Instant at = Stream.concat(Stream.ofNullable(asked), next.stream())
                    .min(Instant::compareTo)
                    .orElse(null);
            if (at == null) {
                entries.remove(due.key());
            } else {
                bringForward(due.entry(), at);
            }
            idle.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Waits until no key is being worked on; false when that takes too long. */
    public boolean awaitIdle(Duration deadline) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            long left = deadline.toNanos();
            while (entries.size() > waiting.size()) {
                if (left <= 0) {
                    return false;
                }
                left = idle.awaitNanos(left);
            }
            return true;
        } finally {
            lock.unlock();
        }
    }

    /** How many keys there are. */
    public int size() {
        lock.lock();
        try {
            return entries.size();
        } finally {
            lock.unlock();
        }
    }

    /** For how long the key that waits the longest has been due; zero while none is. */
    public Duration overdue() {
        lock.lock();
        try {
            Instant now = clock.instant();
            return waiting.isEmpty() || waiting.first().at().isAfter(now)
                    ? Duration.ZERO
                    : Duration.between(waiting.first().at(), now);
        } finally {
            lock.unlock();
        }
    }

    /** How many keys are being worked on. */
    public int running() {
        lock.lock();
        try {
            return entries.size() - waiting.size();
        } finally {
            lock.unlock();
        }
    }

    private void bringForward(Entry<K> entry, Instant at) {
        if (entry.at != null && !at.isBefore(entry.at)) {
            return;
        }
        if (entry.at != null) {
            waiting.remove(entry);
        }
        entry.at = at;
        if (!entry.running) {
            waiting.add(entry);
            if (at.isBefore(sleepsUntil)) {
                earlier.signal();
            }
        }
    }

    private void followClock(Instant now) {
        if (now.isBefore(lastSeen.equals(Instant.MIN) ? Instant.MIN : lastSeen.minus(STEP_BACK))) {
            Duration step = Duration.between(lastSeen, now);
            waiting.clear();
            for (Entry<K> entry : entries.values()) {
                if (entry.at != null) {
                    entry.at = entry.at.plus(step);
                    if (!entry.running) {
                        waiting.add(entry);
                    }
                }
            }
        }
        lastSeen = now;
    }

    /**
     * A key whose time has come.
     *
     * @param key the key
     * @param at when it was due
     * @param entry its place in the queue
     */
    public record Due<K>(K key, Instant at, Entry<K> entry) {}

    /** A key's place in the queue. Ordered by time, then by age. */
    public static final class Entry<K> implements Comparable<Entry<K>> {
        private final K key;
        private final long sequence;
        private @Nullable Instant at;
        private boolean running;

        private Entry(K key, long sequence) {
            this.key = key;
            this.sequence = sequence;
        }

        private Instant at() {
            Instant due = at;
            if (due == null) {
                throw new IllegalStateException("not waiting: " + key);
            }
            return due;
        }

        @Override
        public int compareTo(Entry<K> other) {
            int byTime = at().compareTo(other.at());
            return byTime != 0 ? byTime : Long.compare(sequence, other.sequence);
        }
    }
}
