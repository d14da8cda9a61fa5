package io.generalscaler.api.connect;

import io.fabric8.kubernetes.client.Config;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Names the algorithm of a kubeconfig's client key. The client takes every key in PKCS #8 ({@code BEGIN PRIVATE KEY}) for RSA,
 * and fails without a word on the elliptic-curve keys that many clusters hand out.
 */
public final class ClientKeys {
    private static final Pattern PKCS8 =
            Pattern.compile("-----BEGIN PRIVATE KEY-----([A-Za-z0-9+/=\\s]+)-----END PRIVATE KEY-----");
    private static final List<String> ALGORITHMS = List.of("RSA", "EC");

    private ClientKeys() {}

    /** The same configuration; a key that cannot be read is left for the client to complain of. */
    public static Config named(Config config) {
        pem(config.getClientKeyData(), config.getClientKeyFile())
                .flatMap(ClientKeys::algorithm)
                .ifPresent(config::setClientKeyAlgo);
        return config;
    }

    private static Optional<String> pem(@Nullable String data, @Nullable String file) {
        try {
            if (data != null) {
                boolean isText = data.contains("-----BEGIN");
                return Optional.of(
                        isText ? data : new String(Base64.getMimeDecoder().decode(data), StandardCharsets.US_ASCII));
            }
            return file == null ? Optional.empty() : Optional.of(Files.readString(Path.of(file)));
        } catch (IOException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static Optional<String> algorithm(String pem) {
        Matcher key = PKCS8.matcher(pem);
        if (!key.find()) {
            return Optional.empty();
        }
        byte[] encoded = Base64.getMimeDecoder().decode(key.group(1));
        return ALGORITHMS.stream().filter(algorithm -> isOf(algorithm, encoded)).findFirst();
    }

    private static boolean isOf(String algorithm, byte[] encoded) {
        try {
            KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(encoded));
            return true;
        } catch (GeneralSecurityException e) {
            return false;
        }
    }
}
