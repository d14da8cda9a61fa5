package io.generalscaler.certs.issue;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.HexFormat;
import java.util.List;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.CertIOException;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/**
 * A certificate authority that signs server leaves directly (path length 0). Keys it makes are EC P-256; an adopted one may
 * also be RSA. Each CA has its own subject, so that a bundle of two is never ambiguous.
 */
public record CertificateAuthority(Credential credential) {
    /** Certificates begin this long before the time of issue: the clocks of callers may lag. */
    public static final Duration BACKDATED = Duration.ofMinutes(5);

    /** Where {@link X509Certificate#getKeyUsage} has it. */
    private static final int KEY_CERT_SIGN = 5;

    /**
     * Checks that the certificate is that of a CA.
     *
     * @throws IllegalArgumentException if the certificate may not sign others
     */
    public CertificateAuthority {
        if (credential.certificate().getBasicConstraints() < 0) {
            throw new IllegalArgumentException("the certificate is not that of a CA (no basic constraint CA:TRUE)");
        }
        boolean[] usage = credential.certificate().getKeyUsage();
        if (usage != null && !usage[KEY_CERT_SIGN]) {
            throw new IllegalArgumentException("the key of the certificate may not sign others (key usage)");
        }
    }

    /** The certificate that callers trust. */
    public X509Certificate certificate() {
        return credential.certificate();
    }

    /** A new CA with a new key, valid for {@code life} from {@code now}. */
    public static CertificateAuthority create(String name, Duration life, Instant now, SecureRandom random) {
        KeyPair keys = newKey(random);
        BigInteger serial = newSerial(random);
        String id = HexFormat.of().toHexDigits(serial.longValue());
        var subject = new X500Name("CN=" + name + " " + id);
        var draft = new JcaX509v3CertificateBuilder(
                subject, serial, Date.from(now.minus(BACKDATED)), Date.from(now.plus(life)), subject, keys.getPublic());
        try {
            draft.addExtension(Extension.basicConstraints, true, new BasicConstraints(0));
            draft.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign));
            draft.addExtension(
                    Extension.subjectKeyIdentifier, false, ids().createSubjectKeyIdentifier(keys.getPublic()));
        } catch (CertIOException e) {
            throw new IllegalStateException("the extensions of a CA certificate cannot be encoded", e);
        }
        X509Certificate certificate = sign(draft, keys.getPrivate());
        return new CertificateAuthority(new Credential(List.of(certificate), keys.getPrivate()));
    }

    /** A new key and a certificate for {@code names}, valid for {@code life} from {@code now} but not beyond this CA. */
    public Credential issueLeaf(ServerNames names, Duration life, Instant now, SecureRandom random) {
        KeyPair keys = newKey(random);
        Instant caBegin = certificate().getNotBefore().toInstant();
        Instant caEnd = certificate().getNotAfter().toInstant();
        Instant begin = now.minus(BACKDATED);
        Instant end = now.plus(life);
        var draft = new JcaX509v3CertificateBuilder(
                certificate(),
                newSerial(random),
                Date.from(begin.isBefore(caBegin) ? caBegin : begin),
                Date.from(end.isAfter(caEnd) ? caEnd : end),
                new X500Name("CN=generalscaler-webhook"),
                keys.getPublic());
        try {
            draft.addExtension(Extension.basicConstraints, true, new BasicConstraints(false));
            draft.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature));
            draft.addExtension(Extension.extendedKeyUsage, false, new ExtendedKeyUsage(KeyPurposeId.id_kp_serverAuth));
            draft.addExtension(Extension.subjectAlternativeName, false, names.asExtension());
            draft.addExtension(
                    Extension.authorityKeyIdentifier,
                    false,
                    ids().createAuthorityKeyIdentifier(certificate().getPublicKey()));
        } catch (CertIOException e) {
            throw new IllegalStateException("the extensions of a server certificate cannot be encoded", e);
        }
        return new Credential(List.of(sign(draft, credential.key())), keys.getPrivate());
    }

    /** Whether {@code leaf} was signed by this CA's key. */
    public boolean issued(X509Certificate leaf) {
        PublicKey key = certificate().getPublicKey();
        try {
            leaf.verify(key);
            return true;
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    private static X509Certificate sign(X509v3CertificateBuilder draft, PrivateKey key) {
        String algorithm = key.getAlgorithm().equals("EC") ? "SHA256withECDSA" : "SHA256withRSA";
        try {
            var content = new JcaContentSignerBuilder(algorithm).build(key);
            return new JcaX509CertificateConverter().getCertificate(draft.build(content));
        } catch (OperatorCreationException | GeneralSecurityException e) {
            throw new IllegalStateException("a certificate cannot be signed with " + algorithm, e);
        }
    }

    private static KeyPair newKey(SecureRandom random) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"), random);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this JDK cannot make EC P-256 keys", e);
        }
    }

    /** 127 random bits: positive, and unique without a register. */
    private static BigInteger newSerial(SecureRandom random) {
        return new BigInteger(127, random).setBit(126);
    }

    private static JcaX509ExtensionUtils ids() {
        try {
            return new JcaX509ExtensionUtils();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this JDK has no SHA-1 for key identifiers", e);
        }
    }
}
