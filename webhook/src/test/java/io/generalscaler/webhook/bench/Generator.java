package io.generalscaler.webhook.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BooleanSupplier;
import javax.net.ssl.SSLContext;

/**
 * Keeps so many connections busy, each with one request at a time: the next goes out when the answer to the one before is there. It
 * writes prepared bytes and reads only as much of an answer as it must, since it shares the processors with the server that it
 * measures.
 */
final class Generator implements AutoCloseable {
    private final SSLContext tls;
    private final int port;
    private final List<Connection> connections = new ArrayList<>();
    private final ExecutorService threads;

    Generator(SSLContext tls, int port, int connections) {
        this.tls = tls;
        this.port = port;
        this.threads = Executors.newFixedThreadPool(connections);
        for (int i = 0; i < connections; i++) {
            this.connections.add(new Connection());
        }
    }

    /** Opens all connections at once. */
    Seen connect() throws InterruptedException {
        return each(connection -> {
            long begun = System.nanoTime();
            connection.open(tls, port);
            var seen = new Seen();
            seen.add(System.nanoTime() - begun, 0);
            return seen;
        });
    }

    /** Sends {@code requests} in turn, each connection from another one on, for as long as {@code goesOn}. */
    Seen send(List<Request> requests, BooleanSupplier goesOn) throws InterruptedException {
        return each(connection -> {
            var seen = new Seen();
            int next = connections.indexOf(connection) * requests.size() / connections.size();
            while (goesOn.getAsBoolean()) {
                Request request = requests.get(next++ % requests.size());
                long begun = System.nanoTime();
                int length = connection.exchange(request);
                seen.add(System.nanoTime() - begun, length);
            }
            return seen;
        });
    }

    private interface Work {
        Seen on(Connection connection) throws IOException;
    }

    private Seen each(Work work) throws InterruptedException {
        long begun = System.nanoTime();
        List<Future<Seen>> futures = new ArrayList<>();
        for (Connection connection : connections) {
            futures.add(threads.submit(() -> work.on(connection)));
        }
        var all = new Seen();
        for (Future<Seen> future : futures) {
            try {
                all.add(future.get());
            } catch (ExecutionException e) {
                throw new IllegalStateException("a connection failed", e.getCause());
            }
        }
        return all.within(System.nanoTime() - begun);
    }

    @Override
    public void close() throws IOException {
        threads.shutdown();
        for (Connection connection : connections) {
            connection.close();
        }
    }
}
