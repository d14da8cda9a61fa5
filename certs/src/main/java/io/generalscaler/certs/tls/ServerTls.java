package io.generalscaler.certs.tls;

import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;

/** Builds the server side of TLS on a key manager. */
public final class ServerTls {
    private ServerTls() {}

    /** A context that serves what {@code keys} holds and asks clients for no certificate. */
    public static SSLContext context(ReloadingKeys keys, SecureRandom random) {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(new KeyManager[] {keys}, null, random);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this JDK has no TLS", e);
        }
    }
}
