package io.generalscaler.reach.http;

import io.generalscaler.reach.share.Asker;
import io.generalscaler.reach.share.FairShare;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Counts every byte that arrives for one request: handshakes, header fields, interim answers, the sizes of chunks and what servers write
 * beside them. What libraries make of these bytes takes a multiple of them in memory. Beyond {@link #FREE} that is charged to what all
 * requests of the process may take, until the request has ended.
 */
final class Arrival implements AutoCloseable {

    /** The request that this thread waits for. */
    static final ScopedValue<Arrival> CURRENT = ScopedValue.newInstance();

    /** What an ordinary answer needs, so that no crowd of large ones can stand in its way. */
    private static final int FREE = 32 * 1024;

    private static final int STEP = 8 * 1024;

    /** The largest header that is read; what Prometheus sends has some hundred bytes. */
    private static final int MAX_HEADER = 8 * 1024;

    /** A character of the address, of which there are several copies until the answer is there. */
    private static final int TIMES_ADDRESS = 5;

    /** A character of what is posted, as text and as bytes. */
    private static final int TIMES_BODY = 4;

    private final FairShare room;
    private final String namespace = Asker.namespace();
    private final int limit;
    private final long deadlineNanos;
    private Part part = Part.HANDSHAKE;
    private long arrived;
    private long arrivedBefore;
    private AtomicLong connection = new AtomicLong();
    private long cost;
    private long charged;
    private @Nullable IOException refusal;

    Arrival(FairShare room, int limit, long deadlineNanos) {
        this.room = room;
        this.limit = limit;
        this.deadlineNanos = deadlineNanos;
    }

    /** What is arriving, and how many bytes of memory the library keeps for each of its bytes. */
    enum Part {
        /** Certificates, while they are looked at. */
        HANDSHAKE(4),
        /** Lines of a few bytes become several objects each. */
        HEADER(32),
        /** It is not kept; but trailers, which nothing tells from it, are. */
        BODY(8);

        private final int times;

        Part(int times) {
            this.times = times;
        }
    }

    /** What the request itself takes. */
    void ask(String address, Optional<OutboundRequest.Body> body) throws IOException {
        cost += (long) address.length() * TIMES_ADDRESS;
        cost += body.map(it -> (long) it.text().length() * TIMES_BODY).orElse(0L);
        end(charge());
    }

    /** This arrives from now on. */
    void expect(Part next) {
        part = next;
        arrivedBefore = arrived;
    }

    /**
     * Counts bytes; fails when there are too many, and from then on always.
     *
     * @param ofConnection all that has arrived over the same connection
     */
    void count(int bytes, AtomicLong ofConnection) throws IOException {
        connection = ofConnection;
        if (refusal == null) {
            arrived += bytes;
            cost += (long) bytes * part.times;
            end(
                    isHeaderTooLarge() || arrived > limit
                            ? new AnswerTooLargeException(limit, isHeaderTooLarge())
                            : charge());
        } else {
            throw refusal;
        }
    }

    private boolean isHeaderTooLarge() {
        return part == Part.HEADER && arrived - arrivedBefore > MAX_HEADER;
    }

    private void end(@Nullable IOException why) throws IOException {
        if (why != null) {
            refusal = why;
            throw why;
        }
    }

    /** All that has arrived over the connection that serves the request, as it grows. */
    AtomicLong ofConnection() {
        return connection;
    }

    /** What ended the request, whatever a library made of it since. */
    @Nullable IOException refusal() {
        return refusal;
    }

    private @Nullable IOException charge() throws InterruptedIOException {
        try {
            while (cost > FREE + charged) {
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
