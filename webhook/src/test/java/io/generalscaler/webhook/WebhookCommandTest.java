package io.generalscaler.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
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
                Arguments.of("a port that is none", new String[] {"--port", "70000"}, "ports are from 0 to 65535"),
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
                        "--client-ca: /nowhere/ca.crt"),
                Arguments.of(
                        "another way to protect metrics",
                        new String[] {"--metrics-auth", "basic"},
                        "'basic' is neither none nor token-review"),
                Arguments.of("an unknown flag", new String[] {"--prot", "1"}, "Unknown option"),
                Arguments.of(
                        "a kubeconfig that is not there",
                        new String[] {"--kubeconfig", "/nowhere/config"},
                        "--kubeconfig: /nowhere/config cannot be read"),
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
    }
}
