package io.generalscaler.devcluster.fault;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A connection to a server on loopback that can be cut and mended, or left open while nothing comes through any more. */
public final class Cable implements AutoCloseable {

    private static final int BUFFER = 8192;

    private final ServerSocket entry;
    private final int server;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final Set<Socket> silent = ConcurrentHashMap.newKeySet();
    private volatile boolean cut;

    /** Leads to this port. */
    public Cable(int server) {
        this.server = server;
        try {
            entry = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().start(this::accept);
    }

    public int port() {
        return entry.getLocalPort();
    }

    /** Breaks every connection, and every one that is tried. */
    public void cut() {
        cut = true;
        open.forEach(Cable::close);
    }

    public void mend() {
        cut = false;
    }

    /** From now on nothing comes through what is connected, and neither end is told. What connects later works. */
    public void silence() {
        silent.addAll(open);
    }

    private void accept() {
        while (!entry.isClosed()) {
            try {
                Socket client = entry.accept();
                if (cut) {
                    close(client);
                    continue;
                }
                Socket upstream = new Socket(InetAddress.getLoopbackAddress(), server);
                open.add(client);
                open.add(upstream);
                if (cut) {
                    close(client);
                    close(upstream);
                }
                Thread.ofVirtual().start(() -> pump(client, upstream));
                Thread.ofVirtual().start(() -> pump(upstream, client));
            } catch (IOException e) {
                // The cable is gone, or the server is; whoever is connected will notice.
            }
        }
    }

    private void pump(Socket from, Socket to) {
        try (from;
                to) {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            byte[] buffer = new byte[BUFFER];
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                if (!silent.contains(from)) {
                    out.write(buffer, 0, count);
                }
            }
        } catch (IOException e) {
            // Cut, or closed by one end.
        } finally {
            open.remove(from);
            open.remove(to);
            silent.remove(from);
            silent.remove(to);
        }
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        cut();
        try {
            entry.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
