package io.generalscaler.reach.tls;

import java.net.InetAddress;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import javax.net.ssl.X509ExtendedTrustManager;

/**
 * Trusts a server under one name. The JDK's check of the name, which the connection has to ask for, accepts more than others do: the
 * subject of a certificate that lists addresses only, and wildcards inside a label. Here a name has to be among the certificate's
 * alternative names, and a wildcard is its whole first label. Addresses are left to the JDK.
 */
public final class NamedServer extends ServerTrust {

    private static final int DNS_NAME = 2;

    private final String name;

    private NamedServer(X509ExtendedTrustManager authorities, String name) {
        super(() -> authorities);
        this.name = name.toLowerCase(Locale.ROOT);
    }

    /**
     * Trusts whom these authorities vouch for, if the certificate carries this name.
     *
     * @param name of the server: a host, or an address
     */
    public static X509ExtendedTrustManager of(X509ExtendedTrustManager authorities, String name) {
        return isAddress(name) ? authorities : new NamedServer(authorities, name);
    }

    private static boolean isAddress(String name) {
        try {
            return InetAddress.ofLiteral(name) != null;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    @Override
    X509Certificate[] before(X509Certificate[] chain) {
        return chain;
    }

    @Override
    void after(X509Certificate server) throws CertificateException {
        Collection<List<?>> names = server.getSubjectAlternativeNames();
        if (names == null
                || names.stream()
                        .noneMatch(entry -> entry.getFirst() instanceof Integer kind
                                && kind == DNS_NAME
                                && matches(String.valueOf(entry.get(1)).toLowerCase(Locale.ROOT)))) {
            throw new CertificateException("the certificate is for another name");
        }
    }

    private boolean matches(String pattern) {
        if (!pattern.startsWith("*.")) {
            return pattern.equals(name);
        }
        int dot = name.indexOf('.');
        return dot > 0 && pattern.substring(1).equals(name.substring(dot));
    }
}
