package io.generalscaler.controller.observe.source;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** The answer of one read, once it is there, and the thread that fetches it. The first answer stays. */
final class ReadOutcome {

    private final AtomicReference<@Nullable Answer> answer = new AtomicReference<>();
    private final CountDownLatch done = new CountDownLatch(1);
    volatile @Nullable Thread reader;

    boolean complete(Answer value) {
        boolean first = answer.compareAndSet(null, value);
        done.countDown();
        return first;
    }

    boolean isDone() {
        return answer.get() != null;
    }

    /** The answer, or null when there is none after this many nanoseconds. */
    @Nullable Answer await(long nanos) throws InterruptedException {
        return done.await(nanos, TimeUnit.NANOSECONDS) ? answer.get() : null;
    }

    void interrupt() {
        Thread thread = reader;
        if (thread != null) {
            thread.interrupt();
        }
    }
}
