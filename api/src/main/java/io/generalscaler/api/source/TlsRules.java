package io.generalscaler.api.source;

import io.generalscaler.api.problem.Problems;
import io.generalscaler.api.v1alpha1.TlsSpec;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The block {@code tls}, which the built-in sources share. */
final class TlsRules {
    private TlsRules() {}

    static Optional<Tls> compile(@Nullable TlsSpec tls, Problems problems) {
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

    /** The same for this host, whose certificate does not carry the dot that ends a full name. */
    static Tls of(Tls tls, String host) {
        return tls.serverName().isEmpty() && host.endsWith(".")
                ? new Tls(tls.authority(), Optional.of(HostName.withoutDot(host)))
                : tls;
    }
}
