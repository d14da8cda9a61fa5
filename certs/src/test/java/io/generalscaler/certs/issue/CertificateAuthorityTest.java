package io.generalscaler.certs.issue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPublicKey;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

final class CertificateAuthorityTest {
    private static final Instant NOW = Instant.parse("2026-01-15T10:00:00Z");
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final ServerNames NAMES = new ServerNames(List.of("webhook.example.com", "127.0.0.1"));

    private final CertificateAuthority ca = CertificateAuthority.create("test ca", Duration.ofDays(365), NOW, RANDOM);

    @Test
    void aCaSignsLeavesOnlyAndIsEcP256() {
        X509Certificate certificate = ca.certificate();
        assertThat(certificate.getBasicConstraints()).isZero();
        assertThat(certificate.getKeyUsage()[5]).as("keyCertSign").isTrue();
        assertThat(certificate.getKeyUsage()[0]).as("digitalSignature").isFalse();
        assertThat(((ECPublicKey) certificate.getPublicKey())
                        .getParams()
                        .getOrder()
                        .bitLength())
                .isEqualTo(256);
        assertThat(certificate.getNotBefore().toInstant()).isEqualTo(NOW.minus(CertificateAuthority.BACKDATED));
        assertThat(certificate.getNotAfter().toInstant()).isEqualTo(NOW.plus(Duration.ofDays(365)));
    }

    @Test
    void twoCasOfOneNameHaveDifferentSubjects() {
        var other = CertificateAuthority.create("test ca", Duration.ofDays(365), NOW, RANDOM);
        assertThat(other.certificate().getSubjectX500Principal())
                .isNotEqualTo(ca.certificate().getSubjectX500Principal());
    }

    @Test
    void aLeafServesItsNamesAndNothingElse() throws Exception {
        X509Certificate leaf =
                ca.issueLeaf(NAMES, Duration.ofDays(7), NOW, RANDOM).certificate();
        assertThat(leaf.getSubjectAlternativeNames())
                .extracting(name -> String.valueOf(name.get(1)))
                .containsExactly("webhook.example.com", "127.0.0.1");
        assertThat(leaf.getExtendedKeyUsage()).containsExactly("1.3.6.1.5.5.7.3.1");
        assertThat(leaf.getBasicConstraints()).isEqualTo(-1);
        assertThat(leaf.getNotAfter().toInstant()).isEqualTo(NOW.plus(Duration.ofDays(7)));
        assertThat(ca.issued(leaf)).isTrue();
        assertThat(CertificateAuthority.create("test ca", Duration.ofDays(365), NOW, RANDOM)
                        .issued(leaf))
                .isFalse();
    }

    @Test
    void aLeafNeverOutlivesItsCa() {
        Instant late = NOW.plus(Duration.ofDays(364));
        X509Certificate leaf =
                ca.issueLeaf(NAMES, Duration.ofDays(7), late, RANDOM).certificate();
        assertThat(leaf.getNotAfter()).isEqualTo(ca.certificate().getNotAfter());
        Instant early = NOW.minus(Duration.ofDays(1));
        assertThat(ca.issueLeaf(NAMES, Duration.ofDays(7), early, RANDOM)
                        .certificate()
                        .getNotBefore())
                .isEqualTo(ca.certificate().getNotBefore());
    }

    @Test
    void aLeafIsNoCa() {
        Credential leaf = ca.issueLeaf(NAMES, Duration.ofDays(7), NOW, RANDOM);
        assertThatThrownBy(() -> new CertificateAuthority(leaf)).hasMessageContaining("not that of a CA");
    }

    @Test
    void aKeyOfAnotherCertificateIsRefused() {
        var other = CertificateAuthority.create("other", Duration.ofDays(365), NOW, RANDOM);
        assertThatThrownBy(() -> new Credential(
                        List.of(ca.certificate()), other.credential().key()))
                .hasMessageContaining("does not belong");
        assertThat(ca.credential().toString()).doesNotContain("key");
    }
}
