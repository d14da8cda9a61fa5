package io.generalscaler.devcluster.admission;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;

/**
 * Trusts a webhook that shows a certificate by the configured authority for the configured name.
 *
 * <p>The name is that of the service ({@code <name>.<namespace>.svc}) or the URL's host, which need not be the address that
 * is dialled; so the name is compared here and not by the client.
 */
final class WebhookTrust extends X509ExtendedTrustManager {
    /** Names in a certificate (RFC 5280): a DNS name, an address. */
    private static final int DNS_NAME = 2;

    private static final int IP_ADDRESS = 7;

    private final X509TrustManager authority;
    private final String host;

    private WebhookTrust(X509TrustManager authority, String host) {
        this.authority = authority;
        this.host = host;
    }

    /**
     * A TLS context for one webhook.
     *
     * @param caBundle certificates in PEM; empty to trust what the platform trusts
     * @param host the name or address that the certificate must be for
     * @throws GeneralSecurityException if the bundle cannot be read
     */
    static SSLContext context(byte[] caBundle, String host) throws GeneralSecurityException, IOException {
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(caBundle.length == 0 ? null : keyStore(caBundle));
        SSLContext context = SSLContext.getInstance("TLS");
        X509TrustManager authority = (X509TrustManager) factory.getTrustManagers()[0];
        context.init(null, new TrustManager[] {new WebhookTrust(authority, host)}, null);
        return context;
    }

    private static @Nullable KeyStore keyStore(byte[] caBundle) throws GeneralSecurityException, IOException {
        Collection<? extends Certificate> certificates =
                CertificateFactory.getInstance("X.509").generateCertificates(new ByteArrayInputStream(caBundle));
        KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
        store.load(null, null);
        int number = 0;
        for (Certificate certificate : certificates) {
            store.setCertificateEntry("ca-" + number++, certificate);
        }
        return store;
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType) throws CertificateException {
        try {
            authority.checkServerTrusted(chain, authType);
        } catch (CertificateException e) {
            throw new CertificateException(
                    "tls: failed to verify certificate: x509: certificate signed by unknown authority", e);
        }
        if (!names(chain[0])) {
            throw new CertificateException(
                    "tls: failed to verify certificate: x509: certificate is not valid for " + host);
        }
    }

    private boolean names(X509Certificate certificate) throws CertificateException {
        Collection<List<?>> names = certificate.getSubjectAlternativeNames();
        if (names == null) {
            return false;
        }
        String wanted = host.toLowerCase(Locale.ROOT);
        for (List<?> name : names) {
            int type = (Integer) name.get(0);
            String text = String.valueOf(name.get(1)).toLowerCase(Locale.ROOT);
            if (type == IP_ADDRESS && text.equals(wanted)) {
                return true;
            }
            if (type == DNS_NAME && (text.equals(wanted) || (text.startsWith("*.") && covers(text, wanted)))) {
                return true;
            }
        }
        return false;
    }

    /** A wildcard stands for exactly one label. */
    private static boolean covers(String wildcard, String name) {
        int dot = name.indexOf('.');
        return dot > 0 && name.substring(dot).equals(wildcard.substring(1));
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType, Socket socket)
            throws CertificateException {
        checkServerTrusted(chain, authType);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
            throws CertificateException {
        checkServerTrusted(chain, authType);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType) throws CertificateException {
        throw new CertificateException("only servers are checked");
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType, Socket socket)
            throws CertificateException {
        checkClientTrusted(chain, authType);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
            throws CertificateException {
        checkClientTrusted(chain, authType);
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return authority.getAcceptedIssuers();
    }
}
