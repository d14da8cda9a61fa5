package io.generalscaler.api.source;

import io.generalscaler.api.problem.Problems;
import io.generalscaler.api.v1alpha1.TlsSpec;
import java.net.URI;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The block {@code tls}, which the built-in sources share, judged and made a value. */
public final class TlsRules {
    private static final Tls USUAL = new Tls(Optional.empty(), Optional.empty());

    private TlsRules() {}

    /**
     * For a source that speaks TLS where the block is given.
     *
     * @param problems at the block
     * @return empty where TLS is not spoken
     */
    public static Optional<Tls> compile(@Nullable TlsSpec tls, Problems problems) {
        if (tls == null) {
            return Optional.empty();
        }
        if (Boolean.FALSE.equals(tls.enabled())) {
            if (tls.caSecretName() != null || tls.serverName() != null) {
                problems.at("enabled").warn("is false, so caSecretName and serverName have no effect");
            }
            return Optional.empty();
        }
        String serverName = tls.serverName();
        if (serverName != null && !problems.at("serverName").isBroken()) {
            HostName.fault(serverName)
                    .ifPresent(message -> problems.at("serverName").invalid(serverName, message));
        }
        String caKey = tls.caKey() == null ? TlsSpec.DEFAULT_CA_KEY : tls.caKey();
        return Optional.of(new Tls(
                Optional.ofNullable(tls.caSecretName()).map(secret -> new SecretKey(secret, caKey)),
                Optional.ofNullable(serverName).map(HostName::withoutDot)));
    }

    /**
     * For a source over HTTP, whose address says whether TLS is spoken.
     *
     * @param server empty where it is not known
     * @param field the field that holds the address, for people
     * @param problems at the block
     * @return empty for http, and for the usual check
     */
    public static Optional<Tls> ofHttp(@Nullable TlsSpec block, Optional<URI> server, String field, Problems problems) {
        Optional<Tls> tls = compile(block, problems);
        if (server.isEmpty()) {
            return tls;
        }
        if (HttpAddress.isEncrypted(server.get())) {
            String host = server.get().getHost();
            return host.endsWith(".") ? Optional.of(of(tls.orElse(USUAL), host)) : tls;
        }
        if (tls.isPresent()) {
            problems.forbidden("goes with an https address, and " + field + " is http");
        }
        return Optional.empty();
    }

    /** The same for this host, whose certificate does not carry the dot that ends a full name. */
    public static Tls of(Tls tls, String host) {
        return tls.serverName().isEmpty() && host.endsWith(".")
                ? new Tls(tls.authority(), Optional.of(HostName.withoutDot(host)))
                : tls;
    }
}
