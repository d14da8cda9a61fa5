package io.generalscaler.certs.tls;

import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import org.jspecify.annotations.Nullable;

/** Builds the server side of TLS on a key manager. */
public final class ServerTls {
    private ServerTls() {}

    /** A context that serves what {@code keys} holds and asks clients for no certificate. */
    public static SSLContext context(ReloadingKeys keys, SecureRandom random) {
        return build(keys, null, random);
    }

    /** A context that serves what {@code keys} holds, and believes clients whom {@code trust} believes. */
    public static SSLContext context(ReloadingKeys keys, ClientTrust trust, SecureRandom random) {
        return build(keys, new TrustManager[] {trust}, random);
    }

    private static SSLContext build(ReloadingKeys keys, TrustManager @Nullable [] trust, SecureRandom random) {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(new KeyManager[] {keys}, trust, random);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this JDK has no TLS", e);
        }
    }
}
