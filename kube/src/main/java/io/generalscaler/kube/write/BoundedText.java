package io.generalscaler.kube.write;

import io.fabric8.kubernetes.client.http.AsyncBody;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The body of an answer as it arrives: kept as long as it is within bounds; of a larger one nothing is, but it is read to its end. */
final class BoundedText implements AsyncBody.Consumer<List<ByteBuffer>> {
    private final int most;
    private ByteArrayOutputStream kept = new ByteArrayOutputStream();
    private boolean tooLarge;

    /** @param most bytes to keep */
    BoundedText(int most) {
        this.most = most;
    }

    @Override
    public synchronized void consume(List<ByteBuffer> arrived, AsyncBody body) {
        for (ByteBuffer part : arrived) {
            keep(part);
        }
        body.consume();
    }

    private void keep(ByteBuffer part) {
        if (!tooLarge && part.remaining() > most - kept.size()) {
            tooLarge = true;
            kept = new ByteArrayOutputStream();
        }
        if (!tooLarge) {
            byte[] bytes = new byte[part.remaining()];
            part.get(bytes);
            kept.writeBytes(bytes);
        }
    }

    synchronized boolean isTooLarge() {
        return tooLarge;
    }

    /** What arrived; empty if that was too large. */
    synchronized String text() {
        return kept.toString(StandardCharsets.UTF_8);
    }
}
