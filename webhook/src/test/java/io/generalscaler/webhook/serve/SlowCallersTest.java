package io.generalscaler.webhook.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.generalscaler.process.connections.ConnectionLimits;
import io.generalscaler.process.connections.Ended;
import io.generalscaler.process.connections.Listen;
import io.generalscaler.testing.ExpectedLog;
import io.generalscaler.webhook.Eventually;
import io.generalscaler.webhook.review.AdmissionAnswer;
import io.generalscaler.webhook.review.ReviewCodec;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Callers that hold on to connections, over real sockets and TLS: they are no trouble to others, and they end. */
@Timeout(60)
final class SlowCallersTest {
    private static final String REVIEW = """
            {"apiVersion": "admission.k8s.io/v1", "kind": "AdmissionReview", "request": {
              "uid": "u-1", "kind": {"group": "apps", "version": "v1", "kind": "Deployment"},
              "operation": "CREATE", "object": {}}}
            """;
    private static final Duration NEVER = Duration.ofMinutes(5);
    private static final Duration SOON = Duration.ofMillis(200);
    private static final String POST = "POST /validate HTTP/1.1\r\nHost: w\r\nContent-Type: application/json\r\n";

    private final TestTls tls = new TestTls();
    private final WebhookMetrics metrics = new WebhookMetrics();
    private final List<AutoCloseable> toClose = new ArrayList<>();

    @AfterEach
    void close() throws Exception {
        for (AutoCloseable one : toClose.reversed()) {
            one.close();
        }
    }

    private AdmissionServer start(ConnectionLimits limits) {
        toClose.add(ExpectedLog.perhaps("Connections are at their limit; those that ask nothing give way"));
        var server = new AdmissionServer(
                new AdmissionServer.Limits(new Listen("127.0.0.1", 0, "--port"), 4, limits),
                HttpsConnector.tls(tls.server()),
                request -> AdmissionAnswer.allowed(),
                request -> AdmissionAnswer.allowed(),
                metrics);
        server.start();
        toClose.add(server);
        return server;
    }

    private static ConnectionLimits room(int most, int mostFromOne) {
        return new ConnectionLimits(most, mostFromOne, NEVER, NEVER, NEVER, NEVER);
    }

    private Connection connect(AdmissionServer server) throws Exception {
        var connection = new Connection(tls.client(), server.port());
        toClose.add(connection);
        return connection;
    }

    private Socket halfOpen(AdmissionServer server) throws IOException {
        var socket = new Socket(InetAddress.getLoopbackAddress(), server.port());
        toClose.add(socket);
        // The begin of a handshake that never goes on.
        socket.getOutputStream().write(new byte[] {22, 3, 1});
        return socket;
    }

    private void isServed(AdmissionServer server) throws Exception {
        assertThat(connect(server).post("/validate", REVIEW).status()).isEqualTo(200);
    }

    @Test
    void fiveBodiesThatTrickleTakeNobodysPlace() throws Exception {
        AdmissionServer server = start(room(64, 64));
        for (int i = 0; i < 5; i++) {
            connect(server).send(POST + "Transfer-Encoding: chunked\r\n\r\n1\r\n{\r\n");
        }
        isServed(server);
    }

    @Test
    void bodiesThatAreOnlyAnnouncedTakeNobodysPlace() throws Exception {
        AdmissionServer server = start(room(64, 64));
        for (int i = 0; i < 32; i++) {
            connect(server).send(POST + "Content-Length: " + (ReviewCodec.MAX_BYTES - 1) + "\r\n\r\n{");
        }
        isServed(server);
    }

    @Test
    void aThousandHalfHandshakesTakeNobodysPlace() throws Exception {
        AdmissionServer server = start(room(64, 64));
        for (int i = 0; i < 1_000; i++) {
            halfOpen(server);
        }
        // The server sees them in no order; the caller comes after them.
        while (!metrics.scrape().contains("generalscaler_webhook_connections_ended_total{why=\"gave_way\"} 936.0")) {
            Thread.onSpinWait();
        }
        isServed(server);
    }

    @ParameterizedTest(name = "{0} connections of an address that may have {0}")
    @ValueSource(ints = {8})
    void connectionsThatAskNothingGiveWayToThoseThatAsk(int most) throws Exception {
        AdmissionServer server = start(room(64, most));
        for (int i = 0; i < 3 * most; i++) {
            Connection idle = connect(server);
            assertThat(idle.post("/validate", REVIEW).status()).isEqualTo(200);
        }
        isServed(server);
    }

