package io.generalscaler.reach.tls;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.util.Optional;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;

/** Which servers a TLS connection trusts: the JDK's authorities, or exactly the ones that a Secret names. */
public final class TrustedCertificates {

    /** An endpoint keeps what it trusts, which takes several times its text. */
    private static final int MAX_PEM_CHARS = 16 * 1024;

    private static final int MAX_CERTIFICATES = 10;
    private static final String BEGIN = "-----BEGIN CERTIFICATE-----";

    private TrustedCertificates() {}

    /**
     * What decides whom to trust.
     *
     * @param pem one to {@value #MAX_CERTIFICATES} certificates in at most 16 KiB, or empty for the JDK's authorities
     * @throws CertificateException when the text holds no certificates, or too many; nothing of it is quoted
     */
    public static TrustManagerFactory of(Optional<String> pem) throws CertificateException {
        try {
            TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            factory.init(pem.isPresent() ? store(pem.get()) : null);
            return factory;
        } catch (GeneralSecurityException | IOException | RuntimeException e) {
            throw new CertificateException("no PEM certificates");
        }
    }

    private static @Nullable KeyStore store(String pem) throws GeneralSecurityException, IOException {
        if (pem.length() > MAX_PEM_CHARS || pem.split(BEGIN, -1).length > MAX_CERTIFICATES + 1) {
            throw new IOException("too large");
        }
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        byte[] bytes = pem.getBytes(StandardCharsets.UTF_8);
        int index = 0;
        for (Certificate certificate :
                CertificateFactory.getInstance("X.509").generateCertificates(new ByteArrayInputStream(bytes))) {
            store.setCertificateEntry("ca-" + index++, certificate);
        }
        if (index == 0) {
            throw new IOException("empty");
        }
        return store;
    }
}
