package io.generalscaler.kube.watch;

import io.fabric8.kubernetes.client.KubernetesClientException;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells of an outage once when it begins and once when it ends, however many watches it breaks off. An API server that does not answer, or
 * cannot, is one outage for all of them; what it refuses, it refuses for one kind.
 *
 * <pre>
 * state    event                                          next                        told
 * well     a watch breaks off for a reason                out, for this reason        yes
 * out      another watch breaks off for the same reason   out, for both               no
 * out      a watch breaks off for another reason          out for that reason too     yes
 * out      all watches that broke off for a reason are    well, as far as that goes   yes
 *          back
 * </pre>
 */
public final class WatchOutages {
    private static final Logger LOG = LoggerFactory.getLogger(WatchOutages.class);

    private static final String NO_ANSWER = "";
    private static final int TOO_MANY_REQUESTS = 429;
    private static final int INTERNAL_ERROR = 500;

    /** Why each watch that is broken off is. Guarded by this. */
    private final IdentityHashMap<Object, String> broken = new IdentityHashMap<>();

    /** Who was told of, by reason: those that have come back since, too. Guarded by this. */
    private final Map<String, TreeSet<String>> outages = new HashMap<>();

    /**
     * A watch broke off, or could not begin, and is tried again.
     *
     * @param what it watches, for people
     */
    synchronized void brokeOff(Object watch, String what, Throwable cause) {
        String reason = reason(what, cause);
        String before = broken.put(watch, reason);
        if (before != null && !before.equals(reason)) {
            settle(before);
        }
        Set<String> known = outages.get(reason);
        if (known != null) {
            known.add(what);
            return;
        }
        outages.put(reason, new TreeSet<>(Set.of(what)));
        LOG.atWarn()
                .addKeyValue("kind", what)
                .addKeyValue("cause", String.valueOf(cause.getMessage()))
                .log("Watching broke off; it is tried again");
    }

    /** A watch stands. */
    synchronized void stands(Object watch) {
        String reason = broken.remove(watch);
        if (reason != null) {
            settle(reason);
        }
    }

    /** A watch is closed: nobody waits for it any more. */
    synchronized void closed(Object watch) {
        String reason = broken.remove(watch);
        if (reason != null && !broken.containsValue(reason)) {
            outages.remove(reason);
        }
    }

    private void settle(String reason) {
        if (!broken.containsValue(reason)) {
            LOG.atInfo()
                    .addKeyValue("kinds", String.join(", ", Objects.requireNonNull(outages.remove(reason))))
                    .log("Watching again");
        }
    }

    /** One reason for all watches, or one of this watch's own. */
    private static String reason(String what, Throwable cause) {
        int status = cause instanceof KubernetesClientException answered ? answered.getCode() : 0;
        boolean isRefusal = status > 0 && status != TOO_MANY_REQUESTS && status < INTERNAL_ERROR;
        return isRefusal ? what + " " + status : NO_ANSWER;
    }
}
