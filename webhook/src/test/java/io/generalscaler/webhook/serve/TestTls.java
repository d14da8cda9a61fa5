package io.generalscaler.webhook.serve;

import io.generalscaler.certs.issue.CertificateAuthority;
import io.generalscaler.certs.issue.ServerNames;
import io.generalscaler.certs.pem.Pem;
import io.generalscaler.certs.tls.ReloadingKeys;
import io.generalscaler.certs.tls.ServerTls;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** A CA for one test: a server that it vouches for, and clients that trust it and nothing else. */
final class TestTls {
    private static final SecureRandom RANDOM = new SecureRandom();

    private final CertificateAuthority ca =
            CertificateAuthority.create("test", Duration.ofDays(365), Instant.now(), RANDOM);

    SSLContext server() {
        var keys = new ReloadingKeys();
        keys.use(ca.issueLeaf(new ServerNames(List.of("127.0.0.1")), Duration.ofDays(7), Instant.now(), RANDOM));
        return ServerTls.context(keys, RANDOM);
    }

    /** The CA's certificate as PEM. */
    String certificate() {
        return Pem.write(List.of(ca.certificate()));
    }

    SSLContext client() throws Exception {
        KeyStore anchors = KeyStore.getInstance(KeyStore.getDefaultType());
        anchors.load(null, null);
        anchors.setCertificateEntry("ca", ca.certificate());
        TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX");
        trust.init(anchors);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), RANDOM);
        return context;
    }
}
