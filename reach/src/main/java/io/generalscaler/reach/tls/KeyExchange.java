package io.generalscaler.reach.tls;

import javax.net.ssl.SSLParameters;

/**
 * How to agree on keys with a server. The server chooses among what is offered, so nothing is offered that costs much: on the curves it is a
 * millisecond or less, modulo a number of 8192 bits it is fifty, which no deadline ends.
 */
public final class KeyExchange {

    private static final String[] CURVES = {"x25519", "secp256r1", "secp384r1", "secp521r1"};

    private KeyExchange() {}

    /** The same parameters, with these curves only. */
    public static SSLParameters quick(SSLParameters parameters) {
        parameters.setNamedGroups(CURVES.clone());
        return parameters;
    }
}
