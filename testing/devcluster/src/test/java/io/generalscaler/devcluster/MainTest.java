package io.generalscaler.devcluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The program with a command that runs against the cluster. */
class MainTest {

    private static final String SERVER =
            Path.of(System.getProperty("java.home"), "bin", "jwebserver").toString();

    /** Exit code of a process that SIGTERM ended. */
    private static final int TERMINATED = 143;

    @TempDir
    private Path folder;

    private final StringWriter errors = new StringWriter();

    @BeforeEach
    void objects() throws IOException {
        Files.writeString(folder.resolve("first.yaml"), configMap("first") + "---\n" + configMap("second"));
        Files.createDirectory(folder.resolve("later"));
        Files.writeString(folder.resolve("later").resolve("third.yaml"), configMap("third"));
    }

    static Stream<Arguments> fates() {
        return Stream.of(
                Arguments.of("a command that ends well", List.of("--", "true"), 0),
                Arguments.of("a command that fails", List.of("--", "sh", "-c", "exit 7"), 7),
                Arguments.of("without the dashes, options behind it are its own", List.of("sh", "-c", "exit 7"), 7),
                Arguments.of("an @ is the command's own", List.of("--", "test", "@a", "=", "@a"), 0),
                Arguments.of("a command whose time is up", List.of("--for", "200ms", "--", "sleep", "600"), TERMINATED),
                Arguments.of(
                        "a command that ends well before it is ready",
                        List.of("--until", "http://127.0.0.1:{port:web}/", "--", "true"),
                        1),
                Arguments.of(
                        "a command that fails before it is ready",
                        List.of("--until", "http://127.0.0.1:{port:web}/", "--", "sh", "-c", "exit 7"),
                        7),
                Arguments.of(
                        "a command that answers is asked to end",
                        List.of("--until", "http://127.0.0.1:{port:web}/", "--", "sh", "-c", server("")),
                        TERMINATED));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("fates")
    void exitsWithTheFateOfTheCommand(String name, List<String> arguments, int exitCode) {
        assertThat(run(arguments)).isEqualTo(exitCode);
    }

    @Test
    void theCommandFindsTheObjects() {
        String look = "kubectl get configmap first second >" + folder.resolve("out") + " 2>&1";

        assertThat(run(List.of("--apply", folder.resolve("first.yaml").toString(), "--", "sh", "-c", look)))
                .isZero();
        assertThat(folder.resolve("out")).content().contains("first", "second");
    }

    @Test
    void aReadyCommandIsGivenMore() {
        // Ends well, and by itself, once it has seen what is applied only after it has answered.
        String seen = "until kubectl get configmap third; do sleep 0.1; done >/dev/null 2>&1; kill $!";

        assertThat(run(List.of(
                        "--until",
                        "http://127.0.0.1:{port:web}/",
                        "--then-apply",
                        folder.resolve("later").toString(),
                        "--for",
                        "60s",
                        "--",
                        "sh",
                        "-c",
                        server("& " + seen))))
                .isZero();
    }

    static Stream<Arguments> mistakes() {
        return Stream.of(
                Arguments.of("--until without a command", List.of("--until", "http://x/"), "--until needs a COMMAND"),
                Arguments.of("--then-apply alone", List.of("--then-apply", "x", "--", "true"), "needs --until"),
                Arguments.of("no such file", List.of("--apply", "missing.yaml", "--", "true"), "missing.yaml"),
                Arguments.of("no such program", List.of("--", "no-such-program"), "no-such-program"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("mistakes")
    void saysWhatIsWrongWithoutAStackTrace(String name, List<String> arguments, String words) {
        assertThat(run(arguments)).isNotZero();
        assertThat(errors.toString()).contains(words).doesNotContain("\tat ");
    }

    private static String server(String then) {
        return (then.isEmpty() ? "exec " : "") + SERVER + " -b 127.0.0.1 -p {port:web} >/dev/null 2>&1 " + then;
    }

    private int run(List<String> arguments) {
        List<String> all = new ArrayList<>(arguments);
        return Main.commandLine()
                .setOut(new PrintWriter(Writer.nullWriter()))
                .setErr(new PrintWriter(errors))
                .execute(all.toArray(String[]::new));
    }

    private static String configMap(String name) {
        return "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: %s}\n".formatted(name);
    }
}
