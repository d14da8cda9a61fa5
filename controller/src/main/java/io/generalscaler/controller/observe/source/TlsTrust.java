package io.generalscaler.controller.observe.source;

import io.generalscaler.api.source.SecretKey;
import io.generalscaler.api.source.Tls;
import io.generalscaler.controller.observe.secret.SecretRef;
import io.generalscaler.controller.observe.secret.SecretUnavailableException;
import io.generalscaler.controller.observe.secret.Secrets;
import java.util.Optional;

/** Reads the certificate authority that a metric's settings name. */
public final class TlsTrust {

    private TlsTrust() {}

    /** The authorities in PEM; empty for the JDK's. */
    public static Optional<String> caPem(Optional<Tls> tls, String namespace, Secrets secrets)
            throws SecretUnavailableException {
        Optional<SecretKey> authority = tls.flatMap(Tls::authority);
        return authority.isPresent() ? Optional.of(read(authority.get(), namespace, secrets)) : Optional.empty();
    }

    private static String read(SecretKey key, String namespace, Secrets secrets) throws SecretUnavailableException {
        return secrets.read(new SecretRef(namespace, key.secretName())).required(key.key());
    }
}
