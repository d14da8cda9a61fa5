package io.generalscaler.process.connections;

import java.io.IOException;
import java.nio.channels.UnresolvedAddressException;
import org.eclipse.jetty.server.ServerConnector;

/**
 * Where a server listens.
 *
 * @param host an address of this machine; empty for all
 * @param port 0 for any
 * @param flag of the command line that sets the port
 */
public record Listen(String host, int port, String flag) {

    /** Sets the address, in both programs. */
    private static final String HOST_FLAG = "--bind-address";

    private static final int FIRST_FREE_FOR_ALL = 1024;

    /**
     * Takes the port for {@code connector}, before anything of its server runs.
     *
     * @throws CannotListenException when it cannot be had
     */
    public void open(ServerConnector connector) {
        if (!host.isEmpty()) {
            connector.setHost(host);
        }
        connector.setPort(port);
        try {
            connector.open();
        } catch (IOException | UnresolvedAddressException e) {
            throw failure(e);
        }
    }

    /** In words that name what to change. */
    CannotListenException failure(Throwable failure) {
        return new CannotListenException(why(failure), failure);
    }

    private String why(Throwable failure) {
        Throwable first = failure;
        while (first.getCause() != null) {
            first = first.getCause();
        }
        String said = String.valueOf(first.getMessage());
        if (said.contains("already in use")) {
            return "port " + port + " of " + place() + " is already in use; free it, or choose another with " + flag;
        }
        if (said.contains("assign requested address")) {
            return host + " is no address of this machine, so nothing can listen at its port " + port + " (" + flag
                    + "); give one that is with " + HOST_FLAG;
        }
        if (first instanceof UnresolvedAddressException || said.contains("nresolved")) {
            return host + " has no address, so nothing can listen at its port " + port + " (" + flag
                    + "); give an address of this machine with " + HOST_FLAG;
        }
        if (said.contains("ermission denied")) {
            return "port " + port + " of " + place() + " may not be used by this process; choose one from "
                    + FIRST_FREE_FOR_ALL + " with " + flag + ", or give the process the capability NET_BIND_SERVICE";
        }
        return "cannot listen at port " + port + " of " + place() + " (" + said + "); choose another with " + flag
                + ", or another address with " + HOST_FLAG;
    }

    private String place() {
        return host.isEmpty() ? "all addresses" : "address " + host;
    }
}
