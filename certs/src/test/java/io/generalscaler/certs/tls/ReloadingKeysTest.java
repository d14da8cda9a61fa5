package io.generalscaler.certs.tls;

import static org.assertj.core.api.Assertions.assertThat;

import io.generalscaler.certs.issue.CertificateAuthority;
import io.generalscaler.certs.issue.Credential;
import io.generalscaler.certs.issue.ServerNames;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ReloadingKeysTest {
    private static final Instant NOW = Instant.parse("2026-01-15T10:00:00Z");
    private static final SecureRandom RANDOM = new SecureRandom();

    private final CertificateAuthority ca = CertificateAuthority.create("test", Duration.ofDays(365), NOW, RANDOM);
    private final ReloadingKeys keys = new ReloadingKeys();

    private Credential leaf() {
        return ca.issueLeaf(new ServerNames(List.of("localhost")), Duration.ofDays(7), NOW, RANDOM);
    }

    @Test
    void aHandshakeThatBeganBeforeASwapEndsWithItsOwnPair() {
        Credential first = leaf();
        Credential second = leaf();
        keys.use(first);
        String alias = keys.chooseEngineServerAlias("EC", null, null);
        keys.use(second);
        assertThat(keys.getCertificateChain(alias)).containsExactly(first.certificate());
        assertThat(keys.getPrivateKey(alias)).isEqualTo(first.key());
        String next = keys.chooseEngineServerAlias("EC", null, null);
        assertThat(keys.getCertificateChain(next)).containsExactly(second.certificate());
        assertThat(keys.getPrivateKey(next)).isEqualTo(second.key());
    }

    @Test
    void offersNothingBeforeTheFirstLeafAndNothingOfAnotherKind() {
        assertThat(keys.chooseEngineServerAlias("EC", null, null)).isNull();
        keys.use(leaf());
        assertThat(keys.chooseEngineServerAlias("RSA", null, null)).isNull();
        assertThat(keys.getServerAliases("EC", null)).hasSize(1);
        assertThat(keys.getClientAliases("EC", null)).isNull();
        assertThat(keys.getCertificateChain("leaf-9")).isNull();
    }
}
