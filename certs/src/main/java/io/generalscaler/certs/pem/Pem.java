package io.generalscaler.certs.pem;

import io.generalscaler.certs.pem.PemBlocks.Block;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.cert.CertificateEncodingException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.pkcs.RSAPrivateKey;
import org.bouncycastle.asn1.sec.ECPrivateKey;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;

/**
 * Reads and writes certificates and private keys as PEM (RFC 7468). Keys are read as PKCS#8, SEC 1 ({@code EC PRIVATE
 * KEY}) or PKCS#1 ({@code RSA PRIVATE KEY}), unencrypted, and written as PKCS#8.
 */
public final class Pem {
    private static final String CERTIFICATE = "CERTIFICATE";
    private static final String PKCS8_KEY = "PRIVATE KEY";
    private static final String SEC1_KEY = "EC PRIVATE KEY";
    private static final String PKCS1_KEY = "RSA PRIVATE KEY";

    private Pem() {}

    /** Every certificate in {@code text}, in its order; at least one. */
    public static List<X509Certificate> certificates(String text) throws BadPemException {
        var certificates = new ArrayList<X509Certificate>();
        for (Block block : PemBlocks.read(text)) {
            if (block.label().equals(CERTIFICATE)) {
                certificates.add(certificate(block.der()));
            }
        }
        if (certificates.isEmpty()) {
            throw new BadPemException("PEM text holds no certificate");
        }
        return List.copyOf(certificates);
    }

    /** The only certificate in {@code text}. */
    public static X509Certificate onlyCertificate(String text) throws BadPemException {
        List<X509Certificate> all = certificates(text);
        if (all.size() > 1) {
            throw new BadPemException("PEM text holds " + all.size() + " certificates where one is expected");
        }
        return all.getFirst();
    }

    /** The only private key in {@code text}. */
    public static PrivateKey privateKey(String text) throws BadPemException {
        var keys = new ArrayList<PrivateKey>();
        for (Block block : PemBlocks.read(text)) {
            if (block.label().endsWith(PKCS8_KEY)) {
                keys.add(key(block));
            }
        }
        if (keys.size() != 1) {
            throw new BadPemException("PEM text holds " + keys.size() + " private keys where one is expected");
        }
        return keys.getFirst();
    }

    /** The certificates as one bundle, in the order given. */
    public static String write(List<X509Certificate> certificates) {
        var text = new StringBuilder();
        for (X509Certificate certificate : certificates) {
            try {
                append(text, CERTIFICATE, certificate.getEncoded());
            } catch (CertificateEncodingException e) {
                throw new IllegalArgumentException("a certificate has no encoded form", e);
            }
        }
        return text.toString();
    }

    /** The key as PKCS#8. */
    public static String write(PrivateKey key) {
        var text = new StringBuilder();
        append(text, PKCS8_KEY, key.getEncoded());
        return text.toString();
    }

    private static void append(StringBuilder text, String label, byte[] der) {
        String body = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der);
        text.append("-----BEGIN ").append(label).append("-----\n");
        text.append(body).append("\n-----END ").append(label).append("-----\n");
    }

    private static X509Certificate certificate(byte[] der) throws BadPemException {
        try {
            return (X509Certificate)
                    CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(der));
        } catch (CertificateException e) {
            throw new BadPemException("a PEM block is not an X.509 certificate", e);
        }
    }

    private static PrivateKey key(Block block) throws BadPemException {
        try {
            PrivateKeyInfo info = keyInfo(block);
            String algorithm = algorithm(info.getPrivateKeyAlgorithm().getAlgorithm());
            return KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(info.getEncoded()));
        } catch (IOException | GeneralSecurityException | IllegalArgumentException | ClassCastException e) {
            throw new BadPemException("a PEM block is not a private key that can be read", e);
        }
    }

    private static PrivateKeyInfo keyInfo(Block block) throws IOException, BadPemException {
        return switch (block.label()) {
            case PKCS8_KEY -> PrivateKeyInfo.getInstance(block.der());
            case SEC1_KEY -> {
                ECPrivateKey key = ECPrivateKey.getInstance(block.der());
                yield new PrivateKeyInfo(
                        new AlgorithmIdentifier(X9ObjectIdentifiers.id_ecPublicKey, key.getParametersObject()), key);
            }
            case PKCS1_KEY ->
                new PrivateKeyInfo(
                        new AlgorithmIdentifier(PKCSObjectIdentifiers.rsaEncryption, DERNull.INSTANCE),
                        RSAPrivateKey.getInstance(block.der()));
            default -> throw new BadPemException("a private key of type '" + block.label() + "' is not read");
        };
    }

    private static String algorithm(ASN1ObjectIdentifier id) throws BadPemException {
        if (id.equals(X9ObjectIdentifiers.id_ecPublicKey)) {
            return "EC";
        }
        if (id.equals(PKCSObjectIdentifiers.rsaEncryption)) {
            return "RSA";
        }
        throw new BadPemException("a private key is neither EC nor RSA");
    }

    /** The bytes of {@code text} as stored in a {@code caBundle} or a Secret: base64 of its UTF-8 form. */
    public static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
