package io.generalscaler.controller.process;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** A server that says what it likes, on loopback. Each connection has a virtual thread. */
public final class HostileServer implements AutoCloseable {

    private final ServerSocket listening;
    private final Set<Socket> connections = ConcurrentHashMap.newKeySet();
    private final AtomicInteger accepted = new AtomicInteger();
    private final CountDownLatch left = new CountDownLatch(1);

    /** What is said on a connection. */
    @FunctionalInterface
    public interface Speech {
        void on(InputStream in, OutputStream out) throws IOException;
    }

    /** Ends a connection with a reset instead of a proper close. */
    public static final class ResetException extends IOException {
        private static final long serialVersionUID = 1L;
    }

    private HostileServer(Speech speech) {
        try {
            listening = new ServerSocket(0, 4096, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().start(() -> accept(speech));
    }

    /** Says this on each connection. */
    public static HostileServer saying(Speech speech) {
        return new HostileServer(speech);
    }

    /** Answers each request, which is read up to its empty line, with these bytes, and keeps the connection. */
    public static HostileServer answering(String bytes) {
        byte[] answer = bytes.getBytes(StandardCharsets.ISO_8859_1);
        return saying((in, out) -> {
            while (request(in)) {
                out.write(answer);
                out.flush();
            }
        });
    }

    /** An answer over HTTP with this body. */
    public static String http(String body) {
        return "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: " + body.length() + "\r\n\r\n"
                + body;
    }

    /** Reads a request over HTTP; false at the end of the connection. */
    public static boolean request(InputStream in) throws IOException {
        for (int state = 0; state < 4; ) {
            int next = in.read();
            if (next < 0) {
                return false;
            }
            state = next == (state % 2 == 0 ? '\r' : '\n') ? state + 1 : 0;
        }
        return true;
    }

    public int port() {
        return listening.getLocalPort();
    }

    /** How many connections there were. */
    public int accepted() {
        return accepted.get();
    }

    /** Whether a client has gone away within that time. */
    public boolean wasLeft(long seconds) throws InterruptedException {
        return left.await(seconds, TimeUnit.SECONDS);
    }

    private void accept(Speech speech) {
        try {
            while (true) {
                Socket connection = listening.accept();
                accepted.incrementAndGet();
                connections.add(connection);
                Thread.ofVirtual().start(() -> speak(connection, speech));
            }
        } catch (IOException e) {
            // Closed.
        }
    }

    private void speak(Socket connection, Speech speech) {
        try (connection) {
            try {
                speech.on(connection.getInputStream(), connection.getOutputStream());
            } catch (ResetException e) {
                connection.setSoLinger(true, 0);
            }
        } catch (IOException e) {
            // The client has gone.
        } finally {
            connections.remove(connection);
            left.countDown();
        }
    }

    @Override
    public void close() {
        try {
            listening.close();
            for (Socket each : connections) {
                each.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
