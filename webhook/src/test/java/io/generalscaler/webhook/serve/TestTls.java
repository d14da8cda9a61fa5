package io.generalscaler.webhook.serve;

import io.generalscaler.certs.issue.CertificateAuthority;
import io.generalscaler.certs.issue.ServerNames;
import io.generalscaler.certs.pem.Pem;
import io.generalscaler.certs.tls.ReloadingKeys;
import io.generalscaler.certs.tls.ServerTls;
import java.math.BigInteger;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.jspecify.annotations.Nullable;

/** A CA for one test: a server that it vouches for, and clients that trust it and nothing else. */
final class TestTls {
    private static final SecureRandom RANDOM = new SecureRandom();

    private final CertificateAuthority ca =
            CertificateAuthority.create("test", Duration.ofDays(365), Instant.now(), RANDOM);

    SSLContext server() {
        return ServerTls.context(serverKeys(), RANDOM);
    }

    ReloadingKeys serverKeys() {
        var keys = new ReloadingKeys();
        keys.use(ca.issueLeaf(new ServerNames(List.of("127.0.0.1")), Duration.ofDays(7), Instant.now(), RANDOM));
        return keys;
    }

    /** The CA's certificate as PEM. */
    String certificate() {
        return Pem.write(List.of(ca.certificate()));
    }

    SSLContext client() throws Exception {
        return client(null);
    }

    /** A client that shows a certificate of {@code issuer} with these names; one that ends before it begins has expired. */
    SSLContext client(TestTls issuer, String commonName, String dnsName, KeyPurposeId purpose, Duration life)
            throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(256);
        KeyPair pair = generator.generateKeyPair();
        Instant now = Instant.now();
        var draft = new JcaX509v3CertificateBuilder(
                issuer.ca.certificate(),
                BigInteger.ONE,
                Date.from(now.minus(Duration.ofHours(1))),
                Date.from(now.plus(life)),
                new X500Name("CN=" + commonName),
                pair.getPublic());
        draft.addExtension(Extension.extendedKeyUsage, false, new ExtendedKeyUsage(purpose));
        draft.addExtension(
                Extension.subjectAlternativeName,
                false,
                new GeneralNames(new GeneralName(GeneralName.dNSName, dnsName)));
        X509Certificate certificate = new JcaX509CertificateConverter()
                .getCertificate(draft.build(new JcaContentSignerBuilder("SHA256withECDSA")
                        .build(issuer.ca.credential().key())));
        KeyStore own = KeyStore.getInstance("PKCS12");
        own.load(null, null);
        own.setKeyEntry("me", pair.getPrivate(), new char[0], new X509Certificate[] {certificate});
        KeyManagerFactory keys = KeyManagerFactory.getInstance("PKIX");
        keys.init(own, new char[0]);
        return client(keys.getKeyManagers());
    }

    private SSLContext client(KeyManager @Nullable [] keys) throws Exception {
        KeyStore anchors = KeyStore.getInstance(KeyStore.getDefaultType());
        anchors.load(null, null);
        anchors.setCertificateEntry("ca", ca.certificate());
        TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX");
        trust.init(anchors);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys, trust.getTrustManagers(), RANDOM);
        return context;
    }
}
