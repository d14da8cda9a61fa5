package io.generalscaler.reach.address;

import java.net.InetAddress;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/** A lookup that is wanted or on its way; guarded by the cache. */
final class NameLookup {

    final String host;
    final CompletableFuture<InetAddress[]> answer = new CompletableFuture<>();

    /** In whose line it stands until it has begun. */
    final Set<String> namespaces = new LinkedHashSet<>();

    /** How many threads wait for it. */
    int wanted;

    boolean begun;

    NameLookup(String host) {
        this.host = host;
    }
}
