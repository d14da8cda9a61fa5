package io.generalscaler.devcluster.admission;

import java.io.IOException;
import java.net.InetSocketAddress;

/** Finds who answers for a Service. */
@FunctionalInterface
public interface ServiceResolver {
    /**
     * An address of a ready endpoint of the Service.
     *
     * @param port the Service's port, 1 to 65535
     * @throws IOException if there is no such Service, or nobody answers for it
     */
    InetSocketAddress resolve(String namespace, String name, int port) throws IOException;
}
