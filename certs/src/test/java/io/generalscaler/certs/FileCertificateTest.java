package io.generalscaler.certs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.generalscaler.certs.issue.CertificateAuthority;
import io.generalscaler.certs.issue.Credential;
import io.generalscaler.certs.issue.ServerNames;
import io.generalscaler.certs.pem.Pem;
import io.generalscaler.certs.tls.ReloadingKeys;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class FileCertificateTest {
    private static final Instant NOW = Instant.parse("2026-01-15T10:00:00Z");
    private static final SecureRandom RANDOM = new SecureRandom();

    @TempDir
    Path folder;

    private final CertificateAuthority ca = CertificateAuthority.create("test", Duration.ofDays(365), NOW, RANDOM);
    private final ReloadingKeys keys = new ReloadingKeys();

    private Credential write() throws IOException {
        Credential leaf = ca.issueLeaf(new ServerNames(List.of("localhost")), Duration.ofDays(7), NOW, RANDOM);
        Files.writeString(folder.resolve("tls.crt"), Pem.write(leaf.chain()));
        Files.writeString(folder.resolve("tls.key"), Pem.write(leaf.key()));
        return leaf;
    }

    @Test
    void servesWhatTheFilesHoldAndFollowsThem() throws Exception {
        var files = new FileCertificate(folder, keys);
        Credential first = write();
        files.look();
        String bundle = Pem.write(List.of(ca.certificate()));
        assertThat(Handshakes.shake(keys, bundle, "localhost", NOW)).isEqualTo(first.certificate());
        files.look();
        assertThat(keys.current()).map(Credential::certificate).hasValue(first.certificate());
        Credential second = write();
        files.look();
        assertThat(Handshakes.shake(keys, bundle, "localhost", NOW)).isEqualTo(second.certificate());
    }

    @Test
    void aPairThatDoesNotMatchLeavesTheOneInUse() throws Exception {
        var files = new FileCertificate(folder, keys);
        Credential first = write();
        files.look();
        Files.writeString(folder.resolve("tls.key"), Pem.write(ca.credential().key()));
        assertThatThrownBy(files::look).isInstanceOf(IOException.class).hasMessageContaining("does not belong");
        assertThat(keys.current()).map(Credential::certificate).hasValue(first.certificate());
    }

    @Test
    void aHugeFileIsRefusedUnread() throws Exception {
        write();
        Files.writeString(folder.resolve("tls.crt"), "x".repeat(65_537));
        assertThatThrownBy(new FileCertificate(folder, keys)::look)
                .isInstanceOf(IOException.class)
                .hasMessageContaining("more than 65536 bytes");
    }

    @Test
    void aMissingFileSaysWhich() {
        assertThatThrownBy(new FileCertificate(folder, keys)::look)
                .isInstanceOf(IOException.class)
                .hasMessageContaining("tls.crt");
    }
}
