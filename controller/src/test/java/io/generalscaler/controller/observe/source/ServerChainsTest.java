package io.generalscaler.controller.observe.source;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.generalscaler.reach.tls.TrustedCertificates;
import java.math.BigInteger;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.security.spec.DSAPublicKeySpec;
import java.security.spec.RSAPublicKeySpec;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.net.ssl.X509ExtendedTrustManager;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.CertPolicyId;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.PolicyMappings;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Which chains of certificates are followed to an authority: a search for others is a search that a server can make as long as it likes. */
final class ServerChainsTest {

    private static final KeyPair KEY = key();
    private static final X509Certificate CA = certificate("authority", "authority", KEY.getPublic(), false);
    private static final X509Certificate FIRST = certificate("first", "authority", KEY.getPublic(), false);
    private static final X509Certificate SECOND = certificate("second", "first", KEY.getPublic(), false);
    private static final X509Certificate SERVER = certificate("server", "second", KEY.getPublic(), false);

    static Stream<Arguments> rows() {
        X509Certificate mapping = certificate("second", "first", KEY.getPublic(), true);
        X509Certificate slow = certificate("first", "authority", slowKey(), false);
        return Stream.of(
                row("two authorities between", true, SERVER, SECOND, FIRST),
                row("the root as well", true, SERVER, SECOND, FIRST, CA),
                row("others behind it", true, SERVER, SECOND, FIRST, CA, FIRST, SECOND),
                row("an authority is missing", false, SERVER, SECOND),
                row("in another order", false, SERVER, FIRST, SECOND),
                row("policies are mapped", false, SERVER, mapping, FIRST),
                row("a key with a long exponent", false, SERVER, SECOND, slow),
                row(
                        "a key of a kind without bounds",
                        false,
                        SERVER,
                        SECOND,
                        certificate("first", "authority", dsaKey(), false)),
                row("a key with a long exponent behind it", false, SERVER, SECOND, FIRST, CA, slow),
                Arguments.of("a chain of seven", false, longChain()));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("rows")
    void followsOrdinaryChains(String what, boolean trusted, X509Certificate[] chain) throws Exception {
        X509ExtendedTrustManager trust = TrustedCertificates.of(Optional.of(pem(CA)));
        if (trusted) {
            assertThatCode(() -> trust.checkServerTrusted(chain, "ECDHE_ECDSA")).doesNotThrowAnyException();
        } else {
            assertThatExceptionOfType(CertificateException.class)
                    .isThrownBy(() -> trust.checkServerTrusted(chain, "ECDHE_ECDSA"));
        }
    }

    static Stream<PublicKey> slowKeys() {
        return Stream.of(slowKey(), dsaKey());
    }

    @ParameterizedTest
    @MethodSource("slowKeys")
    void anAuthorityHasAnOrdinaryKeyToo(PublicKey key) {
        X509Certificate slow = certificate("authority", "authority", key, false);
        assertThatExceptionOfType(CertificateException.class)
                .isThrownBy(() -> TrustedCertificates.of(Optional.of(pem(slow))))
                .withMessage("no PEM certificates");
    }

    private static Arguments row(String what, boolean trusted, X509Certificate... chain) {
        return Arguments.of(what, trusted, chain);
    }

    private static X509Certificate[] longChain() {
        List<X509Certificate> chain = new ArrayList<>();
        chain.add(certificate("server", "ca-1", KEY.getPublic(), false));
        for (int i = 1; i < 6; i++) {
            chain.add(certificate("ca-" + i, i == 5 ? "authority" : "ca-" + (i + 1), KEY.getPublic(), false));
        }
        chain.add(CA);
        return chain.toArray(X509Certificate[]::new);
    }

    private static KeyPair key() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(256);
            return generator.generateKeyPair();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    /** Nobody has its other half, and nobody needs it: whoever checks a signature pays before knowing that it is wrong. */
    private static PublicKey slowKey() {
        try {
            BigInteger modulus = BigInteger.ONE.shiftLeft(2047).add(BigInteger.ONE);
            return KeyFactory.getInstance("RSA")
                    .generatePublic(new RSAPublicKeySpec(modulus, modulus.subtract(BigInteger.TWO)));
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    /** What is checked with it is raised to a power modulo a number that may have as many digits as fit into a certificate. */
    private static PublicKey dsaKey() {
        try {
            BigInteger modulus = BigInteger.ONE.shiftLeft(3071).add(BigInteger.ONE);
            BigInteger order = BigInteger.ONE.shiftLeft(255).add(BigInteger.ONE);
            return KeyFactory.getInstance("DSA")
                    .generatePublic(new DSAPublicKeySpec(BigInteger.TWO, modulus, order, BigInteger.TWO));
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private static X509Certificate certificate(String subject, String issuer, PublicKey key, boolean mapping) {
        try {
            JcaX509v3CertificateBuilder builder = new JcaX509v3CertificateBuilder(
                    new X500Name("CN=" + issuer),
                    BigInteger.valueOf(subject.hashCode()).abs(),
                    Date.from(Instant.now().minus(1, ChronoUnit.HOURS)),
                    Date.from(Instant.now().plus(1, ChronoUnit.DAYS)),
                    new X500Name("CN=" + subject),
                    key);
            if (!subject.equals("server")) {
                builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(true));
            }
            if (mapping) {
                builder.addExtension(
                        Extension.policyMappings, true, new PolicyMappings(policy("1.2.3"), policy("1.2.4")));
            }
            return new JcaX509CertificateConverter()
                    .getCertificate(
                            builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(KEY.getPrivate())));
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private static CertPolicyId policy(String number) {
        return CertPolicyId.getInstance(new ASN1ObjectIdentifier(number));
    }

    private static String pem(X509Certificate certificate) throws Exception {
        return "-----BEGIN CERTIFICATE-----\n"
                + Base64.getMimeEncoder().encodeToString(certificate.getEncoded())
                + "\n-----END CERTIFICATE-----\n";
    }
}
