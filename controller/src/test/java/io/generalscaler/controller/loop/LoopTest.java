package io.generalscaler.controller.loop;

import static org.assertj.core.api.Assertions.assertThat;

import io.generalscaler.controller.report.LoopMetrics;
import io.generalscaler.testing.ExpectedLog;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The loop works on whatever tasks its worker knows. */
final class LoopTest {

    private final TestClock clock = new TestClock();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final WorkQueue<String> queue = new WorkQueue<>(clock);
    private final LinkedBlockingQueue<String> done = new LinkedBlockingQueue<>();

    @Test
    void comesBackWhenTheWorkerSays() throws Exception {
        Instant later = clock.instant().plusSeconds(7);
        assertThat(worked("shop/a", task -> Optional.of(later))).isEqualTo("shop/a");
        clock.advance(Duration.ofSeconds(7));
        assertThat(queue.poll()).map(WorkQueue.Due::at).contains(later);
    }

    @Test
    void triesATaskAgainAfterADefectAndCountsIt() throws Exception {
        try (ExpectedLog _ = ExpectedLog.of("Evaluation failed")) {
            worked("shop/a", task -> {
                throw new IllegalStateException("made up by a test");
            });
        }
        clock.advance(Duration.ofSeconds(29));
        assertThat(queue.poll()).isEmpty();
        clock.advance(Duration.ofSeconds(1));
        assertThat(queue.poll()).map(WorkQueue.Due::key).contains("shop/a");
        assertThat(meters.get("generalscaler.defects").counter().count()).isEqualTo(1);
    }

    @Test
    @Timeout(60)
    void whatIsSlowIsWorkedOnWithinItsBoundAndKeepsNobodyElseWaiting() throws Exception {
        CountDownLatch answer = new CountDownLatch(1);
        Semaphore begun = new Semaphore(0);
        Worker<String> slow = task -> {
            begun.release();
            if (task.startsWith("slow")) {
                answer.await();
            }
            done.add(task);
            return Optional.empty();
        };
        try (Loop<String> loop = loop(slow)) {
            loop.start();
            for (int i = 0; i < 3_000; i++) {
                queue.dueNow("slow/" + i);
            }
            begun.acquire(Loop.MOST_OF_ONE);
            queue.dueNow("other/a");
            assertThat(done.take()).isEqualTo("other/a");
            assertThat(begun.availablePermits()).isEqualTo(1);

            answer.countDown();
            begun.acquire(1 + 3_000 - Loop.MOST_OF_ONE);
            loop.stop(Duration.ofSeconds(30));
        }
        assertThat(done).hasSize(3_000);
    }

    @Test
    @Timeout(60)
    void whatStandsInLineAtTheEndIsGivenBackToTheQueue() throws Exception {
        CountDownLatch answer = new CountDownLatch(1);
        Semaphore begun = new Semaphore(0);
        Loop<String> loop = loop(task -> {
            begun.release();
            answer.await();
            return Optional.empty();
        });
        loop.start();
        for (int i = 0; i < Loop.MOST_OF_ONE + 10; i++) {
            queue.dueNow("shop/" + i);
        }
        begun.acquire(Loop.MOST_OF_ONE);
        loop.close();
        answer.countDown();
        loop.stop(Duration.ofSeconds(30));
        assertThat(queue.running()).isZero();
        assertThat(queue.size()).isEqualTo(10);
    }

    private String worked(String task, Worker<String> worker) throws InterruptedException {
        Worker<String> noting = each -> {
            done.add(each);
            return worker.work(each);
        };
        queue.dueNow(task);
        try (Loop<String> loop = loop(noting)) {
            loop.start();
            String first = String.valueOf(done.poll(30, TimeUnit.SECONDS));
            loop.stop(Duration.ofSeconds(30));
            return first;
        }
    }

    private Loop<String> loop(Worker<String> worker) {
        return new Loop<>(
                queue, task -> task.substring(0, task.indexOf('/')), worker, new LoopMetrics(meters, clock), clock);
    }
}
