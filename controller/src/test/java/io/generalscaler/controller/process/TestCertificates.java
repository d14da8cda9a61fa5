package io.generalscaler.controller.process;

import java.math.BigInteger;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.Date;
import java.util.List;
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
        this("CN=" + host, List.of(host), Duration.ofDays(1));
    }

    /**
     * As it says.
     *
     * @param subject of the server's certificate
     * @param alternatives its names: an address is an address, unless it has {@code dns:} before it
     * @param valid until when, from now
     */
    public TestCertificates(String subject, List<String> alternatives, Duration valid) throws Exception {
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
        JcaX509v3CertificateBuilder certificate = new JcaX509v3CertificateBuilder(
                issuer,
                BigInteger.TWO,
                from,
                Date.from(Instant.now().plus(valid)),
                new X500Name(subject),
                serverKey.getPublic());
        if (!alternatives.isEmpty()) {
            GeneralName[] names =
                    alternatives.stream().map(TestCertificates::name).toArray(GeneralName[]::new);
            certificate.addExtension(Extension.subjectAlternativeName, false, new GeneralNames(names));
        }
        server = converter.getCertificate(certificate.build(signer));
    }

    private static GeneralName name(String text) {
        if (text.startsWith("dns:")) {
            return new GeneralName(GeneralName.dNSName, text.substring(4));
        }
        boolean address = text.matches("[0-9.]+");
        return new GeneralName(address ? GeneralName.iPAddress : GeneralName.dNSName, text);
    }

    PrivateKey serverKey() {
        return serverKey.getPrivate();
    }

    Certificate[] serverChain() {
        return new Certificate[] {server};
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
