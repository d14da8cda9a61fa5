package io.generalscaler.webhook.register;

import io.generalscaler.process.tick.Ticker;
import java.io.IOException;
import java.time.Duration;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Follows certificates that someone else keeps in files. Looks every few seconds: mounts are swapped. */
public final class FileLoop implements CertificateSource {
    private static final Logger LOG = LoggerFactory.getLogger(FileLoop.class);
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(15);
    private static final Duration AFTER_FAILURE = Duration.ofSeconds(2);

    private final Look files;
    private final Consumer<String> onTrouble;
    private final Ticker looks;
    private String lastFailure = "";

    /** Reads the files, and takes what is new. */
    @FunctionalInterface
    public interface Look {
        /**
         * Looks once.
         *
         * @throws IOException if they cannot be read or used; what was in use stays
         */
        void look() throws IOException;
    }

    /**
     * Looks, and puts the flag that names the files before what is wrong with them.
     *
     * @throws IOException as {@code files} does
     */
    public static void named(String flag, Look files) throws IOException {
        try {
            files.look();
        } catch (IOException e) {
            throw new IOException(flag + ": " + e.getMessage(), e);
        }
    }

    /**
     * A loop that does not run yet.
     *
     * @param name of its thread
     * @param onTrouble told after each look why the files cannot be used, or nothing
     */
    public FileLoop(String name, Look files, Consumer<String> onTrouble) {
        this.files = files;
        this.onTrouble = onTrouble;
        this.looks = Ticker.of(name, this::tick);
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
        if (Thread.currentThread().isInterrupted()) {
            // The end of the process has cut it off: that is no trouble.
            return AFTER_FAILURE;
        }
        if (!failure.isEmpty() && !failure.equals(lastFailure)) {
            LOG.atWarn().addKeyValue("cause", failure).log("Certificate cannot be read");
        } else if (failure.isEmpty() && !lastFailure.isEmpty()) {
            LOG.atInfo().log("Certificate can be read again");
        }
        lastFailure = failure;
        onTrouble.accept(failure);
        return failure.isEmpty() ? BETWEEN_LOOKS : AFTER_FAILURE;
    }

    private String look() {
        try {
            files.look();
            return "";
        } catch (IOException e) {
            return String.valueOf(e.getMessage());
        } catch (RuntimeException e) {
            return Unexpected.words(e, lastFailure);
        }
    }
}
