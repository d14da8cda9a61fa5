package io.generalscaler.reach.http;

import io.generalscaler.reach.share.Asker;
import io.generalscaler.reach.share.FairShare;
import java.io.IOException;
import java.io.InterruptedIOException;
import org.jspecify.annotations.Nullable;

/**
 * Counts every byte that arrives for one request: handshakes, header fields, interim answers, the sizes of chunks and what servers write
 * beside them. Beyond {@link #FREE} they are charged to what all requests of the process may take, until the request has ended.
 */
final class Arrival implements AutoCloseable {

    /** The request that this thread waits for. */
    static final ScopedValue<Arrival> CURRENT = ScopedValue.newInstance();

    /** What an ordinary answer needs, so that no crowd of large ones can stand in its way. */
    private static final int FREE = 16 * 1024;

    private static final int STEP = 8 * 1024;

    private final FairShare room;
    private final String namespace = Asker.namespace();
    private final int limit;
    private final long deadlineNanos;
    private long arrived;
    private long charged;
    private @Nullable IOException refusal;

    Arrival(FairShare room, int limit, long deadlineNanos) {
        this.room = room;
        this.limit = limit;
        this.deadlineNanos = deadlineNanos;
    }

    /** Counts bytes; fails when there are too many, and from then on always. */
    void count(int bytes) throws IOException {
        if (refusal == null) {
            arrived += bytes;
            refusal = arrived > limit ? new AnswerTooLargeException(limit) : charge();
        }
        if (refusal != null) {
            throw refusal;
        }
    }

    /** What ended the request, whatever a library made of it since. */
    @Nullable IOException refusal() {
        return refusal;
    }

    private @Nullable IOException charge() throws InterruptedIOException {
        try {
            while (arrived > FREE + charged) {
                if (!room.take(namespace, STEP, deadlineNanos)) {
                    return new NoRoomException();
                }
                charged += STEP;
            }
            return null;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted");
        }
    }

    @Override
    public void close() {
        if (charged > 0) {
            room.give(namespace, charged);
            charged = 0;
        }
    }
}
