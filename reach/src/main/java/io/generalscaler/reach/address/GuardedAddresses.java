package io.generalscaler.reach.address;

import java.net.InetAddress;
import java.util.Set;

/** Addresses that change while the process runs, and that only a rule for exactly one of them opens. */
public interface GuardedAddresses {

    /** None. */
    GuardedAddresses NONE = new GuardedAddresses() {
        @Override
        public Set<InetAddress> apiServer() {
            return Set.of();
        }

        @Override
        public Set<InetAddress> own() {
            return Set.of();
        }
    };

    /** Those of the API server: its service and its endpoints. */
    Set<InetAddress> apiServer();

    /** Those of this process. */
    Set<InetAddress> own();
}
