package io.generalscaler.controller;

import static org.assertj.core.api.Assertions.assertThat;

import io.generalscaler.testing.LogCapture;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

/** A flag that cannot be meant ends the controller before it begins, and is named. */
final class ControllerCommandTest {

    @ParameterizedTest(name = "refuses {0} {1} with exit code 2")
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            --management-port | 70000             | --management-port is from 0 to 65535
            --management-port | x                 | --management-port
            --kubeconfig      | /nowhere/config   | --kubeconfig: /nowhere/config cannot be read: it is not there
            --kubeconfig      | /                 | --kubeconfig: / cannot be read: it is no file
            --metrics-prot    | 1                 | unknown flag --metrics-prot; did you mean --metrics-port?
            --no-leader-electon | --help          | unknown flag --no-leader-electon; did you mean --no-leader-election?
            run               | --help            | unknown word 'run': it takes flags only
            --help            | --nonsense        | unknown flag --nonsense (see 'generalscaler-controller --help')
            --version         | nonsense          | unknown word 'nonsense'
            --allow-address   | 10.0.0.0/99       | --allow-address not a range, an address or a host: '10.0.0.0/99'
            --allow-address   | a.example/b       | --allow-address not a range, an address or a host: 'a.example/b'
            --allow-address   | 10.0.0.1:6379     | --allow-address '10.0.0.1:6379' must be a host without a port: write 10.0.0.1
            --allow-address   | 10.0.0.256        | --allow-address '10.0.0.256' ends in a number, so it must be an IPv4 address
            --allow-address   | *:6379            | --allow-address '*:6379' must be a host without a port: write *
            --egress-proxy    | http://a..b:3128  | --egress-proxy must be http://host:port
            --egress-proxy    | http://1.2.3.999:3128 | --egress-proxy must be http://host:port
            --egress-proxy    | proxy             | --egress-proxy
            --egress-proxy    | socks://proxy:1   | --egress-proxy
            --metrics-auth    | basic             | 'basic' is neither none nor token-review
            --prot            | 1                 | unknown flag --prot
            """)
    void refuses(String flag, String value, String reason) {
        StringWriter err = new StringWriter();
        int code = Main.commandLine().setErr(new PrintWriter(err)).execute(flag, value);

        assertThat(code).isEqualTo(CommandLine.ExitCode.USAGE);
        assertThat(err.toString()).contains(reason);
        assertThat(err.toString().lines()).hasSize(1);
    }

    @Test
    void aTakenPortIsOneLine(@TempDir Path folder) throws IOException {
        Path kubeconfig = Files.writeString(folder.resolve("config"), """
                current-context: none
                clusters: [{name: none, cluster: {server: "https://127.0.0.1:1"}}]
                contexts: [{name: none, context: {cluster: none, user: none}}]
                """);
        StringWriter err = new StringWriter();
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                LogCapture log = LogCapture.start()) {
            String port = String.valueOf(other.getLocalPort());
            int code = Main.commandLine()
                    .setErr(new PrintWriter(err))
                    .execute("--management-port", port, "--bind-address", "127.0.0.1", "--kubeconfig=" + kubeconfig);

            assertThat(code).isEqualTo(CommandLine.ExitCode.SOFTWARE);
            assertThat(err)
                    .hasToString(
                            "generalscaler-controller: port " + port
                                    + " of address 127.0.0.1 is already in use; free it, or choose another with --management-port\n");
            assertThat(log.text()).isEmpty();
        }
    }
}
