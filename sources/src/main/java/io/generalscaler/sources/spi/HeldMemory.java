package io.generalscaler.sources.spi;

import io.generalscaler.reach.share.FairShare;

/** What one client keeps in memory for as long as it is open. What all keep is bounded together, and each namespace has its part of it. */
final class HeldMemory {

    /** A certificate becomes objects, several times as large as its text. */
    private static final long TIMES_TEXT = 16;

    private final FairShare room;
    private final String namespace;
    private long authorities;
    private long beside;
    private boolean closed;

    private HeldMemory(FairShare room, String namespace) {
        this.room = room;
        this.namespace = namespace;
    }

    /** Nothing is kept by anybody, and three tenths of this process's heap may be. */
    static HeldMemory none() {
        long all = Runtime.getRuntime().maxMemory() / 10 * 3;
        return new HeldMemory(new FairShare(all, all / 2, System::nanoTime), "");
    }

    /** Of a client of this namespace, or of one that all share; the bound is the same. */
    HeldMemory of(String owner) {
        return new HeldMemory(room, owner);
    }

    /** Keeps certificates of so many characters from now on, instead of those before. */
    synchronized void authorities(int characters) throws SourceException, InterruptedException {
        long now = characters * TIMES_TEXT;
        change(authorities, now, "certificate authorities");
        authorities = now;
    }

    /** Keeps so many bytes beside them from now on. */
    synchronized void beside(long bytes) throws SourceException, InterruptedException {
        change(beside, bytes, "open connections");
        beside = bytes;
    }

    synchronized void close() {
        closed = true;
        if (authorities + beside > 0) {
            room.give(namespace, authorities + beside);
        }
        authorities = 0;
        beside = 0;
    }

    private void change(long before, long now, String what) throws SourceException, InterruptedException {
        if (closed || (now > before && !room.take(namespace, now - before, System.nanoTime()))) {
            throw new SourceException(
                    FailureReason.Overloaded,
                    "the " + what + " of this namespace's sources take too much memory together");
        }
        if (now < before) {
            room.give(namespace, before - now);
        }
    }
}
