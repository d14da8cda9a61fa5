package io.generalscaler.devcluster.access;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.generalscaler.devcluster.pki.Pem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.cert.X509Certificate;
import java.util.Base64;

/** A kubeconfig with one context, as text. */
public record Kubeconfig(String text) {

    /** For a bearer token. */
    public static Kubeconfig of(String url, X509Certificate ca, String user, String token) {
        String caData = Base64.getEncoder().encodeToString(Pem.of(ca).getBytes(UTF_8));
        return new Kubeconfig("""
                apiVersion: v1
                kind: Config
                current-context: devcluster
                preferences: {}
                clusters:
                - name: devcluster
                  cluster:
                    server: %s
                    certificate-authority-data: %s
                contexts:
                - name: devcluster
                  context:
                    cluster: devcluster
                    user: "%s"
                    namespace: default
                users:
                - name: "%s"
                  user:
                    token: %s
                """.formatted(url, caData, user, user, token));
    }

    /** Writes the file, readable by its owner only. */
    public Path write(Path file) {
        try {
            Files.deleteIfExists(file);
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            return Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
