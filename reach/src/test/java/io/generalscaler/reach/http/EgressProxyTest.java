package io.generalscaler.reach.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.generalscaler.reach.address.AddressPolicy;
import io.generalscaler.reach.address.AddressRefusedException;
import io.generalscaler.reach.address.GuardedAddresses;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A proxy of the operator's, and none of the system's. */
@Timeout(60)
final class EgressProxyTest {

    private static final AnswerReader<Integer> STATUS = (status, _) -> status;
    private static final Map<String, String> LOGIN = Map.of("Authorization", "Bearer hunter2");
    private static final Duration WITHIN = Duration.ofSeconds(10);
    private static final List<String> SYSTEM = List.of(
            "http.proxyHost",
            "http.proxyPort",
            "https.proxyHost",
            "https.proxyPort",
            "socksProxyHost",
            "socksProxyPort");

    private final List<String> heard = new CopyOnWriteArrayList<>();
    private ServerSocket server;

    @BeforeEach
    void start() throws IOException {
        server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::accept);
    }

    @AfterEach
    void stop() throws IOException {
        SYSTEM.forEach(System::clearProperty);
        server.close();
    }

    @Test
    void asksTheProxyForAServer() throws Exception {
        try (OutboundHttp http = through()) {
            assertThat((int) http.send(
                            OutboundRequest.get(URI.create("http://unknown.test/q"), Map.of()), WITHIN, 1000, STATUS))
                    .isEqualTo(204);
        }
        assertThat(heard).first().asString().startsWith("GET http://unknown.test/q HTTP/1.1");
    }

    @Test
    void asksTheProxyForATunnelAndTellsItNoLogin() {
        try (OutboundHttp http = through()) {
            assertThatThrownBy(() -> http.send(
                            OutboundRequest.get(URI.create("https://unknown.test/q?secret"), LOGIN),
                            WITHIN,
                            1000,
                            STATUS))
                    .isInstanceOf(IOException.class);
        }
        assertThat(heard).first().asString().startsWith("CONNECT unknown.test:443 HTTP/1.1");
        assertThat(heard).noneMatch(line -> line.contains("hunter2") || line.contains("secret"));
    }

    @Test
    void knowsWhatTheProxyCanRead() {
        try (OutboundHttp through = through();
                OutboundHttp direct = new OutboundHttp(policy())) {
            assertThat(through.showsToAProxy(URI.create("http://a.test"))).isTrue();
            assertThat(through.showsToAProxy(URI.create("https://a.test"))).isFalse();
            assertThat(direct.showsToAProxy(URI.create("http://a.test"))).isFalse();
        }
    }

    @ParameterizedTest(name = "is not asked for {0}")
    @ValueSource(strings = {"http://169.254.169.254/", "https://[::1]/", "http://localhost/", "http://127.1/"})
    void isNotAskedForWhatIsForbidden(String uri) {
        try (OutboundHttp http = through()) {
            assertThatThrownBy(() -> http.send(OutboundRequest.get(URI.create(uri), Map.of()), WITHIN, 1000, STATUS))
                    .isInstanceOf(AddressRefusedException.class);
        }
        assertThat(heard).isEmpty();
    }

    @Test
    void theSystemsProxiesAreNotUsed() throws Exception {
        ServerSocket target = server;
        try (ServerSocket proxy = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            for (String name : SYSTEM) {
                System.setProperty(name, name.endsWith("Host") ? "127.0.0.1" : String.valueOf(proxy.getLocalPort()));
            }
            System.setProperty("http.nonProxyHosts", "");
            try (OutboundHttp http = new OutboundHttp(policy("a.test"))) {
                URI uri = URI.create("http://a.test:" + target.getLocalPort() + "/q");
                assertThat((int) http.send(OutboundRequest.get(uri, Map.of()), WITHIN, 1000, STATUS))
                        .isEqualTo(204);
            } finally {
                System.clearProperty("http.nonProxyHosts");
            }
        }
        assertThat(heard).first().asString().startsWith("GET /q HTTP/1.1");
    }

    @ParameterizedTest(name = "{0} is no proxy")
    @ValueSource(
            strings = {
                "proxy:3128",
                "https://proxy:3128",
                "socks://proxy:3128",
                "http://proxy",
                "http://proxy:0",
                "http://proxy:99999",
                "http://user:hunter2@proxy:3128",
                "http://proxy:3128/path",
                "http://proxy:3128?hunter2",
                "http://:3128",
                "hunter2 ^"
            })
    void refusesWhatIsNoProxy(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> EgressProxy.parse(text))
                .withMessage("must be http://host:port, without a login or a path");
    }

    @ParameterizedTest(name = "{0} is a proxy")
    @ValueSource(strings = {"http://proxy.example:3128", "http://10.0.0.1:80/", "http://[fd00::1]:3128"})
    void readsAProxy(String text) {
        assertThat(EgressProxy.parse(text).port()).isPositive();
    }

    private OutboundHttp through() {
        return new OutboundHttp(policy(), Optional.of(EgressProxy.parse("http://proxy.test:" + server.getLocalPort())));
    }

    /** The proxy's name and address are not among the rules. */
    private static AddressPolicy policy(String... rules) {
        return new AddressPolicy(List.of(rules), GuardedAddresses.NONE, host -> switch (host) {
            case "proxy.test", "a.test" -> new InetAddress[] {InetAddress.getLoopbackAddress()};
            default -> throw new UnknownHostException(host);
        });
    }

    private void accept() {
        while (!server.isClosed()) {
            try (Socket connection = server.accept();
                    BufferedReader in = new BufferedReader(
                            new InputStreamReader(connection.getInputStream(), StandardCharsets.ISO_8859_1))) {
                boolean tunnel = false;
                for (String line = in.readLine(); line != null && !line.isEmpty(); line = in.readLine()) {
                    heard.add(line);
                    tunnel |= line.startsWith("CONNECT");
                }
                String answer = tunnel
                        ? "HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\n\r\n"
                        : "HTTP/1.1 204 No Content\r\n\r\n";
                connection.getOutputStream().write(answer.getBytes(StandardCharsets.US_ASCII));
            } catch (IOException e) {
                // The test has ended, or does not like the answer.
            }
        }
    }
}
