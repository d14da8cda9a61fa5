package io.generalscaler.certs.pem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.generalscaler.certs.issue.CertificateAuthority;
import io.generalscaler.certs.issue.Credential;
import java.io.IOException;
import java.io.StringWriter;
import java.math.BigInteger;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.interfaces.RSAPrivateKey;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.sec.ECPrivateKey;
import org.bouncycastle.util.io.pem.PemObject;
import org.bouncycastle.util.io.pem.PemWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

final class PemTest {
    private static final Credential CA = CertificateAuthority.create(
                    "test", Duration.ofDays(365), Instant.parse("2026-01-15T10:00:00Z"), new SecureRandom())
            .credential();
    private static final String CERTIFICATE = Pem.write(CA.chain());
    private static final String KEY = Pem.write(CA.key());

    @Test
    void whatIsWrittenIsReadBack() throws Exception {
        assertThat(Pem.certificates(CERTIFICATE + "between blocks, text is ignored\n" + CERTIFICATE))
                .containsExactly(CA.certificate(), CA.certificate());
        assertThat(Pem.onlyCertificate(CERTIFICATE.replace("\n", "\r\n"))).isEqualTo(CA.certificate());
        assertThat(Pem.privateKey(KEY)).isEqualTo(CA.key());
    }

    @ParameterizedTest(name = "reads a traditional {0} key, as openssl and cert-manager write it")
    @ValueSource(strings = {"EC", "RSA"})
    void readsTraditionalKeys(String algorithm) throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm);
        generator.initialize(algorithm.equals("EC") ? 256 : 2048);
        KeyPair pair = generator.generateKeyPair();
        String text = traditional(algorithm, pair.getPrivate());
        assertThat(text).contains("BEGIN " + algorithm + " PRIVATE KEY");
        assertThat(secretOf(Pem.privateKey(text))).isEqualTo(secretOf(pair.getPrivate()));
    }

    private static BigInteger secretOf(PrivateKey key) {
        return key instanceof RSAPrivateKey rsa
                ? rsa.getPrivateExponent()
                : ((java.security.interfaces.ECPrivateKey) key).getS();
    }

    private static String traditional(String algorithm, PrivateKey key) throws IOException {
        PrivateKeyInfo info = PrivateKeyInfo.getInstance(key.getEncoded());
        ASN1Encodable body = info.parsePrivateKey();
        if (algorithm.equals("EC")) {
            BigInteger secret = ((java.security.interfaces.ECPrivateKey) key).getS();
            body = new ECPrivateKey(256, secret, info.getPrivateKeyAlgorithm().getParameters());
        }
        var text = new StringWriter();
        try (var writer = new PemWriter(text)) {
            writer.writeObject(new PemObject(
                    algorithm + " PRIVATE KEY", body.toASN1Primitive().getEncoded()));
        }
        return text.toString();
    }

    static Stream<Arguments> badTexts() {
        String body = "MIIB";
        return Stream.of(
                Arguments.of("nothing at all", "", "holds no certificate"),
                Arguments.of("no block", "hello", "holds no certificate"),
                Arguments.of("a key where a certificate is expected", KEY, "holds no certificate"),
                Arguments.of("an unfinished BEGIN line", "-----BEGIN CERTIFICATE", "unfinished BEGIN line"),
                Arguments.of("no END line", "-----BEGIN CERTIFICATE-----\n" + body, "no matching END line"),
                Arguments.of(
                        "an END line of another label",
                        "-----BEGIN CERTIFICATE-----\n" + body + "\n-----END KEY-----",
                        "no matching END line"),
                Arguments.of(
                        "a body that is not base64",
                        "-----BEGIN CERTIFICATE-----\n$$$$\n-----END CERTIFICATE-----",
                        "not base64"),
                Arguments.of(
                        "base64 of something else",
                        "-----BEGIN CERTIFICATE-----\n" + body + "\n-----END CERTIFICATE-----",
                        "not an X.509 certificate"),
                Arguments.of(
                        "headers of an encrypted key",
                        "-----BEGIN CERTIFICATE-----\nProc-Type: 4,ENCRYPTED\n-----END CERTIFICATE-----",
                        "encrypted keys are not read"),
                Arguments.of("too many blocks", CERTIFICATE.repeat(17), "more than 16 blocks"),
                Arguments.of("too much text", "x".repeat(64 * 1024 + 1), "65537 characters; at most 65536"));
    }

    @ParameterizedTest(name = "refuses {0}")
    @MethodSource("badTexts")
    void refuses(String name, String text, String reason) {
        assertThatThrownBy(() -> Pem.certificates(text))
                .isInstanceOf(BadPemException.class)
                .hasMessageContaining(reason);
    }

    static Stream<Arguments> badKeys() {
        return Stream.of(
                Arguments.of("no key", CERTIFICATE, "0 private keys"),
                Arguments.of("two keys", KEY + KEY, "2 private keys"),
                Arguments.of(
                        "an encrypted key",
                        KEY.replace("PRIVATE KEY", "ENCRYPTED PRIVATE KEY"),
                        "of type 'ENCRYPTED PRIVATE KEY' is not read"),
                Arguments.of(
                        "a key that is cut short",
                        "-----BEGIN PRIVATE KEY-----\nMIGHAgEA\n-----END PRIVATE KEY-----",
                        "not a private key that can be read"));
    }

    @ParameterizedTest(name = "refuses {0}")
    @MethodSource("badKeys")
    void refusesKeys(String name, String text, String reason) {
        assertThatThrownBy(() -> Pem.privateKey(text))
                .isInstanceOf(BadPemException.class)
                .hasMessageContaining(reason);
    }

    @Test
    void damagedTextIsRefusedOrReadButNeverBreaks() {
        long seed = 20260115;
        var random = new Random(seed);
        List<String> good = List.of(CERTIFICATE, KEY, CERTIFICATE + KEY);
        assertTimeoutPreemptively(Duration.ofSeconds(20), () -> {
            for (int i = 0; i < 3_000; i++) {
                String text = damage(good.get(i % good.size()), random);
                try {
                    Pem.certificates(text);
                } catch (BadPemException e) {
                    assertThat(e).hasMessageNotContaining("MII");
                }
                try {
                    Pem.privateKey(text);
                } catch (BadPemException e) {
                    assertThat(e).hasMessageNotContaining("MII");
                }
            }
        });
    }

    private static String damage(String text, Random random) {
        var damaged = new StringBuilder(text);
        for (int n = 1 + random.nextInt(4); n > 0 && !damaged.isEmpty(); n--) {
            int at = random.nextInt(damaged.length());
            switch (random.nextInt(4)) {
                case 0 -> damaged.setCharAt(at, (char) random.nextInt(128));
                case 1 -> damaged.deleteCharAt(at);
                case 2 -> damaged.insert(at, damaged.substring(0, random.nextInt(damaged.length())));
                default -> damaged.setLength(at);
            }
        }
        return damaged.toString();
    }
}
