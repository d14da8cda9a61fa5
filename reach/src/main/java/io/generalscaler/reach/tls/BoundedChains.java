package io.generalscaler.reach.tls;

import java.security.PublicKey;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.EdECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.util.Arrays;
import java.util.function.Supplier;
import javax.net.ssl.X509ExtendedTrustManager;

/**
 * Judges only ordinary chains: whoever makes certificates decides how many names, policies and issuers are in them, and what of it costs
 * memory for as long as the connection is open, or time that nothing can interrupt.
 */
final class BoundedChains extends ServerTrust {

    /** A usual chain has two to four certificates of one to two kilobytes, in some hundred elements. */
    private static final int MAX_CERTIFICATES = 5;

    private static final int MAX_BYTES = 16 * 1024;
    private static final int MAX_ELEMENTS = 1000;

    /** Each mapping multiplies the policies that have to be followed. */
    private static final String POLICY_MAPPINGS = "2.5.29.33";

    /** Every signature made with a key costs as much as its exponent is long; the usual one has 17 bits. */
    private static final int MAX_EXPONENT_BITS = 64;

    private static final int MAX_MODULUS_BITS = 8192;

    BoundedChains(Supplier<X509ExtendedTrustManager> authorities) {
        super(authorities);
    }

    /** Whether a certificate can be worked with at little cost. */
    static boolean isOrdinary(X509Certificate certificate) {
        return certificate.getExtensionValue(POLICY_MAPPINGS) == null && isQuick(certificate.getPublicKey());
    }

    /** Of the other kinds some, such as DSA, may have numbers of any length, each signature of which takes seconds. */
    private static boolean isQuick(PublicKey key) {
        return switch (key) {
            case RSAPublicKey rsa ->
                rsa.getPublicExponent().bitLength() <= MAX_EXPONENT_BITS
                        && rsa.getModulus().bitLength() <= MAX_MODULUS_BITS;
            case ECPublicKey _, EdECPublicKey _ -> true;
            default -> false;
        };
    }

    /** The chain as far as each certificate is issued by the next, so that there is one way through it and no search. */
    @Override
    X509Certificate[] before(X509Certificate[] chain) throws CertificateException {
        int bytes = 0;
        int elements = 0;
        for (X509Certificate certificate : chain) {
            byte[] der = certificate.getEncoded();
            bytes += der.length;
            if (bytes > MAX_BYTES) {
                throw new CertificateException("the server's certificates are larger than 16 KiB together");
            }
            elements += DerElements.count(der);
            if (elements > MAX_ELEMENTS) {
                throw new CertificateException("the server's certificates have more than 1000 elements together");
            }
            if (!isOrdinary(certificate)) {
                throw new CertificateException(
                        "the server's certificates map policies, or have a key that may be slow");
            }
        }
        int length = 1;
        while (length < Math.min(chain.length, MAX_CERTIFICATES)
                && chain[length - 1].getIssuerX500Principal().equals(chain[length].getSubjectX500Principal())) {
            length++;
        }
        return Arrays.copyOf(chain, length);
    }

    @Override
    void after(X509Certificate server) {}

    @Override
    public X509Certificate[] getAcceptedIssuers() {
        // Asked for by servers that check clients, and by the HTTP client, which would index them anew for each
        // endpoint.
        return new X509Certificate[0];
    }
}
