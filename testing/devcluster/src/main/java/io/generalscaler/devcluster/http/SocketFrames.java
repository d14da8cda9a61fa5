package io.generalscaler.devcluster.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.fabric8.mockwebserver.http.Response;
import io.fabric8.mockwebserver.http.WebSocket;
import io.fabric8.mockwebserver.http.WebSocketListener;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;

/** Frames as text messages of a WebSocket; what the client says is ignored, as the API server does on a watch. */
final class SocketFrames extends WebSocketListener {

    private static final int NORMAL_CLOSURE = 1000;

    private final StreamingResponse source;
    private final Executor threads;
    private final CompletableFuture<Boolean> closed = new CompletableFuture<>();

    SocketFrames(StreamingResponse source, Executor threads) {
        this.source = source;
        this.threads = threads;
    }

    @Override
    public void onOpen(WebSocket socket, Response response) {
        try {
            threads.execute(() -> stream(socket));
        } catch (RejectedExecutionException e) {
            // The server is on its way out.
            socket.close(NORMAL_CLOSURE, "");
        }
    }

    private void stream(WebSocket socket) {
        try {
            source.stream(new Sink(socket));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            socket.close(NORMAL_CLOSURE, "");
        }
    }

    @Override
    public void onClosed(WebSocket socket, int code, String reason) {
        closed.complete(true);
    }

    @Override
    public void onFailure(WebSocket socket, Throwable error, Response response) {
        closed.complete(true);
    }

    private final class Sink implements FrameSink {

        private final WebSocket socket;

        private Sink(WebSocket socket) {
            this.socket = socket;
        }

        @Override
        public boolean send(byte[] json) {
            return !closed.isDone() && socket.send(new String(json, UTF_8));
        }

        @Override
        public void onClose(Runnable callback) {
            var _ = closed.thenRun(callback);
        }
    }
}
