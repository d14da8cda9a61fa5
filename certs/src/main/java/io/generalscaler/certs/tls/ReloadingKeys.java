package io.generalscaler.certs.tls;

import io.generalscaler.certs.issue.Credential;
import java.net.Socket;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedKeyManager;
import org.jspecify.annotations.Nullable;

/**
 * Gives TLS the newest leaf at each handshake. A handshake asks three times (alias, chain, key); the alias names one
 * credential, and the one before it stays known, so that a swap in between never mixes two.
 */
public final class ReloadingKeys extends X509ExtendedKeyManager {
    private record Entry(String alias, Credential credential) {}

    /** Newest first; at most two. */
    private volatile List<Entry> entries = List.of();

    /** Serves {@code credential} from the next handshake on. */
    public synchronized void use(Credential credential) {
        List<Entry> old = entries;
        entries = old.isEmpty()
                ? List.of(new Entry("leaf-1", credential))
                : List.of(new Entry(after(old.getFirst().alias()), credential), old.getFirst());
    }

    /** The credential that the next handshake gets; empty before the first {@link #use}. */
    public Optional<Credential> current() {
        return entries.stream().findFirst().map(Entry::credential);
    }

    @Override
    public @Nullable String chooseEngineServerAlias(
            String keyType, Principal @Nullable [] issuers, @Nullable SSLEngine engine) {
        return entries.stream()
                .findFirst()
                .filter(entry -> entry.credential().key().getAlgorithm().equals(keyType))
                .map(Entry::alias)
                .orElse(null);
    }

    @Override
    public @Nullable String chooseServerAlias(String keyType, Principal @Nullable [] issuers, @Nullable Socket socket) {
        return chooseEngineServerAlias(keyType, issuers, null);
    }

    @Override
    public X509Certificate @Nullable [] getCertificateChain(String alias) {
        return find(alias)
                .map(credential -> credential.chain().toArray(X509Certificate[]::new))
                .orElse(null);
    }

    @Override
    public @Nullable PrivateKey getPrivateKey(String alias) {
        return find(alias).map(Credential::key).orElse(null);
    }

    @Override
    public String @Nullable [] getServerAliases(String keyType, Principal @Nullable [] issuers) {
        String alias = chooseEngineServerAlias(keyType, issuers, null);
        return alias == null ? null : new String[] {alias};
    }

    /** This manager serves; it never speaks for a client. */
    @Override
    public String @Nullable [] getClientAliases(String keyType, Principal @Nullable [] issuers) {
        return null;
    }

    @Override
    public @Nullable String chooseClientAlias(
            String[] keyType, Principal @Nullable [] issuers, @Nullable Socket socket) {
        return null;
    }

    private Optional<Credential> find(String alias) {
        return entries.stream()
                .filter(entry -> entry.alias().equals(alias))
                .findFirst()
                .map(Entry::credential);
    }

    private static String after(String alias) {
        return "leaf-" + (Long.parseLong(alias.substring("leaf-".length())) + 1);
    }
}
