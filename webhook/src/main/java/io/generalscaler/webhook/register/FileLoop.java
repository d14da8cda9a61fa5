package io.generalscaler.webhook.register;

import io.generalscaler.certs.FileCertificate;
import io.generalscaler.process.tick.Ticker;
import java.io.IOException;
import java.time.Duration;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Follows a certificate that someone else keeps in files and publishes the CA of. Looks every few seconds: mounts are swapped. */
public final class FileLoop implements CertificateSource {
    private static final Logger LOG = LoggerFactory.getLogger(FileLoop.class);
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(15);
    private static final Duration AFTER_FAILURE = Duration.ofSeconds(2);

    private final FileCertificate files;
    private final Runnable onCertificate;
    private final Consumer<String> onTrouble;
    private final Ticker looks = Ticker.of("tls-files", this::tick);
    private String lastFailure = "";

    /**
     * A loop that does not run yet.
     *
     * @param onCertificate called after each look that found a certificate
     * @param onTrouble told after each look why there is no certificate, or nothing
     */
    public FileLoop(FileCertificate files, Runnable onCertificate, Consumer<String> onTrouble) {
        this.files = files;
        this.onCertificate = onCertificate;
        this.onTrouble = onTrouble;
    }

    @Override
    public void start() {
        looks.start();
    }

    @Override
    public boolean isAlive() {
        return looks.isAlive();
    }

    @Override
    public void close() {
        looks.close();
    }

    private Duration tick() {
        String failure = look();
        if (!failure.isEmpty() && !failure.equals(lastFailure)) {
            LOG.atWarn().addKeyValue("cause", failure).log("Certificate cannot be read");
        }
        lastFailure = failure;
        onTrouble.accept(failure);
        return failure.isEmpty() ? BETWEEN_LOOKS : AFTER_FAILURE;
    }

    private String look() {
        try {
            files.look();
            onCertificate.run();
            return "";
        } catch (IOException e) {
            return String.valueOf(e.getMessage());
        }
    }
}
