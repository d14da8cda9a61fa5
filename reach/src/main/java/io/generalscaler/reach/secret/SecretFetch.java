package io.generalscaler.reach.secret;

import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.LongSupplier;

/** One request for one Secret, shared by all who want an entry of it while it is on its way and for some time after. */
final class SecretFetch {

    private final SecretRef ref;
    private final LongSupplier nanoTime;
    private final Set<String> keys;
    private final CompletableFuture<SecretReader.Taken> taken = new CompletableFuture<>();
    private boolean sealed;
    private long endNanos;

    SecretFetch(SecretRef ref, Collection<String> keys, LongSupplier nanoTime) {
        this.ref = ref;
        this.keys = new TreeSet<>(keys);
        this.nanoTime = nanoTime;
    }

    /** Asks for this entry as well, if it can be had from here. */
    synchronized boolean serves(String key) {
        if (!sealed) {
            keys.add(key);
            return true;
        }
        return !isOld() && (taken.isCompletedExceptionally() || keys.contains(key));
    }

    synchronized boolean isOld() {
        return taken.isDone() && nanoTime.getAsLong() - endNanos >= 0;
    }

    /** The entries that were asked for; nothing is added from now on. */
    synchronized Set<String> seal() {
        sealed = true;
        return Set.copyOf(keys);
    }

    synchronized Set<String> keys() {
        return Set.copyOf(keys);
    }

    synchronized void land(SecretReader.Taken content) {
        endNanos = nanoTime.getAsLong() + KubernetesSecrets.KEEP.toNanos();
        taken.complete(content);
    }

    /** Nothing came; without effect once something has. */
    synchronized void fail(String why) {
        if (taken.isDone()) {
            return;
        }
        sealed = true;
        endNanos = nanoTime.getAsLong() + KubernetesSecrets.KEEP_FAILURE.toNanos();
        taken.completeExceptionally(new SecretUnavailableException(why));
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
