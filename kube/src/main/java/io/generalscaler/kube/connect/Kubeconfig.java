package io.generalscaler.kube.connect;

import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.internal.SSLUtils;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Optional;

/** How a program finds its API server: a kubeconfig that was named, or the usual places. */
public final class Kubeconfig {
    private static final String USUAL = "the kubeconfig of KUBECONFIG, of the home folder or of the pod";

    private Kubeconfig() {}

    /**
     * What it says.
     *
     * @param file as named by the operator; empty for the pod's, KUBECONFIG's or the home folder's
     * @throws IllegalArgumentException if it cannot be used: a sentence that quotes nothing of it, since keys stand there
     */
    public static Config read(Optional<Path> file) {
        String name = file.map(Path::toString).orElse(USUAL);
        file.ifPresent(Kubeconfig::checkReadable);
        Config config = parsed(file.map(Path::toFile), name);
        try {
            SSLUtils.trustManagers(config);
            SSLUtils.keyManagers(config);
        } catch (GeneralSecurityException | IOException | RuntimeException e) {
            throw new IllegalArgumentException(
                    name + " names a certificate or a key that cannot be used ("
                            + e.getClass().getSimpleName() + ")",
                    e);
        }
        return config;
    }

    private static void checkReadable(Path file) {
        if (!Files.exists(file)) {
            throw new IllegalArgumentException(file + " cannot be read: it is not there");
        }
        if (!Files.isRegularFile(file)) {
            throw new IllegalArgumentException(file + " cannot be read: it is no file");
        }
        if (!Files.isReadable(file)) {
            throw new IllegalArgumentException(file + " cannot be read: permission denied");
        }
    }

    private static Config parsed(Optional<File> file, String name) {
        try {
            return file.map(Config::fromKubeconfig).orElseGet(() -> Config.autoConfigure(null));
        } catch (RuntimeException e) {
            throw new IllegalArgumentException(name + " is no kubeconfig", e);
        }
    }
}
