package io.generalscaler.controller;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

/** A flag that cannot be meant ends the controller before it begins, and is named. */
final class ControllerCommandTest {

    @ParameterizedTest(name = "refuses {0} {1} with exit code 2")
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            --management-port | 70000             | --management-port is from 0 to 65535
            --management-port | x                 | --management-port
            --kubeconfig      | /nowhere/config   | --kubeconfig: /nowhere/config cannot be read
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
            --prot            | 1                 | Unknown option
            """)
    void refuses(String flag, String value, String reason) {
        StringWriter err = new StringWriter();
        int code = Main.commandLine().setErr(new PrintWriter(err)).execute(flag, value);

        assertThat(code).isEqualTo(CommandLine.ExitCode.USAGE);
        assertThat(err.toString()).contains(reason);
    }
}
