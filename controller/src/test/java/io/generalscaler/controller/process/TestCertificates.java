package io.generalscaler.controller.process;

import java.math.BigInteger;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.Date;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** An authority and a server certificate for one host name. */
public final class TestCertificates {

    private final X509Certificate ca;
    private final X509Certificate server;
    private final KeyPair serverKey;

    /** For a server that is called by this name. */
    public TestCertificates(String host) throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(256);
        KeyPair caKey = generator.generateKeyPair();
        serverKey = generator.generateKeyPair();
        X500Name issuer = new X500Name("CN=Test authority");
        Date from = Date.from(Instant.now().minus(1, ChronoUnit.HOURS));
        Date until = Date.from(Instant.now().plus(1, ChronoUnit.DAYS));
        var signer = new JcaContentSignerBuilder("SHA256withECDSA").build(caKey.getPrivate());
        JcaX509CertificateConverter converter = new JcaX509CertificateConverter();
        ca = converter.getCertificate(
                new JcaX509v3CertificateBuilder(issuer, BigInteger.ONE, from, until, issuer, caKey.getPublic())
                        .addExtension(Extension.basicConstraints, true, new BasicConstraints(true))
                        .build(signer));
        server = converter.getCertificate(new JcaX509v3CertificateBuilder(
                        issuer, BigInteger.TWO, from, until, new X500Name("CN=" + host), serverKey.getPublic())
                .addExtension(
                        Extension.subjectAlternativeName,
                        false,
                        new GeneralNames(new GeneralName(GeneralName.dNSName, host)))
                .build(signer));
    }

    public String caPem() {
        return pem("CERTIFICATE", encoded(ca));
    }

    public String serverPem() {
        return pem("CERTIFICATE", encoded(server));
    }

    public String serverKeyPem() {
        return pem("PRIVATE KEY", serverKey.getPrivate().getEncoded());
    }

    private static byte[] encoded(X509Certificate certificate) {
        try {
            return certificate.getEncoded();
        } catch (CertificateEncodingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String pem(String type, byte[] encoded) {
        String body = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(encoded);
        return "-----BEGIN " + type + "-----\n" + body + "\n-----END " + type + "-----\n";
    }
}
