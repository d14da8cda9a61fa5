package io.generalscaler.devcluster.pki;

import java.security.PrivateKey;
import java.security.cert.X509Certificate;

/** A private key with its certificate. */
public record Credential(PrivateKey key, X509Certificate certificate) {

    public String keyPem() {
        return Pem.of("PRIVATE KEY", key.getEncoded());
    }

    public String certificatePem() {
        return Pem.of(certificate);
    }
}
