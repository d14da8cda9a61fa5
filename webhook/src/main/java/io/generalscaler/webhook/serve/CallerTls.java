package io.generalscaler.webhook.serve;

import io.generalscaler.certs.pem.BadPemException;
import io.generalscaler.certs.pem.Pem;
import io.generalscaler.certs.pem.PemFile;
import io.generalscaler.certs.tls.ClientTrust;
import io.generalscaler.certs.tls.ReloadingKeys;
import io.generalscaler.certs.tls.ServerTls;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import javax.net.ssl.SSLContext;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * TLS for callers that must show a certificate of an authority whose own stands in a file. A new content makes a context of its own, so
 * that no session of the old one is taken up again.
 */
public final class CallerTls {
    private static final Logger LOG = LoggerFactory.getLogger(CallerTls.class);
    private static final int SESSION_SECONDS = 600;

    private final SecureRandom random = new SecureRandom();
    private final ReloadingKeys keys;
    private final Path authorities;
    private final List<String> names;
    private final SslContextFactory.Server tls;
    private String read;

    /**
     * TLS by what the file holds now.
     *
     * @param keys of the server
     * @param authorities one or more certificates as PEM
     * @param names of which a caller must have one; empty for any
     * @throws IOException if the file cannot be read, or is no PEM
     */
    public CallerTls(ReloadingKeys keys, Path authorities, List<String> names) throws IOException {
        this.keys = keys;
        this.authorities = authorities;
        this.names = List.copyOf(names);
        this.read = PemFile.read(authorities);
        this.tls = HttpsConnector.tls(context(read));
        tls.setNeedClientAuth(true);
        tls.setSslSessionTimeout(SESSION_SECONDS);
    }

    /** For the connector. */
    public SslContextFactory.Server factory() {
        return tls;
    }

    /**
     * Takes what the file holds now.
     *
     * @return whether it was new: connections of before were let in by what holds no more
     * @throws IOException if the file cannot be read, or is no PEM; what was in use stays
     */
    public boolean look() throws IOException {
        String found = PemFile.read(authorities);
        if (found.equals(read)) {
            return false;
        }
        SSLContext context = context(found);
        try {
            tls.reload(factory -> factory.setSslContext(context));
        } catch (Exception e) {
            throw new IOException(authorities + ": " + e.getMessage(), e);
        }
        read = found;
        LOG.atInfo().addKeyValue("file", authorities).log("Authority of callers read");
        return true;
    }

    private SSLContext context(String text) throws IOException {
        try {
            return ServerTls.context(keys, new ClientTrust(Pem.certificates(text), names), random);
        } catch (BadPemException e) {
            throw new IOException(authorities + ": " + e.getMessage(), e);
        }
    }
}
