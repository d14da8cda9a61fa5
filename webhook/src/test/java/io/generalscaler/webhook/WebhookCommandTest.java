package io.generalscaler.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import io.generalscaler.testing.LogCapture;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

final class WebhookCommandTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int run(String... arguments) {
        return Main.commandLine()
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(arguments);
    }

    @Test
    void helpNamesEveryFlagAndHowToRunOutsideACluster() {
        assertThat(run("--help")).isZero();
        assertThat(out.toString())
                .contains(
                        "--port",
                        "--management-port",
                        "--kubeconfig",
                        "--register-url",
                        "--tls-dir",
                        "--drain-seconds",
                        "--client-ca",
                        "--client-name",
                        "--max-connections",
                        "--request-seconds",
                        "--metrics-auth")
                .contains("Default: 9443.", "Default: 8081.", "Default: generalscaler-system.")
                .contains("--register-url https://192.0.2.7:9443");
    }

    static Stream<Arguments> wrong() {
        return Stream.of(
                Arguments.of("a port that is none", new String[] {"--port", "70000"}, "--port is from 0 to 65535"),
                Arguments.of("a port that is no number", new String[] {"--port", "x"}, "--port"),
                Arguments.of("a negative drain", new String[] {"--drain-seconds", "-1"}, "--drain-seconds is from 0"),
                Arguments.of("no reviews at all", new String[] {"--max-reviews", "0"}, "--max-reviews is from 1"),
                Arguments.of(
                        "no connections at all",
                        new String[] {"--max-connections", "0"},
                        "--max-connections is from 8"),
                Arguments.of(
                        "no connections of one address",
                        new String[] {"--max-connections-per-address", "1"},
                        "--max-connections-per-address is from 8"),
                Arguments.of(
                        "no time for a request",
                        new String[] {"--request-seconds", "0"},
                        "--request-seconds is from 1 to 300"),
                Arguments.of(
                        "names of callers that show none",
                        new String[] {"--client-name", "kube-apiserver"},
                        "--client-name needs --client-ca"),
                Arguments.of(
                        "an authority of callers that is not there",
                        new String[] {"--client-ca", "/nowhere/ca.crt"},
                        "--client-ca: /nowhere/ca.crt: it is not there"),
                Arguments.of(
                        "another way to protect metrics",
                        new String[] {"--metrics-auth", "basic"},
                        "'basic' is neither none nor token-review"),
                Arguments.of(
                        "a management port that is none",
                        new String[] {"--management-port", "-1"},
                        "--management-port is from 0 to 65535"),
                Arguments.of(
                        "an unknown flag",
                        new String[] {"--prot", "1"},
                        "generalscaler-webhook: unknown flag --prot; did you mean --port?"
                                + " (see 'generalscaler-webhook --help')"),
                Arguments.of(
                        "an unknown flag with a value beside --help",
                        new String[] {"--tls-dri=/tls", "--help"},
                        "unknown flag --tls-dri; did you mean --tls-dir?"),
                Arguments.of("a word beside --help", new String[] {"run", "--help"}, "unknown word 'run'"),
                Arguments.of(
                        "a folder of certificates that is not there",
                        new String[] {"--tls-dir", "/nowhere"},
                        "--tls-dir: /nowhere is no folder"),
                Arguments.of(
                        "a kubeconfig that is not there",
                        new String[] {"--kubeconfig", "/nowhere/config"},
                        "--kubeconfig: /nowhere/config cannot be read: it is not there"),
                Arguments.of(
                        "a certificate of others that is to be registered by us",
                        new String[] {"--tls-dir", "/tls", "--register-url", "https://h:1"},
                        "exclude each other"),
                Arguments.of(
                        "an address without TLS",
                        new String[] {"--register-url", "http://h:1"},
                        "is no address such as https://host:port"),
                Arguments.of(
                        "an address with a path",
                        new String[] {"--register-url", "https://h:1/x"},
                        "is no address such as https://host:port"),
                Arguments.of(
                        "a name that no certificate can have",
                        new String[] {"--server-name", "a b"},
                        "neither a DNS name nor an IP address"));
    }

    @ParameterizedTest(name = "refuses {0} with exit code 2")
    @MethodSource("wrong")
    void refuses(String name, String[] arguments, String reason) {
        assertThat(run(arguments)).isEqualTo(CommandLine.ExitCode.USAGE);
        assertThat(err.toString()).contains(reason);
        assertThat(err.toString().lines()).hasSize(1);
    }

    @ParameterizedTest(name = "a taken port is one line: {0}")
    @ValueSource(strings = {"--port", "--management-port"})
    void aTakenPortIsOneLine(String flag, @TempDir Path folder) throws IOException {
        Path kubeconfig = Files.writeString(folder.resolve("config"), """
                current-context: none
                clusters: [{name: none, cluster: {server: "https://127.0.0.1:1"}}]
                contexts: [{name: none, context: {cluster: none, user: none}}]
                """);
        String free = flag.equals("--port") ? "--management-port" : "--port";
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                LogCapture log = LogCapture.start()) {
            String port = String.valueOf(other.getLocalPort());
            int code = run(flag, port, free, "0", "--bind-address", "127.0.0.1", "--kubeconfig=" + kubeconfig);

            assertThat(code).isEqualTo(CommandLine.ExitCode.SOFTWARE);
            assertThat(err)
                    .hasToString("generalscaler-webhook: port " + port
                            + " of address 127.0.0.1 is already in use; free it, or choose another with " + flag
                            + "\n");
            assertThat(log.text()).isEmpty();
        }
    }
}
