package io.generalscaler.sources.sql;

import io.generalscaler.api.source.Question;
import io.generalscaler.api.source.sql.SqlEndpoint;
import io.generalscaler.api.source.sql.SqlQuestion;
import io.generalscaler.sources.spi.FailureReason;
import io.generalscaler.sources.spi.MetricSource;
import io.generalscaler.sources.spi.Sample;
import io.generalscaler.sources.spi.SourceContext;
import io.generalscaler.sources.spi.SourceException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * One database and user: one connection, however many scalers ask, and their queries one after the other. Connects with the first read, and
 * again whenever the connection is gone or was not used for a while.
 */
final class SqlMetricSource implements MetricSource {

    /** A connection with what a driver keeps for it and with what TLS adds, and what may arrive for a question. */
    private static final long PLAIN_BYTES = 256 * 1024;

    private static final long TLS_BYTES = 512 * 1024;

    private final SqlEndpoint endpoint;
    private final SourceContext context;
    private final Duration idle;

    /** Held by whoever uses the session. */
    private final ReentrantLock turn = new ReentrantLock();

    private @Nullable Session session;
    private long lastUsedNanos;
    private boolean closed;

    SqlMetricSource(SqlEndpoint endpoint, SourceContext context, Duration idle) {
        this.endpoint = endpoint;
        this.context = context;
        this.idle = idle;
    }

    @Override
    public Sample read(Question question, Duration within) throws SourceException, InterruptedException {
        long deadline = System.nanoTime() + within.toNanos();
        if (!turn.tryLock(within.toNanos(), TimeUnit.NANOSECONDS)) {
            throw new SourceException(
                    FailureReason.Timeout,
                    "other queries took the connection until the deadline; there is one for each database and user");
        }
        try {
            return ask(((SqlQuestion) question).query(), deadline);
        } finally {
            lastUsedNanos = System.nanoTime();
            turn.unlock();
        }
    }

    /** Servers and what is before them end connections that are not used: on one that was open already, a query may be asked in vain. */
    private Sample ask(String query, long deadline) throws SourceException, InterruptedException {
        Session before = session;
        Session used = session(deadline);
        try {
            return used.ask(query, context.now(), deadline);
        } catch (SourceException e) {
            if (used != before || e.reason() != FailureReason.ConnectionLost) {
                throw e;
            }
            return session(deadline).ask(query, context.now(), deadline);
        }
    }

    private Session session(long deadline) throws SourceException, InterruptedException {
        Session open = session;
        if (open != null && open.isUsable()) {
            return open;
        }
        drop();
        if (closed) {
            throw new SourceException(FailureReason.Unreachable, "the connection is closed");
        }
        context.keeps(endpoint.tls().isPresent() ? TLS_BYTES : PLAIN_BYTES);
        Session fresh = Session.open(endpoint, context, deadline);
        session = fresh;
        closeIdleAfter(idle, fresh);
        return fresh;
    }

    private void drop() {
        Session open = session;
        session = null;
        if (open != null) {
            open.close();
        }
    }

    private void closeIdleAfter(Duration wait, Session watched) {
        CompletableFuture.delayedExecutor(
                        wait.toNanos(),
                        TimeUnit.NANOSECONDS,
                        close -> Thread.ofVirtual()
                                .name("close idle " + endpoint)
                                .start(close))
                .execute(() -> closeIdle(watched));
    }

    private void closeIdle(Session watched) {
        turn.lock();
        try {
            if (session != watched) {
                return;
            }
            Duration left = idle.minusNanos(System.nanoTime() - lastUsedNanos);
            if (left.isPositive()) {
                closeIdleAfter(left, watched);
            } else {
                drop();
                context.keeps(0);
            }
        } catch (SourceException e) {
            // Everything is given back already.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            turn.unlock();
        }
    }

    @Override
    public void close() {
        turn.lock();
        try {
            closed = true;
            drop();
        } finally {
            turn.unlock();
        }
    }
}
