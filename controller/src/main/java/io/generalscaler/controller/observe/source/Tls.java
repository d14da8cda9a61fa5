package io.generalscaler.controller.observe.source;

import io.generalscaler.api.v1alpha1.TlsSpec;
import io.generalscaler.controller.observe.secret.SecretRef;
import io.generalscaler.controller.observe.secret.SecretUnavailableException;
import io.generalscaler.controller.observe.secret.Secrets;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How a server's certificate is checked.
 *
 * @param ca the Secret and entry with the authorities to trust; empty for the JDK's
 * @param serverName the name that the certificate must carry; empty for the host
 */
public record Tls(Optional<SecretRef.Entry> ca, Optional<String> serverName) {

    /** The settings of a block that is present and not disabled; empty otherwise. */
    public static Optional<Tls> of(String namespace, @Nullable TlsSpec spec) {
        if (spec == null || Boolean.FALSE.equals(spec.enabled())) {
            return Optional.empty();
        }
        Optional<SecretRef.Entry> ca = Optional.ofNullable(spec.caSecretName())
                .map(name -> new SecretRef.Entry(
                        new SecretRef(namespace, name),
                        Objects.requireNonNullElse(spec.caKey(), TlsSpec.DEFAULT_CA_KEY)));
        return Optional.of(new Tls(ca, Optional.ofNullable(spec.serverName())));
    }

    /** The authorities in PEM; empty for the JDK's. */
    public Optional<String> caPem(Secrets secrets) throws SecretUnavailableException {
        return ca.isPresent() ? Optional.of(ca.get().read(secrets)) : Optional.empty();
    }
}
