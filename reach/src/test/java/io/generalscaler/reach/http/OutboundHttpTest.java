package io.generalscaler.reach.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.generalscaler.reach.address.AddressPolicy;
import io.generalscaler.reach.address.GuardedAddresses;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** What the client keeps of servers. */
final class OutboundHttpTest {

    private static final String ANSWER = "HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 0\r\n\r\n";

    /** A library that remembers which routes failed, to try them last, remembers all that users ever wrote. */
    @Test
    void remembersNoRouteThatFailed() throws Exception {
        InetAddress first = InetAddress.ofLiteral("127.0.0.1");
        InetAddress second = InetAddress.ofLiteral("127.0.0.2");
        AtomicInteger failed = new AtomicInteger();
        try (ServerSocket failing = new ServerSocket(0, 5, first);
                ServerSocket answering = new ServerSocket(failing.getLocalPort(), 5, second);
                OutboundHttp http = new OutboundHttp(new AddressPolicy(
                        List.of("127.0.0.0/8"), GuardedAddresses.NONE, host -> new InetAddress[] {first, second}))) {
            serve(failing, "", failed);
            serve(answering, ANSWER, new AtomicInteger());
            URI uri = URI.create("http://two.test:" + failing.getLocalPort() + "/");

            for (int i = 1; i <= 3; i++) {
                int status = http.send(
                        OutboundRequest.get(uri, Map.of()), Duration.ofSeconds(10), 1024, (code, body) -> code);

                assertThat(status).isEqualTo(200);
                assertThat(failed).hasValue(i);
            }
        }
    }

    private static void serve(ServerSocket server, String answer, AtomicInteger asked) {
        Thread.ofVirtual().start(() -> {
            while (!server.isClosed()) {
                try (Socket connection = server.accept()) {
                    var _ = connection.getInputStream().read(new byte[1024]);
                    asked.incrementAndGet();
                    connection.getOutputStream().write(answer.getBytes(StandardCharsets.US_ASCII));
                } catch (IOException e) {
                    // The test is over.
                }
            }
        });
    }
}
