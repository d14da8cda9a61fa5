package io.generalscaler.reach.address;

import java.net.InetAddress;
import java.net.UnknownHostException;

/** Turns a host name into addresses. Blocks. */
@FunctionalInterface
public interface HostResolver {

    /**
     * Looks a name up.
     *
     * @param host a name, not an address literal
     * @return at least one address
     */
    InetAddress[] resolve(String host) throws UnknownHostException, InterruptedException;
}
