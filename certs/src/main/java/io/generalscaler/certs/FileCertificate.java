package io.generalscaler.certs;

import io.generalscaler.certs.issue.Credential;
import io.generalscaler.certs.pem.BadPemException;
import io.generalscaler.certs.pem.Pem;
import io.generalscaler.certs.pem.PemFile;
import io.generalscaler.certs.tls.ReloadingKeys;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Serves a certificate that someone else keeps (cert-manager, or an operator's own PKI) from the files {@code tls.crt} and
 * {@code tls.key} of a folder, as a mounted {@code kubernetes.io/tls} Secret has them. Call {@link #look} every minute or so.
 */
public final class FileCertificate {
    private static final Logger LOG = LoggerFactory.getLogger(FileCertificate.class);

    private final Path folder;
    private final ReloadingKeys keys;

    public FileCertificate(Path folder, ReloadingKeys keys) {
        this.folder = folder;
        this.keys = keys;
    }

    /**
     * Serves what the files hold now, if it is new.
     *
     * @throws IOException if a file cannot be read, or the two do not make a credential (as between two writes of a mount);
     *     the one in use stays
     */
    public void look() throws IOException {
        String chain = read("tls.crt");
        String key = read("tls.key");
        Credential found;
        try {
            found = new Credential(Pem.certificates(chain), Pem.privateKey(key));
        } catch (BadPemException | IllegalArgumentException e) {
            throw new IOException(
                    folder + ": tls.crt and tls.key: " + e.getMessage()
                            + "; put a certificate and the key that belongs to it there",
                    e);
        }
        boolean known =
                keys.current().filter(own -> own.chain().equals(found.chain())).isPresent();
        if (!known) {
            keys.use(found);
            LOG.atInfo()
                    .addKeyValue("folder", folder)
                    .addKeyValue("notAfter", found.certificate().getNotAfter().toInstant())
                    .log("Certificate read");
        }
    }

    private String read(String name) throws IOException {
        Path file = folder.resolve(name);
        try {
            return PemFile.read(file);
        } catch (NoSuchFileException e) {
            throw new IOException(
                    file + " is not there; mount the kubernetes.io/tls Secret with the webhook's certificate on "
                            + folder,
                    e);
        }
    }
}