    @ParameterizedTest(name = "{0} ends")
    @CsvSource(
            delimiter = '|',
            value = {
                "a request line that does not end | POST /vali",
                "headers that do not end | POST /validate HTTP/1.1\\nHost: w\\nX-Slow: ",
            })
    void headersThatTakeTooLongEnd(String name, String sent) throws Exception {
        AdmissionServer server = start(new ConnectionLimits(64, 64, NEVER, SOON, NEVER, NEVER));
        Connection connection = connect(server);
        connection.send(sent.replace("\\n", "\r\n"));
        assertThatThrownBy(connection::receive).isInstanceOf(IOException.class);
        isServed(server);
        ended(Ended.SLOW_REQUEST);
    }

    @Test
    void aBodyThatTakesTooLongIsToldSo() throws Exception {
        AdmissionServer server = start(new ConnectionLimits(64, 64, NEVER, SOON, NEVER, NEVER));
        Connection connection = connect(server);
        connection.send(POST + "Content-Length: 4000\r\n\r\n{");
        Connection.Response answer = connection.receive();
        assertThat(answer.status()).isEqualTo(408);
        assertThat(answer.body()).contains("\"kind\":\"Status\"", "\"reason\":\"Timeout\"");
        assertThat(answer.closes()).isTrue();
        ended(Ended.SLOW_REQUEST);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "in one record, 16 03 01 0a 09 01 00 0a 01",
        "in records of two bytes each, 16 03 01 00 02 01 00 16 03 01 00 02 0a 01",
    })
    void aHelloThatAnnouncesTooMuchEnds(String name, String sent) throws Exception {
        AdmissionServer server = start(room(64, 64));
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port());
        toClose.add(socket);
        socket.setSoTimeout(30_000);
        socket.getOutputStream().write(HexFormat.ofDelimiter(" ").parseHex(sent));
        assertThat(socket.getInputStream().read()).isEqualTo(-1);
        ended(Ended.LARGE_HELLO);
        isServed(server);
    }

    @Test
    void aHandshakeThatTakesTooLongEnds() throws Exception {
        AdmissionServer server = start(new ConnectionLimits(64, 64, SOON, NEVER, NEVER, NEVER));
        Socket half = halfOpen(server);
        half.setSoTimeout(30_000);
        assertThat(half.getInputStream().read()).isEqualTo(-1);
        ended(Ended.SLOW_HANDSHAKE);
    }

    @Test
    void aConnectionThatNeverAsksEnds() throws Exception {
        AdmissionServer server = start(new ConnectionLimits(64, 64, SOON, SOON, NEVER, NEVER));
        Connection connection = connect(server);
        assertThatThrownBy(connection::receive).isInstanceOf(IOException.class);
        ended(Ended.UNUSED);
    }

    @Test
    void anAnswerThatNobodyTakesEnds() throws Exception {
        AdmissionServer server = start(new ConnectionLimits(64, 64, NEVER, SOON, SOON, NEVER));
        Connection connection = connect(server);
        String get = "GET /none HTTP/1.1\r\nHost: w\r\n\r\n".repeat(100);
        // Sends without ever reading, until the answers fill every buffer between here and there.
        assertThatThrownBy(() -> {
                    for (int i = 0; i < 100_000; i++) {
                        connection.send(get);
                    }
                })
                .isInstanceOf(IOException.class);
        ended(Ended.SLOW_ANSWER);
    }

    private void ended(Ended why) {
        Eventually.holds(
                "a connection ended: " + why,
                () -> metrics.scrape()
                        .contains("generalscaler_webhook_connections_ended_total{why=\"" + why.label() + "\"} 1.0"));
    }

    @ParameterizedTest(name = "{0} is answered with {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "no HTTP | 400 | HELLO\\n\\n",
                "an address that is too long | 414 | GET /LONG HTTP/1.1\\nHost: w\\n\\n",
                "headers that are too long | 431 | GET / HTTP/1.1\\nHost: w\\nX: LONG\\n\\n",
                "two lengths | 400 | POST /validate HTTP/1.1\\nHost: w\\nContent-Length: 1\\nContent-Length: 2\\n\\n",
                "no host | 400 | GET / HTTP/1.1\\n\\n",
                "an ambiguous address | 400 | GET /a%2f..%2fb HTTP/1.1\\nHost: w\\n\\n",
            })
    void whatIsNoRequestGetsAShortStatus(String name, int status, String sent) throws Exception {
        AdmissionServer server = start(room(64, 64));
        Connection connection = connect(server);
        connection.send(sent.replace("\\n", "\r\n").replace("LONG", "x".repeat(9_000)));
        Connection.Response answer = connection.receive();
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.headers()).contains("Content-Type: application/json");
        assertThat(answer.body())
                .startsWith("{\"apiVersion\":\"v1\",\"kind\":\"Status\"")
                .contains("\"code\":" + status)
                .doesNotContain("Exception", "\tat ", "etty");
    }
}
