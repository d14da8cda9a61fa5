package io.generalscaler.process.connections;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A port that cannot be had is told in one sentence, with the address and the flag that changes it. */
final class ListenTest {

    private static void open(Listen listen) throws Exception {
        try (ServerConnector connector = new ServerConnector(new Server())) {
            listen.open(connector);
        }
    }

    @Test
    void aTakenPortOfOneAddress() throws Exception {
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            int port = other.getLocalPort();
            assertThatThrownBy(() -> open(new Listen("127.0.0.1", port, "--port")))
                    .isInstanceOf(CannotListenException.class)
                    .hasMessage("port " + port
                            + " of address 127.0.0.1 is already in use; free it, or choose another with --port");
        }
    }

    @Test
    void aTakenPortOfAllAddresses() throws Exception {
        try (ServerSocket other = new ServerSocket(0, 1)) {
            int port = other.getLocalPort();
            assertThatThrownBy(() -> open(new Listen("", port, "--management-port")))
                    .hasMessage("port " + port
                            + " of all addresses is already in use; free it, or choose another with --management-port");
        }
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            an address of somebody else | 192.0.2.7    | 192.0.2.7 is no address of this machine, so nothing can listen at its port 0 (--port); give one that is with --bind-address
            a name without an address   | no.such.test. | no.such.test. has no address, so nothing can listen at its port 0 (--port); give an address of this machine with --bind-address
            """)
    void anAddressThatIsNotOurs(String name, String host, String sentence) {
        assertThatThrownBy(() -> open(new Listen(host, 0, "--port")))
                .isInstanceOf(CannotListenException.class)
                .hasMessage(sentence);
    }

    @ParameterizedTest(name = "the system says: {0}")
    @CsvSource(delimiter = '|', textBlock = """
            Permission denied | port 443 of all addresses may not be used by this process; choose one from 1024 with --port, or give the process the capability NET_BIND_SERVICE
            No buffer space   | cannot listen at port 443 of all addresses (No buffer space); choose another with --port, or another address with --bind-address
            """)
    void whatElseTheSystemSays(String said, String sentence) {
        IOException failure = new IOException("Failed to bind to 0.0.0.0:443", new BindException(said));
        assertThat(new Listen("", 443, "--port").failure(failure)).hasMessage(sentence);
    }
}
