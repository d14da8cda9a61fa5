package io.generalscaler.controller.loop;

import static org.assertj.core.api.Assertions.assertThat;

import io.generalscaler.controller.report.LoopMetrics;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** The loop works on whatever tasks its worker knows. */
final class LoopTest {

    private final TestClock clock = new TestClock();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final WorkQueue<String> queue = new WorkQueue<>(clock);
    private final LinkedBlockingQueue<String> done = new LinkedBlockingQueue<>();

    @Test
    void comesBackWhenTheWorkerSays() throws Exception {
        Instant later = clock.instant().plusSeconds(7);
        assertThat(worked("a", task -> Optional.of(later))).isEqualTo("a");
        clock.advance(Duration.ofSeconds(7));
        assertThat(queue.poll()).map(WorkQueue.Due::at).contains(later);
    }

    @Test
    void triesATaskAgainAfterADefectAndCountsIt() throws Exception {
        worked("a", task -> {
            throw new IllegalStateException("made up by a test");
        });
        clock.advance(Duration.ofSeconds(29));
        assertThat(queue.poll()).isEmpty();
        clock.advance(Duration.ofSeconds(1));
        assertThat(queue.poll()).map(WorkQueue.Due::key).contains("a");
        assertThat(meters.get("generalscaler.defects").counter().count()).isEqualTo(1);
    }

    private String worked(String task, Worker<String> worker) throws InterruptedException {
        Worker<String> noting = each -> {
            done.add(each);
            return worker.work(each);
        };
        queue.dueNow(task);
        try (Loop<String> loop = new Loop<>(queue, noting, new LoopMetrics(meters, clock), clock)) {
            loop.start();
            String first = String.valueOf(done.poll(30, TimeUnit.SECONDS));
            loop.stop(Duration.ofSeconds(30));
            return first;
        }
    }
}
