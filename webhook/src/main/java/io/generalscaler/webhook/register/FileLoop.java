package io.generalscaler.webhook.register;

import io.generalscaler.certs.FileCertificate;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Follows a certificate that someone else keeps in files and publishes the CA of. Looks every few seconds: mounts are swapped. */
public final class FileLoop implements CertificateSource {
    private static final Logger LOG = LoggerFactory.getLogger(FileLoop.class);
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(15);
    private static final Duration AFTER_FAILURE = Duration.ofSeconds(2);

    private final FileCertificate files;
    private final Runnable onCertificate;
    private final CountDownLatch stop = new CountDownLatch(1);
    private final Thread thread;

    /**
     * A loop that does not run yet.
     *
     * @param onCertificate called after each look that found a certificate
     */
    public FileLoop(FileCertificate files, Runnable onCertificate) {
        this.files = files;
        this.onCertificate = onCertificate;
        this.thread = Thread.ofVirtual().name("tls-files").unstarted(this::run);
    }

    @Override
    public void start() {
        thread.start();
    }

    @Override
    public boolean isAlive() {
        return thread.isAlive() || stop.getCount() == 0;
    }

    @Override
    public void close() {
        stop.countDown();
    }

    private void run() {
        String lastFailure = "";
        try {
            Duration pause = Duration.ZERO;
            while (!stop.await(pause.toMillis(), TimeUnit.MILLISECONDS)) {
                String failure = look();
                if (!failure.isEmpty() && !failure.equals(lastFailure)) {
                    LOG.atWarn().addKeyValue("cause", failure).log("Certificate cannot be read");
                }
                lastFailure = failure;
                pause = failure.isEmpty() ? BETWEEN_LOOKS : AFTER_FAILURE;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
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
