package io.generalscaler.controller.observe.source.sqs;

import static org.assertj.core.api.Assertions.assertThat;

import io.generalscaler.controller.observe.source.Answer;
import io.generalscaler.controller.observe.source.SourceFixture;
import io.generalscaler.controller.process.ElasticMqProcess;
import io.generalscaler.sources.spi.FailureReason;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Against a real server that speaks the protocol of Amazon SQS. */
final class SqsSourceTest {

    private static final ElasticMqProcess SQS = new ElasticMqProcess();
    private static final SourceFixture SOURCES = SourceFixture.onLoopback();

    @BeforeAll
    static void start() {
        SQS.start();
        SOURCES.secrets().with("keys", Map.of("AWS_ACCESS_KEY_ID", "AKIA1", "AWS_SECRET_ACCESS_KEY", "s3cret\n"));
        SQS.queue("orders");
        for (int delay : new int[] {0, 0, 0, 900}) {
            SQS.send("orders", delay);
        }
        SQS.receive("orders");
    }

    @AfterAll
    static void stop() {
        SOURCES.close();
        SQS.close();
    }

    @Test
    void countsWhatWaitsAndWhatIsWorkedOn() throws Exception {
        assertThat(value(read("orders", ""))).isEqualTo(3);
    }

    @Test
    void countsWhatIsAskedFor() throws Exception {
        assertThat(value(read("orders", "count: [Visible]"))).isEqualTo(2);
        assertThat(value(read("orders", "count: [InFlight]"))).isEqualTo(1);
        assertThat(value(read("orders", "count: [Delayed]"))).isEqualTo(1);
        assertThat(value(read("orders", "count: [Visible, InFlight, Delayed]"))).isEqualTo(4);
    }

    @Test
    void anEmptyQueueIsZero() throws Exception {
        SQS.queue("idle");
        assertThat(value(read("idle", ""))).isZero();
    }

    @Test
    void saysThatThereIsNoSuchQueue() throws Exception {
        assertThat(read("oders", "")).isInstanceOfSatisfying(Answer.Failed.class, failed -> {
            assertThat(failed.reason()).isEqualTo(FailureReason.NotFound);
            assertThat(failed.message()).isEqualTo("there is no such queue in this account and region");
        });
    }

    @Test
    void goesOnAfterTheServerWasStartedAgain() throws Exception {
        try (ElasticMqProcess other = new ElasticMqProcess()) {
            other.start();
            other.queue("jobs");
            other.send("jobs", 0);
            assertThat(value(SOURCES.read(metric(other, "jobs", "")))).isEqualTo(1);
            other.stop();
            assertThat(SOURCES.later().read(metric(other, "jobs", "")))
                    .isInstanceOfSatisfying(
                            Answer.Failed.class,
                            failed -> assertThat(failed.reason())
                                    .isIn(FailureReason.Unreachable, FailureReason.ConnectionLost));
            other.start();
            other.queue("jobs");
            assertThat(value(SOURCES.later().read(metric(other, "jobs", "")))).isZero();
        }
    }

    private static Answer read(String queue, String more) throws InterruptedException {
        return SOURCES.later().read(metric(SQS, queue, more));
    }

    private static String metric(ElasticMqProcess server, String queue, String more) {
        return """
                type: sqs
                sqs:
                  queueUrl: %s
                  region: elasticmq-1
                  endpoint: http://127.0.0.1:%d
                  authRef: {secretName: keys}
                  %s
                """.formatted(server.url(queue), server.port(), more);
    }

    private static long value(Answer answer) {
        assertThat(answer).isInstanceOf(Answer.Value.class);
        return ((Answer.Value) answer).sample().high().longValueExact();
    }
}
