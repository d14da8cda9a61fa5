package io.generalscaler.reach.http;

import io.generalscaler.reach.address.AddressPolicy;
import io.generalscaler.reach.address.AddressRefusedException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import okhttp3.Dns;

/** Names of hosts, resolved and admitted by the operator's rules. A connection is made to the very address that was admitted. */
record AdmittedNames(AddressPolicy addresses) implements Dns {

    @Override
    public List<InetAddress> lookup(String host) throws UnknownHostException {
        try {
            return addresses.admit(host);
        } catch (AddressRefusedException e) {
            throw new Refused(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UnknownHostException(host);
        }
    }

    /** Carries a refusal through a client that knows only of names without an address. */
    static final class Refused extends UnknownHostException {

        private static final long serialVersionUID = 1L;

        final AddressRefusedException refusal;

        Refused(AddressRefusedException refusal) {
            super(refusal.explanation());
            this.refusal = refusal;
        }
    }
}
