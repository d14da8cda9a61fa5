package io.generalscaler.reach.http;

import io.generalscaler.reach.address.AddressPolicy;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import okhttp3.Dns;

/** The name of the proxy, which the operator wrote. Others are not asked for where there is a proxy. */
record ProxyName(AddressPolicy addresses) implements Dns {

    @Override
    public List<InetAddress> lookup(String host) throws UnknownHostException {
        try {
            return addresses.resolve(host);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UnknownHostException(host);
        }
    }
}
