package io.generalscaler.devcluster.http;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/** Frames as lines of a chunked HTTP answer. */
final class HttpFrames implements FrameSink {

    private final HttpServerResponse response;
    private final CompletableFuture<Boolean> closed = new CompletableFuture<>();

    HttpFrames(HttpServerResponse response) {
        this.response = response;
        response.closeHandler(gone -> closed.complete(true));
        response.exceptionHandler(gone -> closed.complete(true));
        if (response.closed()) {
            closed.complete(true);
        }
    }

    /** Sends the head, so that the client knows the stream is open before the first frame. */
    boolean open() {
        return write(Buffer.buffer());
    }

    @Override
    public boolean send(byte[] json) {
        return write(Buffer.buffer(json.length + 1).appendBytes(json).appendByte((byte) '\n'));
    }

    private boolean write(Buffer chunk) {
        CompletableFuture<Boolean> written = response.write(chunk)
                .map(true)
                .otherwise(false)
                .toCompletionStage()
                .toCompletableFuture();
        try {
            CompletableFuture.anyOf(written, closed).get();
            return !closed.isDone() && written.getNow(false);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } catch (ExecutionException e) {
            return false;
        }
    }

    @Override
    public void onClose(Runnable callback) {
        var _ = closed.thenRun(callback);
    }
}
