package io.generalscaler.certs.issue;

import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.ProviderException;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.util.List;

/**
 * A private key and the certificate chain that speaks for it, leaf first. The key belongs to the first certificate:
 * that is proven at construction by a signature, so that a mixed-up pair cannot travel.
 */
public record Credential(List<X509Certificate> chain, PrivateKey key) {
    /**
     * Checks that key and certificate belong together.
     *
     * @throws IllegalArgumentException if the chain is empty or the key does not belong to its first certificate
     */
    public Credential {
        chain = List.copyOf(chain);
        if (chain.isEmpty()) {
            throw new IllegalArgumentException("a credential needs a certificate");
        }
        if (!belongs(chain.getFirst(), key)) {
            throw new IllegalArgumentException("the private key does not belong to the certificate");
        }
    }

    /** The certificate of the key itself. */
    public X509Certificate certificate() {
        return chain.getFirst();
    }

    /** Never the key. */
    @Override
    public String toString() {
        return "Credential[" + certificate().getSubjectX500Principal() + "]";
    }

    private static boolean belongs(X509Certificate certificate, PrivateKey key) {
        String algorithm = switch (key.getAlgorithm()) {
            case "EC" -> "SHA256withECDSA";
            case "RSA" -> "SHA256withRSA";
            default -> throw new IllegalArgumentException("keys are EC or RSA, not " + key.getAlgorithm());
        };
        byte[] sample = {1, 2, 3, 4};
        try {
            Signature signer = Signature.getInstance(algorithm);
            signer.initSign(key);
            signer.update(sample);
            byte[] signature = signer.sign();
            signer.initVerify(certificate.getPublicKey());
            signer.update(sample);
            return signer.verify(signature);
        } catch (GeneralSecurityException | ProviderException | ArithmeticException e) {
            // A key with numbers that make none fails in either way.
            return false;
        }
    }
}
