package io.generalscaler.controller.process;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.KeyStore;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLServerSocket;

/** A TLS server with a certificate of the test's own that answers whoever asks as Prometheus or Redis would: with five. */
public final class TestServer implements AutoCloseable {

    private static final String FIVE =
            "{\"status\":\"success\",\"data\":{\"resultType\":\"scalar\",\"result\":[1,\"5\"]}}";

    private final SSLServerSocket socket;
    private final AtomicInteger asked = new AtomicInteger();

    private TestServer(SSLServerSocket socket) {
        this.socket = socket;
    }

    /** One that serves from now on. */
    public static TestServer start(TestCertificates certificates) throws Exception {
        return start(certificates, parameters -> {});
    }

    /** The same, with a will of its own about TLS. */
    public static TestServer start(TestCertificates certificates, Consumer<SSLParameters> will) throws Exception {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        char[] none = new char[0];
        store.setKeyEntry("server", certificates.serverKey(), none, certificates.serverChain());
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(store, none);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), null, null);
        SSLServerSocket socket = (SSLServerSocket)
                context.getServerSocketFactory().createServerSocket(0, 50, InetAddress.getLoopbackAddress());
        SSLParameters parameters = socket.getSSLParameters();
        will.accept(parameters);
        socket.setSSLParameters(parameters);
        TestServer server = new TestServer(socket);
        Thread.ofVirtual().start(server::accept);
        return server;
    }

    public int port() {
        return socket.getLocalPort();
    }

    /** How many requests have come through a handshake. */
    public int asked() {
        return asked.get();
    }

    private void accept() {
        while (!socket.isClosed()) {
            try {
                Socket connection = socket.accept();
                Thread.ofVirtual().start(() -> serve(connection));
            } catch (IOException e) {
                // Closed.
            }
        }
    }

    private void serve(Socket connection) {
        try (connection;
                BufferedReader in = new BufferedReader(
                        new InputStreamReader(connection.getInputStream(), StandardCharsets.ISO_8859_1));
                OutputStream out = connection.getOutputStream()) {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                asked.incrementAndGet();
                if (line.startsWith("*")) {
                    out.write(redis(in, Integer.parseInt(line.substring(1))).getBytes(StandardCharsets.UTF_8));
                } else {
                    skipHeaders(in);
                    out.write(("HTTP/1.1 200 OK\r\nContent-Length: " + FIVE.length() + "\r\n\r\n" + FIVE)
                            .getBytes(StandardCharsets.UTF_8));
                }
                out.flush();
            }
        } catch (IOException e) {
            // A client that does not like the certificate hangs up.
        }
    }

    private static void skipHeaders(BufferedReader in) throws IOException {
        String line = in.readLine();
        while (line != null && !line.isEmpty()) {
            line = in.readLine();
        }
    }

    private static String redis(BufferedReader in, int words) throws IOException {
        String command = "";
        for (int i = 0; i < words; i++) {
            String _ = in.readLine();
            String word = String.valueOf(in.readLine());
            command = i == 0 ? word.toUpperCase(Locale.ROOT) : command;
        }
        return switch (command) {
            case "LLEN" -> ":5\r\n";
            case "PING" -> "+PONG\r\n";
            default -> "+OK\r\n";
        };
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
