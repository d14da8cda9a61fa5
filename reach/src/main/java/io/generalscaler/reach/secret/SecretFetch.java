package io.generalscaler.reach.secret;

import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.LongSupplier;

/** One request for one Secret, shared by all who want an entry of it while it is on its way and for some time after. */
final class SecretFetch {

    /** Entries that are fetched together, because they were before. */
    private static final int MAX_KEYS = 16;

    private final SecretRef ref;
    private final LongSupplier nanoTime;
    private final Set<String> keys;
    private final CompletableFuture<SecretReader.Taken> taken = new CompletableFuture<>();
    private final Duration pause;
    private Runnable release = () -> {};
    private boolean sealed;
    private boolean refused;
    private long endNanos;

    /** The first one for a Secret. */
    SecretFetch(SecretRef ref, LongSupplier nanoTime) {
        this(ref, Set.of(), KubernetesSecrets.KEEP_FAILURE, nanoTime);
    }

    private SecretFetch(SecretRef ref, Set<String> keys, Duration pause, LongSupplier nanoTime) {
        this.ref = ref;
        this.keys = new TreeSet<>(keys);
        this.pause = pause;
        this.nanoTime = nanoTime;
    }

    /** The one after this: for the same entries, and less often where the API server has refused them. */
    synchronized SecretFetch next() {
        Duration longer = pause.multipliedBy(2);
        Duration most = KubernetesSecrets.KEEP_REFUSAL;
        Duration then = refused ? (longer.compareTo(most) < 0 ? longer : most) : KubernetesSecrets.KEEP_FAILURE;
        return new SecretFetch(ref, keys.size() < MAX_KEYS ? Set.copyOf(keys) : Set.of(), then, nanoTime);
    }

    /** Asks for this entry as well, if it can be had from here. */
    synchronized boolean serves(String key) {
        if (!sealed) {
            keys.add(key);
            return true;
        }
        return !isOld() && (taken.isCompletedExceptionally() || keys.contains(key));
    }

    private boolean isOld() {
        return taken.isDone() && nanoTime.getAsLong() - endNanos >= 0;
    }

    /** Whether nothing of it has to be known any more: a refusal is remembered a while longer, to wait longer for the next. */
    synchronized boolean isForgotten() {
        long longer = refused ? KubernetesSecrets.KEEP_REFUSAL.toNanos() : 0;
        return taken.isDone() && nanoTime.getAsLong() - endNanos >= longer;
    }

    /** The entries that were asked for; nothing is added from now on. */
    synchronized Set<String> seal() {
        sealed = true;
        return Set.copyOf(keys);
    }

    /**
     * Here is what was asked for.
     *
     * @param whenForgotten gives back the memory that it takes
     */
    synchronized void land(SecretReader.Taken content, Runnable whenForgotten) {
        endNanos = nanoTime.getAsLong() + KubernetesSecrets.KEEP.toNanos();
        release = whenForgotten;
        taken.complete(content);
    }

    /** Nobody gets anything from here any more. */
    synchronized void forget() {
        release.run();
        release = () -> {};
    }

    /** It is not there, or not for us: the same answer again is likely. */
    synchronized void refuse(String why) {
        refused = true;
        end(why, pause);
    }

    /** Nothing came; without effect once something has. */
    synchronized void fail(String why) {
        if (!taken.isDone()) {
            end(why, KubernetesSecrets.KEEP_FAILURE);
        }
    }

    private void end(String why, Duration keep) {
        sealed = true;
        endNanos = nanoTime.getAsLong() + keep.toNanos();
        taken.completeExceptionally(new SecretUnavailableException("the Secret '" + ref.name() + "' " + why));
    }

    /** Waits for the answer; whoever is interrupted leaves it to the others. */
    SecretEntry await(String key) throws SecretUnavailableException {
        try {
            SecretReader.Taken content = taken.get();
            return new SecretEntry(ref, key, content.hosts, content.entries.get(key));
        } catch (ExecutionException e) {
            if (e.getCause() instanceof SecretUnavailableException why) {
                throw why;
            }
            throw new SecretUnavailableException("the Secret '" + ref.name() + "' cannot be read");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SecretUnavailableException("the Secret '" + ref.name() + "' could not be read in time");
        }
    }
}
