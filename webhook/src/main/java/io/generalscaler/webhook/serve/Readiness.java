package io.generalscaler.webhook.serve;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/** What must have happened before requests may come, and whether the process is on its way out. */
public final class Readiness {
    /** A condition that is met once and stays met. */
    public enum Condition {
        CACHES(
                "the caches are not complete yet; if that lasts, look in the log for what cannot be listed, and compare the service"
                        + " account's rights with the shipped manifests"),
        CERTIFICATE("there is no certificate yet"),
        REGISTRATION("the webhook configurations do not trust the certificate yet");

        private final String words;

        Condition(String words) {
            this.words = words;
        }
    }

    private final Set<Condition> missing = EnumSet.allOf(Condition.class);
    private final CompletableFuture<Void> ready = new CompletableFuture<>();
    private boolean stopping;
    private String trouble = "";

    /** {@code condition} is met. */
    public synchronized void met(Condition condition) {
        missing.remove(condition);
        if (missing.isEmpty()) {
            ready.complete(null);
        }
    }

    /** Why there is no certificate that is trusted, and what would help; empty when nothing is wrong. */
    public synchronized void trouble(String words) {
        trouble = words;
    }

    /** From now on the process is not ready, whatever is met. */
    public synchronized void stopping() {
        stopping = true;
    }

    /** Whether requests may come. */
    public synchronized boolean isReady() {
        return missing.isEmpty() && !stopping;
    }

    /** Why requests may not come, in words; empty if ready. */
    public synchronized List<String> obstacles() {
        var words = new ArrayList<String>();
        if (stopping) {
            words.add("the process is stopping");
        }
        missing.forEach(condition -> words.add(condition.words));
        boolean isConcerned = missing.contains(Condition.CERTIFICATE) || missing.contains(Condition.REGISTRATION);
        if (isConcerned && !trouble.isEmpty()) {
            words.add(trouble);
        }
        return words;
    }

    /** Completes when every condition is met for the first time. */
    public CompletableFuture<Void> whenReady() {
        return ready.copy();
    }
}
