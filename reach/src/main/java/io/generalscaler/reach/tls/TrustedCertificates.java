package io.generalscaler.reach.tls;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Optional;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;

/** Which servers a TLS connection trusts: those of the JDK's authorities, or of exactly the ones that a Secret names. */
public final class TrustedCertificates {

    /** An endpoint keeps what it trusts, which takes several times its text. */
    private static final int MAX_PEM_CHARS = 16 * 1024;

    private static final int MAX_CERTIFICATES = 10;
    private static final int MAX_ELEMENTS = 2000;
    private static final String BEGIN = "-----BEGIN CERTIFICATE-----";

    private static final X509ExtendedTrustManager JDK = new BoundedChains(() -> Jdk.TRUST);

    private TrustedCertificates() {}

    /**
     * What decides whom to trust.
     *
     * @param pem one to {@value #MAX_CERTIFICATES} certificates in at most 16 KiB, or empty for the JDK's authorities
     * @throws CertificateException when the text holds no certificates, or too many; nothing of it is quoted
     */
    public static X509ExtendedTrustManager of(Optional<String> pem) throws CertificateException {
        if (pem.isEmpty()) {
            return jdk();
        }
        try {
            X509ExtendedTrustManager authorities = trusting(store(pem.get()));
            return new BoundedChains(() -> authorities);
        } catch (GeneralSecurityException | IOException | RuntimeException e) {
            throw new CertificateException("no PEM certificates");
        }
    }

    /** Trusts the JDK's authorities, of which there are more than a hundred: they are read when the first server is to be judged. */
    public static X509ExtendedTrustManager jdk() {
        return JDK;
    }

    private static X509ExtendedTrustManager trusting(@Nullable KeyStore store) throws GeneralSecurityException {
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(store);
        for (TrustManager manager : factory.getTrustManagers()) {
            if (manager instanceof X509ExtendedTrustManager x509) {
                return x509;
            }
        }
        throw new GeneralSecurityException("every JDK checks certificates");
    }

    private static KeyStore store(String pem) throws GeneralSecurityException, IOException {
        if (pem.length() > MAX_PEM_CHARS || pem.split(BEGIN, -1).length > MAX_CERTIFICATES + 1) {
            throw new IOException("too large");
        }
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        byte[] bytes = pem.getBytes(StandardCharsets.UTF_8);
        int index = 0;
        int elements = 0;
        for (Certificate certificate :
                CertificateFactory.getInstance("X.509").generateCertificates(new ByteArrayInputStream(bytes))) {
            elements += DerElements.count(certificate.getEncoded());
            if (elements > MAX_ELEMENTS
                    || !(certificate instanceof X509Certificate x509)
                    || !BoundedChains.isOrdinary(x509)) {
                throw new IOException("too large");
            }
            store.setCertificateEntry("ca-" + index++, certificate);
        }
        if (index == 0) {
            throw new IOException("empty");
        }
        return store;
    }

    /** Made once, and only where somebody needs it. */
    private static final class Jdk {
        static final X509ExtendedTrustManager TRUST = trust();

        private static X509ExtendedTrustManager trust() {
            try {
                return trusting(null);
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException("every JDK has authorities", e);
            }
        }
    }
}
