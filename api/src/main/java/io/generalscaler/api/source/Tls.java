package io.generalscaler.api.source;

import java.util.Optional;

/**
 * How a server's certificate is checked.
 *
 * @param authority the certificate authority to trust, in PEM; empty for those that the controller trusts
 * @param serverName the name that the certificate must carry; empty for the host that is called
 */
public record Tls(Optional<SecretKey> authority, Optional<String> serverName) {}
