package io.generalscaler.kube.connect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A kubeconfig that cannot be used is told in one sentence that quotes nothing of it. */
final class KubeconfigTest {

    private static final String GOOD = """
            apiVersion: v1
            kind: Config
            current-context: here
            clusters: [{name: here, cluster: {server: "https://127.0.0.1:6443"}}]
            contexts: [{name: here, context: {cluster: here, user: me}}]
            users: [{name: me, user: {token: s3cret}}]
            """;

    @TempDir
    Path folder;

    private Path write(String text) throws IOException {
        return Files.writeString(folder.resolve("config"), text);
    }

    @Test
    void whatIsWhole() throws IOException {
        assertThat(Kubeconfig.read(Optional.of(write(GOOD))).getMasterUrl()).isEqualTo("https://127.0.0.1:6443/");
    }

    @Test
    void aFileThatIsNotThere() {
        Path file = folder.resolve("nowhere");
        assertThatThrownBy(() -> Kubeconfig.read(Optional.of(file)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(file + " cannot be read: it is not there");
    }

    @Test
    void aFolder() {
        assertThatThrownBy(() -> Kubeconfig.read(Optional.of(folder)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(folder + " cannot be read: it is no file");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            another document          | s3cret                 | is no kubeconfig
            broken YAML               | clusters: [s3cret      | is no kubeconfig
            an empty file             | ''                     | is no kubeconfig
            """)
    void aTextThatIsNone(String name, String text, String end) throws IOException {
        Path file = write(text);
        assertThatThrownBy(() -> Kubeconfig.read(Optional.of(file)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(file + " " + end);
    }

    @Test
    void anAuthorityThatIsNotThere() throws IOException {
        Path file = write(GOOD.replace("server:", "certificate-authority: /nowhere/ca.crt, server:"));
        assertThatThrownBy(() -> Kubeconfig.read(Optional.of(file)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(file + " names a certificate or a key that cannot be used")
                .hasMessageNotContaining("s3cret");
    }
}
